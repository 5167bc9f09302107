package app.fovea.journey.entity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The outbox and permanent log. Publishing is one typed call inside the transaction of the business fact: either both are there
 * after the commit, or neither. What it fires is heard by the relay after the commit.
 */
@ApplicationScoped
public class JourneyLog {
    /** Something is in the outbox, once this transaction commits. Whoever hears of it before that and throws keeps it out, and the business fact with it. @param payload JSON */
    public record Appended(UUID eventId, EventType type, String payload) {
    }

    @Inject
    private TenantEntityManager tenant;
    @Inject
    private Event<Appended> appended;

    /** @return the event's id, which everything that follows from it names as its cause */
    public UUID append(JourneyEvent event, LoggedEvent.Context context) {
        return append(event, context, next(event.aggregateId()));
    }

    /**
     * The first event about something that was made in this transaction: nobody else can know it, so nobody is asked for its place. That saves the database a
     * question, and lets all that the transaction has made be written together.
     */
    public UUID appendFirst(JourneyEvent event, LoggedEvent.Context context) {
        return append(event, context, LoggedEvent.Place.first(Instant.now()));
    }

    private UUID append(JourneyEvent event, LoggedEvent.Context context, LoggedEvent.Place place) {
        Caller caller = CurrentCaller.get();
        LoggedEvent logged = new LoggedEvent(event, context, place, caller.userId(), caller.displayName());
        tenant.get().persist(logged);
        appended.fire(new Appended(logged.id(), event.type(), logged.payload()));
        return logged.id();
    }

    /** Of two that append at once about one aggregate the unique key refuses one, so that places are given in the order of the commits. */
    private LoggedEvent.Place next(UUID aggregateId) {
        // Flush first: a use case may publish twice about one aggregate, and the second must see the first.
        tenant.get().flush();
        return tenant.get().createQuery("select e.aggregateSeq, e.occurredAt from LoggedEvent e where e.aggregateId = :aggregate order by e.aggregateSeq desc", Object[].class)
            .setParameter("aggregate", aggregateId).setMaxResults(1).getResultStream().findFirst()
            .map(last -> LoggedEvent.Place.after((Long) last[0], (Instant) last[1], Instant.now())).orElseGet(() -> LoggedEvent.Place.first(Instant.now()));
    }

    public Optional<LoggedEvent> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(LoggedEvent.class, id));
    }

    /** One page, newest first; every filter may be null. */
    public List<LoggedEvent> page(EventType type, Collection<UUID> patients, UUID correlationId, UUID before, int limit) {
        StringBuilder jpql = new StringBuilder("select e from LoggedEvent e where 1 = 1");
        if (type != null) {
            jpql.append(" and e.type = :type");
        }
        if (patients != null) {
            jpql.append(" and e.patientId in :patients");
        }
        if (correlationId != null) {
            jpql.append(" and e.correlationId = :correlation");
        }
        if (before != null) {
            jpql.append(" and e.id < :before");
        }
        TypedQuery<LoggedEvent> query = tenant.get().createQuery(jpql + " order by e.id desc", LoggedEvent.class);
        if (type != null) {
            query.setParameter("type", type.id());
        }
        if (patients != null) {
            query.setParameter("patients", patients);
        }
        if (correlationId != null) {
            query.setParameter("correlation", correlationId);
        }
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** What happened between these times, the oldest first, behind one that was seen last: a page of them. @param seenAt null for the first page */
    public List<LoggedEvent> between(Collection<EventType> types, Instant from, Instant to, Instant seenAt, UUID seen, int limit) {
        TypedQuery<LoggedEvent> query = tenant.get().createQuery("select e from LoggedEvent e where e.type in :types and e.occurredAt >= :from and e.occurredAt < :to and e.publishedAt is not null"
            + (seenAt == null ? "" : " and (e.occurredAt > :seenAt or (e.occurredAt = :seenAt and e.id > :seen))") + " order by e.occurredAt, e.id", LoggedEvent.class);
        if (seenAt != null) {
            query.setParameter("seenAt", seenAt).setParameter("seen", seen);
        }
        return query.setParameter("types", types.stream().map(EventType::id).toList()).setParameter("from", from).setParameter("to", to).setMaxResults(limit).getResultList();
    }

    public long countBetween(Collection<EventType> types, Instant from, Instant to) {
        return tenant.get().createQuery("select count(e) from LoggedEvent e where e.type in :types and e.occurredAt >= :from and e.occurredAt < :to and e.publishedAt is not null", Long.class)
            .setParameter("types", types.stream().map(EventType::id).toList()).setParameter("from", from).setParameter("to", to).getSingleResult();
    }

    public long count(Collection<UUID> patients) {
        return tenant.get().createQuery("select count(e) from LoggedEvent e where e.patientId in :patients", Long.class)
            .setParameter("patients", patients).getSingleResult();
    }

    /** The order events after one that a screen saw last; used to catch up after a lost connection. */
    public List<LoggedEvent> orderEventsAfter(UUID lastSeen, int limit) {
        return tenant.get().createQuery("select e from LoggedEvent e where e.aggregateType = 'order' and e.id > :last order by e.id", LoggedEvent.class)
            .setParameter("last", lastSeen).setMaxResults(limit).getResultList();
    }
}
