package app.fovea.notification.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class NotificationRepository {
    @Inject
    private TenantEntityManager tenant;

    public void add(Notification notification) {
        tenant.get().persist(notification);
    }

    /** Writes now, so that a constraint refuses before the mail has left the house. */
    public void flush() {
        tenant.get().flush();
    }

    /** Newest first. */
    public List<Notification> of(UUID patientId, int limit) {
        return tenant.get().createQuery("select n from Notification n where n.patientId = :patient order by n.createdAt desc, n.id desc", Notification.class)
            .setParameter("patient", patientId).setMaxResults(limit).getResultList();
    }

    public long count(UUID patientId) {
        return tenant.get().createQuery("select count(n) from Notification n where n.patientId = :patient", Long.class)
            .setParameter("patient", patientId).getSingleResult();
    }

    /** What came of these events. */
    public List<Notification> ofEvents(Collection<UUID> events) {
        return events.isEmpty() ? List.of() : tenant.get().createQuery("select n from Notification n where n.eventId in :events", Notification.class).setParameter("events", events).getResultList();
    }
}
