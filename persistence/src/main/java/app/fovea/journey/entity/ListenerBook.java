package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

/** How the listeners of a practice get on, counted by the database: five statements, however much there is. */
@ApplicationScoped
public class ListenerBook {
    @Inject
    private TenantEntityManager tenant;

    /** @param count 0 where there is nothing, and then there is no oldest */
    public record Waiting(long count, Instant oldest) {
        public static final Waiting NOTHING = new Waiting(0, null);
    }

    /** @param last when it failed last; null when it did not */
    public record Failures(long count, Instant last) {
        public static final Failures NONE = new Failures(0, null);
    }

    /** @param minute how many since that minute began @param hour and since that hour, these among them */
    public record Handled(long minute, long hour) {
        public static final Handled NOTHING = new Handled(0, 0);
    }

    /** By listener: what was sent to it since then, that it has not handled and that is not among its dead letters. */
    @SuppressWarnings("unchecked")
    public Map<String, Waiting> waiting(Instant since) {
        List<Object[]> rows = tenant.get().createNativeQuery("""
            select l.listener, count(*), min(e.published_at)
            from journey_events e cross join lateral unnest(e.published_to) l (listener)
            where e.tenant_id = current_tenant() and e.occurred_at >= ? and e.published_at is not null
            and not exists (select from event_inbox i where i.tenant_id = e.tenant_id and i.listener = l.listener and i.event_id = e.id and i.part = '')
            and not exists (select from dead_letters d where d.tenant_id = e.tenant_id and d.listener = l.listener and d.event_id = e.id and d.part = '' and d.state in ('dead', 'parked', 'replaying'))
            group by l.listener""").setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true).setParameter(1, Timestamp.from(since)).getResultList();
        Map<String, Waiting> waiting = new TreeMap<>();
        rows.forEach(row -> waiting.put((String) row[0], new Waiting(((Number) row[1]).longValue(), instant(row[2]))));
        return waiting;
    }

    /** Which of these, that were sent to a listener, nobody will bring to it any more: not handled, no dead letter, and no try to come. */
    @SuppressWarnings("unchecked")
    public List<UUID> lost(String listener, List<UUID> events, Instant triedSince) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<Object> rows = tenant.get().createNativeQuery("""
            select e.id from journey_events e
            where e.tenant_id = current_tenant() and e.id = any(cast(string_to_array(?, ',') as uuid[])) and ? = any(e.published_to) and e.published_at < ?
            and not exists (select from event_inbox i where i.tenant_id = e.tenant_id and i.listener = ? and i.event_id = e.id and i.part = '')
            and not exists (select from dead_letters d where d.tenant_id = e.tenant_id and d.listener = ? and d.event_id = e.id and d.part = '' and d.state in ('dead', 'parked', 'replaying'))
            and not exists (select from event_failures f where f.tenant_id = e.tenant_id and f.event_id = e.id and f.listener = ? and f.next_attempt_at >= ?)""")
            .setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true).setParameter(1, String.join(",", events.stream().map(UUID::toString).toList())).setParameter(2, listener).setParameter(3, Timestamp.from(triedSince))
            .setParameter(4, listener).setParameter(5, listener).setParameter(6, listener).setParameter(7, Timestamp.from(triedSince)).getResultList();
        return rows.stream().map(id -> UUID.fromString(id.toString())).toList();
    }

    /** By listener. */
    public Map<String, Handled> handled(Instant minute, Instant hour) {
        Map<String, Handled> handled = new TreeMap<>();
        tenant.get().createQuery("select i.listener, count(i.eventId), sum(case when i.handledAt > :minute then 1 else 0 end) from InboxEntry i where i.handledAt > :hour group by i.listener", Object[].class)
            .setParameter("minute", minute).setParameter("hour", hour).getResultList()
            .forEach(row -> handled.put((String) row[0], new Handled(((Number) row[2]).longValue(), ((Number) row[1]).longValue())));
        return handled;
    }

    /** By listener, what failed since then. */
    public Map<String, Failures> failures(Instant since) {
        Map<String, Failures> failures = new TreeMap<>();
        tenant.get().createQuery("select f.listener, count(f.id), max(f.failedAt) from EventFailure f where f.failedAt > :since group by f.listener", Object[].class)
            .setParameter("since", since).getResultList().forEach(row -> failures.put((String) row[0], new Failures(((Number) row[1]).longValue(), instant(row[2]))));
        return failures;
    }

    /** By listener and then by state, those that are open. */
    public Map<String, Map<DeadLetter.State, Long>> deadLetters() {
        Map<String, Map<DeadLetter.State, Long>> letters = new TreeMap<>();
        tenant.get().createQuery("select d.listener, d.state, count(d.id) from DeadLetter d where d.state in ('dead', 'parked', 'replaying') group by d.listener, d.state", Object[].class).getResultList()
            .forEach(row -> letters.computeIfAbsent((String) row[0], listener -> new TreeMap<>()).put(DeadLetter.State.valueOf(((String) row[1]).toUpperCase(Locale.ROOT)), ((Number) row[2]).longValue()));
        return letters;
    }

    /** What the broker has not taken yet. */
    public Waiting outbox() {
        Object[] row = tenant.get().createQuery("select count(e.id), min(e.occurredAt) from LoggedEvent e where e.publishedAt is null", Object[].class).getSingleResult();
        return new Waiting(((Number) row[0]).longValue(), instant(row[1]));
    }

    /** As the driver or the converter gives it. */
    private static Instant instant(Object column) {
        return column instanceof Timestamp timestamp ? timestamp.toInstant() : column instanceof OffsetDateTime moment ? moment.toInstant() : (Instant) column;
    }
}
