package app.fovea.notification.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

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

    /** Locked until the transaction ends: two steps about one message never send it at the same time. */
    public Optional<Notification> lock(UUID id) {
        return Optional.ofNullable(tenant.get().find(Notification.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** What became of an event, once its first handling is committed. Locked as {@link #lock} does. */
    public Optional<Notification> lockOf(UUID eventId, MessageKind kind) {
        return tenant.get().createQuery("select n from Notification n where n.eventId = :event and n.kind = :kind", Notification.class)
            .setParameter("event", eventId).setParameter("kind", kind.id()).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
    }

    /** What waits for a time later than that one, soonest first. */
    public List<Notification> waitingBeyond(Instant time, int limit) {
        return tenant.get().createQuery("select n from Notification n where n.state = 'waiting' and n.sendAfter > :time order by n.sendAfter, n.id", Notification.class)
            .setParameter("time", time).setMaxResults(limit).getResultList();
    }

    /** What should have left by then: the step that was to send it is lost. Locked until the transaction ends; what somebody else has in hand is left to them. */
    public List<Notification> overdue(Instant since, int limit) {
        List<?> ids = tenant.get().createNativeQuery("select cast(id as text) from notifications where tenant_id = ? and state = 'waiting' and send_after < ? order by send_after limit ? for update skip locked")
            .setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true)
            .setParameter(1, CurrentCaller.get().tenantId()).setParameter(2, Timestamp.from(since)).setParameter(3, limit).getResultList();
        return ids.isEmpty() ? List.of() : tenant.get().createQuery("select n from Notification n where n.id in :ids order by n.sendAfter, n.id", Notification.class)
            .setParameter("ids", ids.stream().map(id -> UUID.fromString((String) id)).toList()).getResultList();
    }

    /** Which nobody got and nobody has rung about, newest first. @param since not older than that @param before only those made before this one, or null */
    public List<Notification> toRing(Instant since, Notification before, int limit) {
        String jpql = "select n from Notification n where n.state in ('skipped', 'failed') and n.rungAt is null and n.createdAt >= :since"
            + (before == null ? "" : " and (n.createdAt < :at or (n.createdAt = :at and n.id < :id))") + " order by n.createdAt desc, n.id desc";
        TypedQuery<Notification> query = tenant.get().createQuery(jpql, Notification.class).setParameter("since", since);
        if (before != null) {
            query.setParameter("at", before.createdAt()).setParameter("id", before.id());
        }
        return query.setMaxResults(limit).getResultList();
    }

    public Optional<Notification> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Notification.class, id));
    }

    /** Newest first. */
    public List<Notification> of(Collection<UUID> patients, int limit) {
        return tenant.get().createQuery("select n from Notification n where n.patientId in :patients order by n.createdAt desc, n.id desc", Notification.class)
            .setParameter("patients", patients).setMaxResults(limit).getResultList();
    }

    public long count(Collection<UUID> patients) {
        return tenant.get().createQuery("select count(n) from Notification n where n.patientId in :patients", Long.class)
            .setParameter("patients", patients).getSingleResult();
    }

    /** What came of these events. */
    public List<Notification> ofEvents(Collection<UUID> events) {
        return events.isEmpty() ? List.of() : tenant.get().createQuery("select n from Notification n where n.eventId in :events", Notification.class).setParameter("events", events).getResultList();
    }
}
