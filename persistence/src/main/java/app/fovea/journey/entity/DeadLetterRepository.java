package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class DeadLetterRepository {
    private static final List<String> OPEN = DeadLetter.State.OPEN.stream().map(DeadLetter.State::id).toList();

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
    public Optional<DeadLetter> lockOpen(String listener, UUID eventId, String part) {
        return tenant.get().createQuery("select d from DeadLetter d where d.listener = :listener and d.eventId = :event and d.part = :part and d.state in :open", DeadLetter.class)
            .setParameter("listener", listener).setParameter("event", eventId).setParameter("part", part).setParameter("open", OPEN)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
    }

    /** The open letter of an event at a listener, or a new one; locked until the transaction ends. */
    public DeadLetter openOrNew(String listener, Envelope event, String part) {
        return lockOpen(listener, event.id(), part).orElseGet(() -> add(new DeadLetter(listener, event, part)));
    }

    /** What waits behind an event at a listener, in the order of the aggregate. */
    public List<DeadLetter> parkedBehind(String listener, UUID eventId) {
        return tenant.get().createQuery("select d from DeadLetter d where d.listener = :listener and d.behind = :event and d.state = :parked order by d.aggregateSeq", DeadLetter.class)
            .setParameter("listener", listener).setParameter("event", eventId).setParameter("parked", DeadLetter.State.PARKED.id()).getResultList();
    }

    /** How much waits behind an event at a listener. */
    public long countParkedBehind(String listener, UUID eventId) {
        return tenant.get().createQuery("select count(d) from DeadLetter d where d.listener = :listener and d.behind = :event and d.state = :parked", Long.class)
            .setParameter("listener", listener).setParameter("event", eventId).setParameter("parked", DeadLetter.State.PARKED.id()).getSingleResult();
    }

    /** Of these events, whatever became of them. */
    public List<DeadLetter> of(Collection<UUID> events) {
        return events.isEmpty() ? List.of() : tenant.get().createQuery("select d from DeadLetter d where d.eventId in :events", DeadLetter.class).setParameter("events", events).getResultList();
    }

    public Optional<DeadLetter> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(DeadLetter.class, id));
    }

    /**
     * A page of them, the newest first.
     *
     * @param listener of one alone, or null
     * @param states   at least one
     * @param before   what was seen last, or null
     */
    public List<DeadLetter> page(String listener, Collection<DeadLetter.State> states, DeadLetter before, int limit) {
        TypedQuery<DeadLetter> query = tenant.get().createQuery("select d from DeadLetter d where d.state in :states" + (listener == null ? "" : " and d.listener = :listener")
            + (before == null ? "" : " and (d.failedAt < :at or (d.failedAt = :at and d.id < :id))") + " order by d.failedAt desc, d.id desc", DeadLetter.class);
        if (listener != null) {
            query.setParameter("listener", listener);
        }
        if (before != null) {
            query.setParameter("at", before.failedAt()).setParameter("id", before.id());
        }
        return query.setParameter("states", states.stream().map(DeadLetter.State::id).toList()).setMaxResults(limit).getResultList();
    }

    /** Those that died until then and wait for a person, the first to die first; locked until the transaction ends. */
    public List<DeadLetter> deadUntil(String listener, Instant until, Instant seenAt, UUID seen, int limit) {
        TypedQuery<DeadLetter> query = tenant.get().createQuery("select d from DeadLetter d where d.listener = :listener and d.state = :dead and d.failedAt <= :until"
            + (seenAt == null ? "" : " and (d.failedAt > :seenAt or (d.failedAt = :seenAt and d.id > :seen))") + " order by d.failedAt, d.id", DeadLetter.class);
        if (seenAt != null) {
            query.setParameter("seenAt", seenAt).setParameter("seen", seen);
        }
        return query.setParameter("listener", listener).setParameter("dead", DeadLetter.State.DEAD.id()).setParameter("until", until).setMaxResults(limit)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    public long countDeadUntil(String listener, Instant until) {
        return tenant.get().createQuery("select count(d) from DeadLetter d where d.listener = :listener and d.state = :dead and d.failedAt <= :until", Long.class)
            .setParameter("listener", listener).setParameter("dead", DeadLetter.State.DEAD.id()).setParameter("until", until).getSingleResult();
    }
}
