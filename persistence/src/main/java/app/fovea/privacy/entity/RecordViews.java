package app.fovea.privacy.entity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Origin;
import app.fovea.journey.entity.Ids;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

/** The access log. */
@ApplicationScoped
public class RecordViews {
    @Inject
    private TenantEntityManager tenant;

    /** Writes down that the caller looks at something, whoever's it is, in one statement; nothing where there is no such thing. */
    public void enter(Look look) {
        Caller caller = CurrentCaller.get();
        Optional<Origin> origin = CurrentCaller.origin();
        Query query = tenant.get().createNativeQuery("insert into record_views (id, patient_id, kind, record_id, user_id, user_name, role_name, branch_id, way, address)"
            + " select ?, about.patient_id, ?, cast(? as uuid), ?, ?, ?, cast(? as uuid), ?, ? from (" + look.named().patientOf() + ") about");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, Ids.next()).setParameter(2, look.shown().id()).setParameter(3, look.recordId() == null ? null : look.recordId().toString())
            .setParameter(4, caller.userId()).setParameter(5, caller.displayName()).setParameter(6, caller.primaryRole().or(() -> caller.roles().stream().findFirst()).map(Caller.HeldRole::name).orElse(null))
            .setParameter(7, caller.branchId() == null ? null : caller.branchId().toString()).setParameter(8, origin.map(Origin::way).orElse(null)).setParameter(9, origin.map(Origin::address).orElse(null))
            .setParameter(10, caller.tenantId()).setParameter(11, look.id()).executeUpdate();
    }

    /** Newest first. @param before the last entry of the page before; null from the newest */
    public List<SeenRecord> newest(ViewFilter filter, UUID before, int limit) {
        StringBuilder jpql = new StringBuilder("select new app.fovea.privacy.entity.SeenRecord(v, p.number, p.givenName, p.familyName, b.name) from RecordView v"
            + " left join Patient p on p.id = v.patientId left join Branch b on b.id = v.branchId where v.id is not null");
        Map<String, Object> values = new HashMap<>();
        narrow(jpql, values, " and v.id < :before", "before", before);
        narrow(jpql, values, " and v.patientId = :patient", "patient", filter.patientId());
        narrow(jpql, values, " and v.userId = :user", "user", filter.userId());
        narrow(jpql, values, " and lower(v.userName) like :words escape '\\'", "words", filter.words() == null ? null : "%" + filter.words().strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        narrow(jpql, values, " and v.kind = :kind", "kind", filter.kind() == null ? null : filter.kind().id());
        narrow(jpql, values, " and v.at >= :from", "from", filter.from());
        narrow(jpql, values, " and v.at < :until", "until", filter.before());
        TypedQuery<SeenRecord> query = tenant.get().createQuery(jpql + " order by v.id desc", SeenRecord.class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    private static void narrow(StringBuilder jpql, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            jpql.append(condition);
            values.put(name, value);
        }
    }
}
