package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class DeadLetterRepository {
    private static final List<String> OPEN = List.of(DeadLetter.State.DEAD.id(), DeadLetter.State.PARKED.id(), DeadLetter.State.REPLAYING.id());

    @Inject
    private TenantEntityManager tenant;

    public DeadLetter add(DeadLetter letter) {
        tenant.get().persist(letter);
        return letter;
    }

    /** Locked until the transaction ends: whoever settles a letter and whoever parks behind it take turns. */
    public Optional<DeadLetter> lock(UUID id) {
        return Optional.ofNullable(tenant.get().find(DeadLetter.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The open letter of an event at a listener; locked until the transaction ends. */
    public Optional<DeadLetter> lockOpen(String queue, UUID eventId, String part) {
        return tenant.get().createQuery("select d from DeadLetter d where d.queue = :queue and d.eventId = :event and d.part = :part and d.state in :open", DeadLetter.class)
            .setParameter("queue", queue).setParameter("event", eventId).setParameter("part", part).setParameter("open", OPEN)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
    }

    /** What waits behind an event at a listener, in the order of the aggregate. */
    public List<DeadLetter> parkedBehind(String queue, UUID eventId) {
        return tenant.get().createQuery("select d from DeadLetter d where d.queue = :queue and d.behind = :event and d.state = :parked order by d.aggregateSeq", DeadLetter.class)
            .setParameter("queue", queue).setParameter("event", eventId).setParameter("parked", DeadLetter.State.PARKED.id()).getResultList();
    }

    /** Those that are open, newest first. */
    public List<DeadLetter> open(int limit) {
        return tenant.get().createQuery("select d from DeadLetter d where d.state in :open order by d.failedAt desc, d.id desc", DeadLetter.class)
            .setParameter("open", OPEN).setMaxResults(limit).getResultList();
    }
}
