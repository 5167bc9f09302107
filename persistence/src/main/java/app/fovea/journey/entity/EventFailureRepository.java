package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class EventFailureRepository {
    @Inject
    private TenantEntityManager tenant;

    public void add(EventFailure failure) {
        tenant.get().persist(failure);
    }

    /** Whether a listener will try an event again at that time or later. */
    public boolean willBeTriedAgain(String listener, UUID eventId, Instant since) {
        return tenant.get().createQuery("select count(f) from EventFailure f where f.listener = :listener and f.eventId = :event and f.nextAttemptAt >= :since", Long.class)
            .setParameter("listener", listener).setParameter("event", eventId).setParameter("since", since).getSingleResult() > 0;
    }

    /** Of these events, the oldest first. */
    public List<EventFailure> of(Collection<UUID> events) {
        return events.isEmpty() ? List.of() : tenant.get().createQuery("select f from EventFailure f where f.eventId in :events order by f.failedAt, f.id", EventFailure.class)
            .setParameter("events", events).getResultList();
    }
}
