package app.fovea.journey.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The outbox as the relay sees it: across tenants, through a database role that may read this table and mark its rows and do nothing
 * else. Plain JDBC on purpose: no tenant is set here, and no entity is touched.
 *
 * <p>One relay at a time works on it, however many nodes there are: two would send two events of one aggregate in any order.
 */
@ApplicationScoped
public class Outbox {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** Any number that nothing else in this database locks. */
    private static final long ONE_RELAY_AT_A_TIME = 0x666f766561L;

    @Resource(lookup = "java:jboss/datasources/FoveaRelay")
    private DataSource relay;

    /** For the server, which gives it its data source. */
    public Outbox() {
    }

    /** @param relay connects as {@code fovea_relay} */
    public Outbox(DataSource relay) {
        this.relay = relay;
    }

    /** Puts events on the wire. */
    public interface Sender {
        /**
         * In this order.
         *
         * @return what became of them
         * @throws Exception when the broker is away: all of them wait
         */
        Sent send(List<Envelope> batch) throws Exception;
    }

    /** @param taken what the broker has for sure @param refused what it would not take although it took others; both leave out what must wait behind a refused one */
    public record Sent(List<Taken> taken, List<Refused> refused) {
    }

    /** @param listeners to whose queues it went */
    public record Taken(Envelope event, List<String> listeners) {
    }

    public record Refused(Envelope event, String why) {
    }

    /**
     * Takes the oldest unpublished events, sends them and marks them, in one transaction. A crash between sending and marking sends them again;
     * the broker drops what it knows, and the inbox the rest. What the broker refuses is tried again later and holds up its own aggregate alone.
     *
     * @return how many were taken out of the outbox
     * @throws SQLException          when the database is away
     * @throws IllegalStateException when the broker is: everything waits in the outbox
     */
    public int relay(int most, Sender sender) throws SQLException {
        try (Connection connection = relay.getConnection()) {
            connection.setAutoCommit(false);
            try {
                waitForTurn(connection);
                List<Envelope> batch = take(connection, most);
                Sent sent = batch.isEmpty() ? new Sent(List.of(), List.of()) : send(batch, sender);
                mark(connection, sent.taken());
                postpone(connection, sent.refused());
                connection.commit();
                return sent.taken().size();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static Sent send(List<Envelope> batch, Sender sender) {
        try {
            return sender.send(batch);
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not take " + batch.size() + " events; they wait in the outbox", e);
        }
    }

    /** A node that hangs holds the others up for ten seconds a poll, and for no longer than its connection lives. */
    private static void waitForTurn(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select set_config('lock_timeout', '10s', true), pg_advisory_xact_lock(?)")) {
            lock.setLong(1, ONE_RELAY_AT_A_TIME);
            lock.execute();
        }
    }

    /**
     * The oldest first, which within an aggregate is their order ({@link LoggedEvent.Place}). Nothing overtakes an earlier event of its aggregate that the broker
     * refused a moment ago. By the statement's clock: the transaction's stood still while it waited for its turn.
     */
    private static List<Envelope> take(Connection connection, int most) throws SQLException {
        List<Envelope> batch = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select tenant_id, id, type, schema_version, aggregate_type, aggregate_id, aggregate_seq, correlation_id, causation_id, actor_id, actor_name, occurred_at, payload
                from journey_events e where published_at is null and next_attempt_at <= statement_timestamp()
                and not exists (select from journey_events p where p.tenant_id = e.tenant_id and p.aggregate_id = e.aggregate_id and p.aggregate_seq < e.aggregate_seq
                  and p.published_at is null and p.next_attempt_at > statement_timestamp())
                order by occurred_at, id limit ? for no key update skip locked""")) {
            select.setInt(1, most);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    batch.add(envelope(rows));
                }
            }
        }
        return batch;
    }

    private static Envelope envelope(ResultSet row) throws SQLException {
        try {
            return Envelope.of(row.getObject("id", UUID.class), row.getObject("tenant_id", UUID.class), row.getString("type"), row.getInt("schema_version"), row.getString("aggregate_type"),
                row.getObject("aggregate_id", UUID.class), row.getLong("aggregate_seq"), row.getTimestamp("occurred_at").toInstant(), row.getObject("actor_id", UUID.class),
                row.getString("actor_name"), new LoggedEvent.Context(row.getObject("correlation_id", UUID.class), row.getObject("causation_id", UUID.class)), MAPPER.readTree(row.getString("payload")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the payload of an event is no JSON", e);
        }
    }

    private static void mark(Connection connection, List<Taken> taken) throws SQLException {
        if (taken.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update journey_events e set published_at = clock_timestamp(), published_to = string_to_array(s.listeners, ','), attempts = e.attempts + 1, last_error = null
                from unnest(?::uuid[], ?::uuid[], ?::text[]) s (tenant_id, id, listeners) where e.tenant_id = s.tenant_id and e.id = s.id""")) {
            update.setArray(1, connection.createArrayOf("uuid", taken.stream().map(each -> each.event().tenantId()).toArray()));
            update.setArray(2, connection.createArrayOf("uuid", taken.stream().map(each -> each.event().id()).toArray()));
            update.setArray(3, connection.createArrayOf("text", taken.stream().map(each -> String.join(",", each.listeners())).toArray()));
            update.executeUpdate();
        }
    }

    private static void postpone(Connection connection, List<Refused> refused) throws SQLException {
        if (refused.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("update journey_events set attempts = attempts + 1, last_error = ?,"
                + " next_attempt_at = now() + least(power(2, least(attempts, 9)), 300) * interval '1 second' where tenant_id = ? and id = ?")) {
            for (Refused each : refused) {
                update.setString(1, each.why());
                update.setObject(2, each.event().tenantId());
                update.setObject(3, each.event().id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
