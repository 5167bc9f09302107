package app.fovea.journey.entity;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Takes away what nobody needs any more of how events fared, and who looked at a record too long ago, in all practices. As the relay, which works across them and may delete from these tables and no others; the policies of V18, V39 and V40
 * let nothing younger go, whatever stands here. What says that an event was handled, that an endpoint has got it, or what an open dead letter tells of stays.
 */
@ApplicationScoped
public class Pruning {
    /** Any number that nothing else in this database locks. */
    private static final long ONE_AT_A_TIME = 0x7072756e65L;
    private static final String NO_OPEN_LETTER = """
        and not exists (select from dead_letters d where (d.tenant_id, d.listener, d.event_id, d.part) = (t.tenant_id, t.listener, t.event_id, t.part) and d.state in ('dead', 'parked', 'replaying'))""";

    @Resource(lookup = "java:jboss/datasources/FoveaRelay")
    private DataSource relay;

    /** In the order in which they are pruned: failures and steps are kept for the dead letters that are still there. */
    public enum Kind {
        FAILURES("event_failures", "tenant_id, id", "failed_at < now() - interval '90 days' " + NO_OPEN_LETTER),
        /** Of the event itself the inbox knows for ever: else a replay of a year would do its work twice. */
        STEPS("event_inbox", "tenant_id, listener, event_id, part", "part <> '' and handled_at < now() - interval '90 days' " + NO_OPEN_LETTER),
        SETTLED_LETTERS("dead_letters", "tenant_id, id", "state in ('solved', 'discarded') and settled_at < now() - interval '90 days'"),
        WEBHOOK_TRIES("webhook_tries", "tenant_id, id", "tried_at < now() - interval '90 days'"),
        /** Longer than the year for which events are sent to a webhook again: it says which of them the webhook has got. */
        WEBHOOK_DELIVERIES("webhook_deliveries", "tenant_id, id", "state <> 'pending' and finished_at < now() - interval '400 days'"),
        /** What was answered to a key: nobody sends the same request again after a quarter of a year. */
        ANSWERS("idempotency_keys", "tenant_id, operation, key", "created_at < now() - interval '90 days'"),
        /** Who looked at a record: as many years as each practice says, ten where it says nothing (PrivacySettings). */
        LOOKS("record_views", "tenant_id, id", "at < now() - interval '6 years' and at < now() - make_interval(years => coalesce((select s.looks_kept_years from privacy_settings s where s.tenant_id = t.tenant_id), 10))");

        private final String delete;

        Kind(String table, String key, String old) {
            delete = "delete from %s where (%s) in (select %s from %s t where %s limit ?)".formatted(table, key, key, table, old);
        }
    }

    /** For the server, which gives it its data source. */
    public Pruning() {
    }

    /** @param relay connects as {@code fovea_relay} */
    public Pruning(DataSource relay) {
        this.relay = relay;
    }

    /**
     * One batch, in a transaction of its own.
     *
     * @return how many rows went; 0 also while another node is at it
     */
    public int prune(Kind kind, int most) throws SQLException {
        try (Connection connection = relay.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement delete = connection.prepareStatement(kind.delete)) {
                delete.setInt(1, most);
                int gone = mine(connection) ? delete.executeUpdate() : 0;
                connection.commit();
                return gone;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static boolean mine(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, ONE_AT_A_TIME);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
