package app.fovea.privacy.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Restricted records that somebody opened in need. */
@ApplicationScoped
public class Openings {
    @Inject
    private TenantEntityManager tenant;
    @Inject
    private Persons persons;

    public Optional<RecordOpening> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(RecordOpening.class, id));
    }

    /** What this person has open of this patient now. */
    public Optional<RecordOpening> running(UUID patientId, UUID userId, Instant now) {
        return tenant.get().createQuery("select o from RecordOpening o, RecordRestriction r where r.id = o.restrictionId and r.liftedAt is null and r.patientId in :patients and o.openedBy = :user"
                + " and o.closedAt is null and o.endsAt > :now order by o.endsAt desc", RecordOpening.class)
            .setParameter("patients", persons.idsOf(patientId)).setParameter("user", userId).setParameter("now", now).setMaxResults(1).getResultStream().findFirst();
    }

    /** Newest first. @param open true for those into which nobody has looked @param before the last of the page before; null from the newest */
    public List<RecordOpening> newest(boolean open, UUID before, int limit) {
        TypedQuery<RecordOpening> query = tenant.get().createQuery("select o from RecordOpening o where o.id is not null" + (open ? " and o.reviewedAt is null" : "")
            + (before == null ? "" : " and o.id < :before") + " order by o.id desc", RecordOpening.class);
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** Into how many nobody has looked but who opened them. */
    public long toReview(UUID by) {
        return tenant.get().createQuery("select count(o) from RecordOpening o where o.reviewedAt is null and o.openedBy <> :by", Long.class).setParameter("by", by).getSingleResult();
    }

    public void add(RecordOpening opening) {
        tenant.get().persist(opening);
    }

    /** Writes now, so that versions and constraints speak before the answer is made. */
    public void flush() {
        tenant.get().flush();
    }
}
