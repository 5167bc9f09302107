package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The jobs of the lab as its board reads them: in one statement, however many, and nothing of what was sold but a line. */
@ApplicationScoped
public class OpenJobRepository {
    private static final String JOBS = "select new app.fovea.lab.entity.OpenJob(o.id, o.number, o.version, o.stage, o.heldFrom, o.stageEnteredAt, o.labColumn, o.branchId, o.promisedOn, o.rush, o.tray,"
        + " o.frameLine, o.lensName, o.lensSupplier, o.stockLens, o.remakeNo, substring(p.givenName, 1, 1), substring(p.familyName, 1, 1))"
        + " from SpectacleOrder o, Patient h, Patient p where h.id = o.patientId and p.id = h.personId";
    private static final List<String> CLOSED = List.of(Category.COMPLETED.id(), Category.CANCELLED.id());

    @Inject
    private TenantEntityManager tenant;

    /** The job promised first on top. */
    public List<OpenJob> open(JobFilter wanted, int limit) {
        Map<String, Object> asked = new LinkedHashMap<>();
        StringBuilder jpql = new StringBuilder(JOBS).append(" and o.category not in :closed");
        asked.put("closed", CLOSED);
        and(jpql, asked, " and o.branchId = :branch", "branch", wanted.branchId());
        and(jpql, asked, " and o.promisedOn >= :from", "from", wanted.from());
        and(jpql, asked, " and o.promisedOn <= :until", "until", wanted.until());
        and(jpql, asked, " and o.category <> :gone", "gone", wanted.stillHere() ? Category.SHIPPED.id() : null);
        and(jpql, asked, " and o.lensSupplier = :supplier", "supplier", wanted.supplier());
        and(jpql, asked, " and o.stage in :stages", "stages", wanted.stages().isEmpty() ? null : wanted.stages());
        and(jpql, asked, " and lower(o.tray) = :tray", "tray", lower(wanted.tray()));
        and(jpql, asked, " and (locate(:words, lower(o.number)) > 0 or lower(o.tray) = :words or lower(concat(substring(p.givenName, 1, 1), substring(p.familyName, 1, 1))) = :words)",
            "words", lower(wanted.words()));
        TypedQuery<OpenJob> query = tenant.get().createQuery(jpql + " order by o.promisedOn, o.id", OpenJob.class);
        asked.forEach(query::setParameter);
        return query.setMaxResults(limit).getResultList();
    }

    /** Whether they are open or not; what is not there is left out. */
    public List<OpenJob> byId(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : tenant.get().createQuery(JOBS + " and o.id in :ids", OpenJob.class).setParameter("ids", ids).getResultList();
    }

    /** How many open jobs stand in each column, by its slug; one without any is left out. */
    public Map<String, Integer> counts(BoardColumns columns) {
        return tenant.get().createQuery("select o.stage, o.labColumn, count(o.id) from SpectacleOrder o where o.category not in :closed group by o.stage, o.labColumn", Object[].class)
            .setParameter("closed", CLOSED).getResultStream()
            .collect(Collectors.toMap(row -> columns.standing(Stage.of((String) row[0]).orElseThrow(), (String) row[1]).orElseThrow().slug(), row -> ((Number) row[2]).intValue(), Integer::sum));
    }

    private static void and(StringBuilder jpql, Map<String, Object> asked, String condition, String name, Object value) {
        if (value != null) {
            jpql.append(condition);
            asked.put(name, value);
        }
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
