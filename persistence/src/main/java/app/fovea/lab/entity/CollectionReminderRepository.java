package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who is and was reminded of spectacles that nobody fetched. */
@ApplicationScoped
public class CollectionReminderRepository {
    @Inject
    private TenantEntityManager tenant;

    /**
     * Spectacles that lie in the shop for their patient and were not reminded of after so many days, or later ones. What a carrier took to the patient is not fetched, and who asked to be erased is not written to.
     *
     * @param from  since when at the earliest they lie there
     * @param until since when at the latest
     */
    public List<UUID> uncollected(int afterDays, Instant from, Instant until, int limit) {
        return tenant.get().createQuery("select o.id from SpectacleOrder o where o.stage = :shipped and o.carrier is null and o.stageEnteredAt > :from and o.stageEnteredAt <= :until"
                + " and not exists (select r.id from CollectionReminder r where r.orderId = o.id and r.afterDays >= :days) and not exists (select e.id from Erasure e where e.patientId = o.patientId) order by o.id", UUID.class)
            .setParameter("shipped", Stage.SHIPPED.id()).setParameter("from", from).setParameter("until", until).setParameter("days", afterDays).setMaxResults(limit).getResultList();
    }

    public boolean reminded(UUID orderId, int afterDays) {
        return tenant.get().createQuery("select count(r) from CollectionReminder r where r.orderId = :order and r.afterDays >= :days", Long.class)
            .setParameter("order", orderId).setParameter("days", afterDays).getSingleResult() > 0;
    }

    public void add(CollectionReminder reminder) {
        tenant.get().persist(reminder);
    }
}
