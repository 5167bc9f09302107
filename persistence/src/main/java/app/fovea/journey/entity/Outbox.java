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
 */
@ApplicationScoped
public class Outbox {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SOURCE = "urn:fovea:journey";

    @Resource(lookup = "java:jboss/datasources/FoveaRelay")
    private DataSource relay;

    /** Sends a batch; throws if the broker does not have it for sure. */
    public interface Sender {
        void send(List<Envelope> batch) throws Exception;
    }

    /**
     * Takes the oldest unpublished events, sends them and marks them, in one transaction that skips rows another node has locked. A
     * crash between sending and marking sends them again; the broker drops what it knows, and the inbox the rest.
     *
     * @return how many were taken
     */
    public int relay(int most, Sender sender) throws SQLException {
        try (Connection connection = relay.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<Envelope> batch = take(connection, most);
                if (!batch.isEmpty()) {
                    publish(connection, batch, sender);
                }
                connection.commit();
                return batch.size();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void publish(Connection connection, List<Envelope> batch, Sender sender) throws SQLException {
        try {
            sender.send(batch);
            mark(connection, batch, "update journey_events set published_at = now(), attempts = attempts + 1, last_error = null where tenant_id = ? and id = ?", null);
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            mark(connection, batch, "update journey_events set attempts = attempts + 1, last_error = ?,"
                + " next_attempt_at = now() + least(power(2, least(attempts, 6)), 30) * interval '1 second' where tenant_id = ? and id = ?", e.toString());
            connection.commit();
            throw new IllegalStateException("the broker did not take " + batch.size() + " events; they wait in the outbox", e);
        }
    }

    private static List<Envelope> take(Connection connection, int most) throws SQLException {
        List<Envelope> batch = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select tenant_id, id, type, schema_version, aggregate_type, aggregate_id, aggregate_seq, correlation_id, causation_id, actor_id, actor_name, occurred_at, payload
                from journey_events where published_at is null and next_attempt_at <= now()
                order by occurred_at, id limit ? for update skip locked""")) {
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
            String type = row.getString("type");
            return new Envelope("1.0", row.getObject("id", UUID.class), SOURCE, type, row.getString("aggregate_type") + "/" + row.getString("aggregate_id"),
                row.getTimestamp("occurred_at").toInstant(), "urn:fovea:events:" + type + ":v" + row.getInt("schema_version"), "application/json",
                row.getObject("tenant_id", UUID.class), row.getObject("actor_id", UUID.class), row.getString("actor_name"),
                row.getObject("correlation_id", UUID.class), row.getObject("causation_id", UUID.class), "%019d".formatted(row.getLong("aggregate_seq")),
                MAPPER.readTree(row.getString("payload")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the payload of an event is no JSON", e);
        }
    }

    private static void mark(Connection connection, List<Envelope> batch, String sql, String error) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Envelope event : batch) {
                int at = 1;
                if (error != null) {
                    update.setString(at++, error);
                }
                update.setObject(at++, event.tenantId());
                update.setObject(at, event.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
