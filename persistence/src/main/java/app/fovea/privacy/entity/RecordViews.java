package app.fovea.privacy.entity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Origin;
import app.fovea.access.entity.Permission;
import app.fovea.journey.entity.Ids;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.persistence.config.QueryHints;

/** The access log. */
@ApplicationScoped
public class RecordViews {
    /** Whose record it is, and who comes past the restriction that stands on it or on one that was merged with it. */
    private static final String BARRED = " person as (select p.person_id as id from about join patients p on p.tenant_id = ? and p.id = about.patient_id),"
        + " barred as (select person.id as patient_id from person join patients m on m.tenant_id = ? and m.person_id = person.id"
        + " join record_restrictions r on r.tenant_id = m.tenant_id and r.patient_id = m.id and r.lifted_at is null"
        + " where not exists (select from restriction_admits a where a.tenant_id = r.tenant_id and a.restriction_id = r.id and (a.user_id = ? or a.role_id = any (cast(? as uuid[]))))"
        + " and not exists (select from record_openings o where o.tenant_id = r.tenant_id and o.restriction_id = r.id and o.opened_by = ? and o.closed_at is null and o.ends_at > now()))";
    private static final String NOBODY_BARRED = " barred as (select patient_id from about where false)";
    private static final String WRITTEN = ", written as (insert into record_views (id, patient_id, kind, record_id, user_id, user_name, role_name, branch_id, way, address)"
        + " select ?, about.patient_id, ?, cast(? as uuid), ?, ?, ?, cast(? as uuid), ?, ? from about where not exists (select from barred)";
    /** An open page asks again with each press, from step to step of a sale: that is one look in a quarter of an hour. It was opened by another way, which is a look each time. */
    private static final String UNLESS_LATELY = " and not exists (select from record_views v where v.tenant_id = ? and v.patient_id = about.patient_id and v.id > cast(? as uuid)"
        + " and v.user_id = ? and v.kind = ? and v.record_id is not distinct from cast(? as uuid) and v.role_name is not distinct from ? and v.way = ? and v.address = ?)";
    private static final Duration LATELY = Duration.ofMinutes(15);

    @Inject
    private TenantEntityManager tenant;
    @Inject
    private Persons persons;

    /**
     * Asks whether the caller may look at something, whoever's it is, and writes down that they do: in one statement, which writes nothing where there is no such thing or they may not.
     *
     * @param even  true where they may, also behind a restriction
     * @param write false for a look through a role's eyes, whose transaction is for reading alone
     * @return the patient whose record is restricted, and not to the caller
     */
    public Optional<UUID> enter(Look look, boolean even, boolean write) {
        Caller caller = CurrentCaller.get();
        Optional<Origin> origin = CurrentCaller.origin();
        boolean admitted = even || caller.may(Permission.PATIENTS_RESTRICTED);
        List<Object> values = new ArrayList<>(List.of(caller.tenantId(), look.id()));
        if (!admitted) {
            values.addAll(List.of(caller.tenantId(), caller.tenantId(), caller.userId(), Restrictions.roles(caller).stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")), caller.userId()));
        }
        if (write) {
            values.addAll(Arrays.asList(Ids.next(), look.shown().id(), text(look.recordId()), caller.userId(), caller.displayName(),
                role(caller), text(caller.branchId()),
                origin.map(Origin::way).orElse(null), origin.map(Origin::address).orElse(null)));
        }
        boolean again = write && origin.isPresent() && origin.get().openPage();
        if (again) {
            values.addAll(Arrays.asList(caller.tenantId(), Ids.after(Instant.now().minus(LATELY)).toString(), caller.userId(), look.shown().id(), text(look.recordId()), role(caller), origin.get().way(), origin.get().address()));
        }
        Query query = tenant.get().createNativeQuery("with about as (" + look.named().patientOf() + ")," + (admitted ? NOBODY_BARRED : BARRED) + (write ? WRITTEN + (again ? UNLESS_LATELY : "") + ")" : "") + " select patient_id from barred");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        List<?> barred = query.getResultList();
        return barred.stream().findFirst().map(UUID.class::cast);
    }

    private static String role(Caller caller) {
        return caller.primaryRole().or(() -> caller.roles().stream().findFirst()).map(Caller.HeldRole::name).orElse(null);
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    /** Newest first. @param before the last entry of the page before; null from the newest */
    public List<SeenRecord> newest(ViewFilter filter, UUID before, int limit) {
        // Asked for one by one and not joined: EclipseLink 4.0.9 puts the tenant's condition on what is joined from the left into the where, and whoever has no branch was left out of the log.
        StringBuilder jpql = new StringBuilder("select new app.fovea.privacy.entity.SeenRecord(v, (select p.number from Patient p where p.id = v.patientId), (select g.givenName from Patient g where g.id = v.patientId),"
            + " (select f.familyName from Patient f where f.id = v.patientId), (select b.name from Branch b where b.id = v.branchId)) from RecordView v where v.id is not null");
        Map<String, Object> values = new HashMap<>();
        narrow(jpql, values, " and v.id < :before", "before", before);
        narrow(jpql, values, " and (v.patientId in :patients or exists (select g.id from PatientMerge g where g.mergedId = :patient and g.keptId = v.patientId and v.at >= g.mergedAt and v.at < g.undoneAt))",
            "patients", filter.patientId() == null ? null : persons.idsOf(filter.patientId()));
        if (filter.patientId() != null) {
            values.put("patient", filter.patientId());
        }
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
