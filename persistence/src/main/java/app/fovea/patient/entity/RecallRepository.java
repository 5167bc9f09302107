package app.fovea.patient.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who should come again. Of a person with several records the one that was said last counts. */
@ApplicationScoped
public class RecallRepository {
    private static final String STANDING = "select r from Recall r, Patient h where h.id = r.patientId and h.erasedAt is null and r.endedAt is null"
        + " and not exists (select n.id from Recall n, Patient o where o.id = n.patientId and o.personId = h.personId and n.endedAt is null and (n.setAt > r.setAt or n.setAt = r.setAt and n.id > r.id))";

    @Inject
    private TenantEntityManager tenant;

    /** The one that stands. @param records all of a person's */
    public Optional<Recall> of(Collection<UUID> records) {
        return tenant.get().createQuery("select r from Recall r where r.patientId in :records and r.endedAt is null order by r.setAt desc, r.id desc", Recall.class)
            .setParameter("records", records).setMaxResults(1).getResultStream().findFirst();
    }

    /** All of a person's, those that ended, too, locked until the transaction ends. */
    public List<Recall> lock(Collection<UUID> records) {
        return tenant.get().createQuery("select r from Recall r where r.patientId in :records order by r.id", Recall.class)
            .setParameter("records", records).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    /**
     * Those that are due by a day, the soonest first.
     *
     * @param reminded whether the patient was written to; null for either
     * @param after    the last one of the page before; null for the first
     */
    public List<Recall> due(LocalDate until, Boolean reminded, Recall after, int limit) {
        TypedQuery<Recall> query = tenant.get().createQuery(STANDING + " and r.dueOn <= :until" + (reminded == null ? "" : reminded ? " and r.remindedAt is not null" : " and r.remindedAt is null")
            + (after == null ? "" : " and (r.dueOn > :day or r.dueOn = :day and r.id > :id)") + " order by r.dueOn, r.id", Recall.class).setParameter("until", until).setMaxResults(limit);
        if (after != null) {
            query.setParameter("day", after.dueOn()).setParameter("id", after.id());
        }
        return query.getResultList();
    }

    public Optional<Recall> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Recall.class, id));
    }

    /** Whatever stands of a person ends. @return the one that counted */
    public Optional<Recall> end(Collection<UUID> records, Recall.Ending how, Instant at) {
        Optional<Recall> stood = of(records);
        if (stood.isPresent()) {
            lock(records).stream().filter(Recall::stands).forEach(each -> each.end(how, at));
        }
        return stood;
    }

    public void add(Recall recall) {
        tenant.get().persist(recall);
    }

    /** Writes now, so that the answer carries the version that was stored. */
    public void flush() {
        tenant.get().flush();
    }
}
