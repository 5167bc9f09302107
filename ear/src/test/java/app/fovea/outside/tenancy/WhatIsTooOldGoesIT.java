package app.fovea.outside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.entity.Pruning;
import app.fovea.journey.entity.Pruning.Kind;
import app.fovea.world.ScratchDatabases;
import app.fovea.world.Sql;
import app.fovea.world.WholePractice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In two practices lies what is needed and what is too old to be; each row says which. */
class WhatIsTooOldGoesIT {
    private static final ScratchDatabases.Database DATABASE = ScratchDatabases.shared().own("pruning");
    private static final List<WholePractice> PRACTICES = ScratchDatabases.shared().practices().subList(0, 2);
    private static final Map<String, String> LABELS = Map.of("event_failures", "error", "event_inbox", "listener", "dead_letters", "reason", "webhook_tries", "error", "webhook_deliveries", "last_error", "record_views", "way", "idempotency_keys", "key");

    private static final String EVENT = "'00000000-0000-7000-8000-000000000001'::uuid";

    private Connection superuser;

    @BeforeEach
    void lay() throws SQLException {
        superuser = DATABASE.superuser();
        for (WholePractice practice : PRACTICES) {
            superuser.setAutoCommit(false);
            Sql.tenant(superuser, practice.tenantId());
            letter("keep: nobody has seen to it", "dead", "Open", null);
            letter("keep: settled the other day", "solved", "Solved", 89);
            letter("old: solved", "solved", "Solved", 91);
            letter("old: given up", "discarded", "Discarded", 91);
            failure("keep: the other day", "Any", 89);
            failure("keep: a letter is open", "Open", 500);
            failure("old", "Any", 91);
            handled("keep: the event itself", "", 5000);
            handled("keep: the other day", "step", 89);
            handled("old", "step", 91);
            UUID lately = delivery(practice, 1, "failed", "keep: the other day", 399);
            UUID pending = delivery(practice, 2, "pending", "keep: on its way", 500);
            UUID longAgo = delivery(practice, 3, "failed", "old", 401);
            attempt(lately, "keep: the other day", 89);
            attempt(lately, "old", 91);
            attempt(pending, "keep: the other day", 1);
            attempt(longAgo, "old", 401);
            int years = practice == PRACTICES.get(0) ? 7 : 10;
            Sql.run(superuser, years == 7 ? "update privacy_settings set looks_kept_years = 7 where tenant_id = ?" : "delete from privacy_settings where tenant_id = ?", practice.tenantId());
            answered("keep: the other day", 89);
            answered("old", 91);
            look("keep: of this year", 30);
            look("keep: within the years that are kept", years * 366 - 30);
            look("old", years * 366 + 30);
            superuser.commit();
        }
        superuser.setAutoCommit(true);
    }

    @AfterEach
    void clear() throws SQLException {
        for (String table : List.of("webhook_tries", "webhook_deliveries", "dead_letters", "event_failures", "event_inbox", "idempotency_keys")) {
            Sql.run(superuser, "delete from " + table + " where " + LABELS.get(table) + " similar to '(keep|old)%'");
        }
        Sql.run(superuser, "set session_replication_role = replica"); // Of looks nobody takes one away, not even a superuser, while triggers are on.
        Sql.run(superuser, "delete from record_views where way similar to '(keep|old)%'");
        superuser.close();
    }

    @Test
    void what_is_too_old_goes_from_every_practice_and_nothing_that_is_needed() throws SQLException {
        Pruning pruning = new Pruning(DATABASE.relays());
        for (Kind kind : Kind.values()) {
            int batches = 0;
            while (pruning.prune(kind, 1) > 0) {
                batches++;
            }
            assertThat(batches).as("rows of %s", kind).isGreaterThanOrEqualTo(PRACTICES.size());
        }

        for (WholePractice practice : PRACTICES) {
            assertThat(left(practice, "dead_letters")).containsExactlyInAnyOrder("keep: nobody has seen to it", "keep: settled the other day");
            assertThat(left(practice, "event_failures")).containsExactlyInAnyOrder("keep: the other day", "keep: a letter is open");
            assertThat(left(practice, "event_inbox")).containsExactlyInAnyOrder("keep: the event itself", "keep: the other day");
            assertThat(left(practice, "webhook_deliveries")).containsExactlyInAnyOrder("keep: the other day", "keep: on its way");
            assertThat(left(practice, "webhook_tries")).containsExactlyInAnyOrder("keep: the other day", "keep: the other day");
            assertThat(left(practice, "record_views")).containsExactlyInAnyOrder("keep: of this year", "keep: within the years that are kept");
            assertThat(left(practice, "idempotency_keys")).containsExactly("keep: the other day");
        }
    }

    @Test
    void one_node_at_a_time_does_it() throws SQLException {
        try (Connection another = DATABASE.relay()) {
            another.setAutoCommit(false);
            Sql.run(another, "select pg_advisory_xact_lock(?)", 0x7072756e65L);

            assertThat(new Pruning(DATABASE.relays()).prune(Kind.FAILURES, 100)).isZero();
        }
    }

    /** Whatever the program says: the policies know how old. */
    @Test
    void the_database_lets_nothing_younger_go() throws SQLException {
        try (Connection relay = DATABASE.relay()) {
            relay.setAutoCommit(false);
            for (UUID inTheNameOf : Arrays.asList(null, PRACTICES.get(0).tenantId())) {
                Sql.tenant(relay, inTheNameOf);
                for (String table : List.of("event_failures", "event_inbox", "dead_letters", "webhook_tries", "webhook_deliveries", "record_views", "idempotency_keys")) {
                    Sql.run(relay, "delete from " + table);
                }
                relay.commit();
            }
        }
        for (WholePractice practice : PRACTICES) {
            assertThat(left(practice, "dead_letters")).hasSize(2);
            assertThat(left(practice, "event_failures")).contains("keep: the other day");
            assertThat(left(practice, "event_inbox")).containsExactlyInAnyOrder("keep: the event itself", "keep: the other day");
            assertThat(left(practice, "webhook_deliveries")).hasSize(2);
            assertThat(left(practice, "record_views")).containsExactlyInAnyOrder("keep: of this year", "keep: within the years that are kept");
            assertThat(left(practice, "idempotency_keys")).containsExactly("keep: the other day");
            assertThat(left(practice, "webhook_tries")).hasSize(2);
        }
    }

    /** Neither the application nor a superuser takes away or rewrites who looked, however long ago; and the relay nothing of the six years that are always kept. */
    @Test
    void nobody_else_takes_a_look_away() throws SQLException {
        UUID practice = PRACTICES.get(0).tenantId();
        try (Connection application = DATABASE.app(); Connection relay = DATABASE.relay()) {
            Sql.tenant(superuser, practice);
            for (String change : List.of("delete from record_views where way = 'old'", "update record_views set user_name = 'Nobody' where way = 'old'")) {
                assertThat(refused(superuser, practice, change)).as(change).contains("record_views");
                assertThat(refused(application, practice, change)).as(change).contains("permission denied");
            }
            assertThat(refused(relay, null, "update record_views set user_name = 'Nobody'")).contains("permission denied");
            assertThat(refused(relay, null, "select user_name from record_views")).contains("permission denied");
            assertThat(refused(superuser, practice, "update privacy_settings set looks_kept_years = 5")).contains("looks_kept_years");
        }
        assertThat(left(PRACTICES.get(0), "record_views")).hasSize(3);
    }

    private static String refused(Connection somebody, UUID practice, String statement) throws SQLException {
        somebody.setAutoCommit(false);
        try {
            if (practice != null) {
                Sql.tenant(somebody, practice);
            }
            Sql.run(somebody, statement);
            return "";
        } catch (SQLException refusal) {
            return refusal.getMessage();
        } finally {
            somebody.rollback();
            somebody.setAutoCommit(true);
        }
    }

    private List<String> left(WholePractice practice, String table) throws SQLException {
        String label = LABELS.get(table);
        return Sql.texts(superuser, "select " + label + " from " + table + " where tenant_id = ? and " + label + " similar to '(keep|old)%'", practice.tenantId());
    }

    private void letter(String label, String state, String listener, Integer settledDaysAgo) throws SQLException {
        Sql.run(superuser, """
            insert into dead_letters (id, listener, event_id, event_type, aggregate_id, aggregate_seq, envelope, failed_at, state, settled_at, reason)
            values (gen_random_uuid(), ?, EVENT, 'order.created', EVENT, 1, '{}', now() - interval '500 days', ?, now() - ?::int * interval '1 day', ?)""".replace("EVENT", EVENT),
            listener, state, settledDaysAgo, label);
    }

    private void failure(String label, String listener, int daysAgo) throws SQLException {
        Sql.run(superuser, "insert into event_failures (id, listener, event_id, attempt, failed_at, error) values (gen_random_uuid(), ?, " + EVENT + ", 1, now() - ?::int * interval '1 day', ?)", listener, daysAgo, label);
    }

    private void handled(String label, String part, int daysAgo) throws SQLException {
        Sql.run(superuser, "insert into event_inbox (listener, event_id, part, handled_at) values (?, " + EVENT + ", ?, now() - ?::int * interval '1 day')", label, part, daysAgo);
    }

    private void answered(String label, int daysAgo) throws SQLException {
        Sql.run(superuser, "insert into idempotency_keys (operation, key, request_hash, response, created_at) values ('payment/1', ?, 'h', '{}', now() - ?::int * interval '1 day')", label, daysAgo);
    }

    private void look(String label, int daysAgo) throws SQLException {
        Sql.run(superuser, "insert into record_views (id, at, patient_id, kind, user_id, user_name, way) values (gen_random_uuid(), now() - ?::int * interval '1 day', " + EVENT + ", 'patient', " + EVENT + ", 'Somebody', ?)", daysAgo, label);
    }

    private UUID delivery(WholePractice practice, int replayNo, String state, String label, int daysAgo) throws SQLException {
        return UUID.fromString(Sql.text(superuser, """
            insert into webhook_deliveries (id, endpoint_id, event_id, event_type, replay_no, state, next_try_at, last_error, created_at, finished_at)
            select gen_random_uuid(), id, gen_random_uuid(), 'order.created', ?, ?, case when ? = 'pending' then now() end, ?, now() - interval '500 days', case when ? <> 'pending' then now() - ?::int * interval '1 day' end
            from webhook_endpoints where tenant_id = ? returning id""", replayNo, state, state, label, state, daysAgo, practice.tenantId()));
    }

    private void attempt(UUID delivery, String label, int daysAgo) throws SQLException {
        Sql.run(superuser, "insert into webhook_tries (id, delivery_id, try_no, tried_at, millis, error) values (gen_random_uuid(), ?, 1, now() - ?::int * interval '1 day', 5, ?)", delivery, daysAgo, label);
    }
}
