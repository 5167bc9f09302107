package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.persistence.config.QueryHints;

/** At least once on the wire, exactly once in effect: who has already done what. */
@ApplicationScoped
public class Inbox {
    @Inject
    private TenantEntityManager tenant;

    /**
     * @param part empty for the event itself, else a later step of the listener
     * @return false when this listener has handled this before: then there is nothing left to do
     */
    public boolean firstTime(String listener, UUID eventId, String part) {
        return tenant.get().createNativeQuery("insert into event_inbox (listener, event_id, part) values (?, ?, ?) on conflict do nothing")
            .setParameter(1, listener).setParameter(2, eventId).setParameter(3, part).executeUpdate() == 1;
    }

    /**
     * What whoever comes to do its work finds.
     *
     * @param first  false when it is done already
     * @param letter whether an open dead letter tells of it, which is settled with this: another copy of the message died, or the letter was replayed
     */
    public record Entry(boolean first, boolean letter) {
    }

    /** As {@link #firstTime} does, in one statement with the question for a dead letter. */
    public Entry enter(String listener, UUID eventId, String part) {
        Object[] entry = (Object[]) tenant.get().createNativeQuery("""
                with entered as (insert into event_inbox (listener, event_id, part) values (?, ?, ?) on conflict do nothing returning event_id)
                select (select count(*) from entered), (select count(*) from dead_letters d
                  where d.tenant_id = current_tenant() and d.listener = ? and d.event_id = ? and d.part = ? and d.state in ('dead', 'parked', 'replaying'))""")
            .setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true).setParameter(1, listener).setParameter(2, eventId).setParameter(3, part).setParameter(4, listener).setParameter(5, eventId).setParameter(6, part)
            .getSingleResult();
        return new Entry(((Number) entry[0]).longValue() == 1, ((Number) entry[1]).longValue() > 0);
    }

    /**
     * The first earlier event of the same aggregate that this listener was to hear and has not handled: nothing may overtake it. What was
     * published before the listener's time names it not and holds nothing up.
     *
     * @param types what the listener hears
     */
    @SuppressWarnings("unchecked")
    public Optional<UUID> inFront(String listener, Collection<EventType> types, Envelope event) {
        long place = event.place();
        if (place == 1) {
            return Optional.empty();
        }
        Query query = tenant.get().createNativeQuery("""
            select e.id from journey_events e
            where e.tenant_id = current_tenant() and e.aggregate_id = ? and e.aggregate_seq < ? and e.type = any(string_to_array(?, ','))
            and (e.published_at is null or ? = any(e.published_to))
            and not exists (select from event_inbox i where i.tenant_id = e.tenant_id and i.listener = ? and i.event_id = e.id and i.part = '')
            order by e.aggregate_seq limit 1""");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        List<Object> first = query.setParameter(1, event.aggregateId()).setParameter(2, place).setParameter(3, types.stream().map(EventType::id).collect(Collectors.joining(",")))
            .setParameter(4, listener).setParameter(5, listener).getResultList();
        return first.stream().map(id -> UUID.fromString(id.toString())).findFirst();
    }

    /** What these listeners have done of these events. */
    public List<InboxEntry> handled(Collection<String> listeners, Collection<UUID> events) {
        return events.isEmpty() ? List.of() : tenant.get().createQuery("select i from InboxEntry i where i.listener in :listeners and i.eventId in :events", InboxEntry.class)
            .setParameter("listeners", listeners).setParameter("events", events).getResultList();
    }
}
