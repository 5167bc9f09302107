package app.fovea.outside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.world.ScratchDatabases;
import app.fovea.world.ScratchDatabases.Database;
import app.fovea.world.ScratchDatabases.Walls;
import app.fovea.world.Sql;
import app.fovea.world.WholePractice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wall 2 stands on who may do what: the application owns nothing, the relay sees the outbox and what is old, and the eraser sees nobody but whom an erasure stands for, and none can become somebody else. */
class DatabaseRolesKnowTheirPlaceIT {
    private static final Database DATABASE = ScratchDatabases.shared().with(Walls.ALL);
    private static final WholePractice MINE = ScratchDatabases.shared().practices().get(0);

    /** History: nobody who holds the application's password can rewrite it. */
    private static final List<String> APPEND_ONLY = List.of("advice_sale_treatments", "advice_sale_uses", "advice_sales", "audit_entries", "audit_seals", "cash_up_lines", "cash_up_payments", "cash_ups", "collection_reminders", "erasures", "event_failures", "event_inbox", "idempotency_keys", "inspections", "invoice_lines",
        "journey_events", "machine_files", "order_releases", "order_transitions", "patient_alerts", "patient_versions", "payments", "prescriptions", "record_views", "refund_lines", "role_change_audit", "sale_cancellations", "vat_methods", "webhook_tries", "write_offs");

    private Connection superuser;
    private Connection app;
    private Connection relay;
    private Connection eraser;

    @BeforeEach
    void connect() throws SQLException {
        superuser = DATABASE.superuser();
        app = DATABASE.app();
        app.setAutoCommit(false);
        relay = DATABASE.relay();
        relay.setAutoCommit(false);
        eraser = DATABASE.erasers().getConnection();
        eraser.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        app.rollback();
        relay.rollback();
        eraser.rollback();
        eraser.close();
        app.close();
        relay.close();
        superuser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fovea_app", "fovea_relay", "fovea_eraser"})
    void it_is_nothing_but_a_login(String role) throws SQLException {
        assertThat(Sql.rows(superuser, "select rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication from pg_roles where rolname = ?", role))
            .containsExactly(List.of("t", "f", "f", "f", "f", "f"));
        assertThat(Sql.texts(superuser, "select roleid::regrole from pg_auth_members where member = ?::regrole", role)).as("whom it could become").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fovea_app", "fovea_relay", "fovea_eraser"})
    void it_owns_nothing(String role) throws SQLException {
        assertThat(Sql.texts(superuser, "select classid::regclass || ' ' || objid from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = ?::regrole and deptype = 'o'", role)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fovea_app", "fovea_relay", "fovea_eraser"})
    void it_cannot_become_another_role(String role) {
        for (String other : List.of("fovea_provisioner", "postgres", "pg_read_all_data")) {
            refused("permission denied to set role", role, "set role " + other);
            refused("permission denied to set session authorization", role, "set session authorization " + other);
        }
        refused("permission denied", role, "grant fovea_provisioner to " + role);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fovea_app", "fovea_relay", "fovea_eraser"})
    void it_cannot_make_anything(String role) {
        refused("permission denied for schema public", role, "create table mine (id int)");
        refused("permission denied for schema public", role, "create function mine() returns int language sql as 'select 1'");
        refused("permission denied", role, "create schema mine");
        // A table of its own name would stand in front of the real one.
        refused("permission denied", role, "create temporary table patients (id int)");
        refused("permission denied", role, "create extension dblink");
    }

    @Test
    void the_application_may_read_and_write_rows_and_no_more() throws SQLException {
        assertThat(Sql.texts(superuser, """
            select c.relname || ' ' || p from pg_class c cross join unnest(array['truncate', 'references', 'trigger', 'maintain']) p
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p') and has_table_privilege('fovea_app', c.oid, p)""")).isEmpty();
    }

    @Test
    void these_tables_and_no_others_are_append_only_for_the_application() throws SQLException {
        assertThat(Sql.texts(superuser, """
            select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege('fovea_app', c.oid, 'insert')
            and not has_any_column_privilege('fovea_app', c.oid, 'update') and not has_table_privilege('fovea_app', c.oid, 'delete')"""))
            .containsExactlyInAnyOrderElementsOf(APPEND_ONLY);
    }

    @Test
    void the_application_cannot_rewrite_history() throws SQLException {
        for (String table : APPEND_ONLY) {
            String column = Sql.text(superuser, "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0 and attname <> 'tenant_id' order by attnum limit 1", table);
            refused("permission denied for table " + table, "fovea_app", "update " + table + " set " + column + " = " + column);
            refused("permission denied for table " + table, "fovea_app", "delete from " + table);
        }
    }

    @Test
    void of_its_practice_the_application_may_change_when_sales_go_to_the_lab_and_nothing_else() throws SQLException {
        assertThat(Sql.texts(superuser, "select attname from pg_attribute where attrelid = 'tenants'::regclass and attnum > 0 and not attisdropped and has_column_privilege('fovea_app', attrelid, attnum, 'update')"))
            .containsExactlyInAnyOrder("release_policy", "release_deposit_percent");
        refused("permission denied for table tenants", "fovea_app", "update tenants set state = 'suspended'");
    }

    @Test
    void the_relay_may_read_and_mark_the_outbox_take_away_what_is_old_and_nothing_else() throws SQLException {
        assertThat(Sql.texts(superuser, """
            select c.relname || ' ' || p from pg_class c cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain']) p
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p') and has_table_privilege('fovea_relay', c.oid, p)"""))
            .containsExactlyInAnyOrder("journey_events select", "event_failures delete", "event_inbox delete", "dead_letters delete", "webhook_deliveries delete", "webhook_tries delete", "record_views delete", "idempotency_keys delete");
        assertThat(Sql.texts(superuser, """
            select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p')
            and (has_column_privilege('fovea_relay', c.oid, a.attnum, 'update') or has_column_privilege('fovea_relay', c.oid, a.attnum, 'insert'))"""))
            .containsExactlyInAnyOrder("journey_events.published_at", "journey_events.published_to", "journey_events.attempts", "journey_events.next_attempt_at", "journey_events.last_error");
    }

    @Test
    void the_relay_does_its_work_for_every_practice() throws SQLException {
        int practices = ScratchDatabases.shared().practices().size();

        assertThat(Sql.number(relay, "select count(distinct tenant_id) from journey_events")).isEqualTo(practices);
        assertThat(Sql.run(relay, "update journey_events set attempts = attempts + 1")).isGreaterThanOrEqualTo(practices);
        refused("permission denied", "fovea_relay", "update journey_events set payload = '{}'");
        refused("permission denied", "fovea_relay", "delete from journey_events");
        refused("permission denied", "fovea_relay", "select envelope from dead_letters");
        refused("permission denied", "fovea_relay", "select error from event_failures");
        refused("permission denied", "fovea_relay", "select * from patients");
        refused("permission denied", "fovea_relay", "select recipient from notifications");
        refused("permission denied", "fovea_relay", "select last_error from webhook_deliveries");
        refused("permission denied", "fovea_relay", "select patient_id from record_views");
        refused("permission denied", "fovea_relay", "select response from idempotency_keys");
        refused("permission denied", "fovea_relay", "select lead_id from privacy_settings");
        refused("permission denied", "fovea_relay", "select find_tenant('north')");
    }

    @Test
    void the_eraser_reads_keys_and_writes_over_nothing_but_what_names_a_person() throws SQLException {
        assertThat(Sql.texts(superuser, """
            select c.relname || ' ' || p from pg_class c cross join unnest(array['select', 'insert', 'update', 'truncate', 'references', 'trigger', 'maintain']) p
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p') and has_table_privilege('fovea_eraser', c.oid, p)""")).isEmpty();
        assertThat(Sql.texts(superuser, """
            select distinct a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p') and c.relname <> 'erasures' and has_column_privilege('fovea_eraser', c.oid, a.attnum, 'select') and a.atttypid <> 'uuid'::regtype"""))
            .containsExactlyInAnyOrder("state", "details", "details_before", "details_after", "discount_reason", "reason");
        assertThat(Sql.texts(superuser, """
            select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'p') and c.relname <> 'patients' and has_column_privilege('fovea_eraser', c.oid, a.attnum, 'update')"""))
            .containsExactlyInAnyOrder("erasures.done_at", "erasures.gone", "erasures.reason", "invoices.dispense_id", "invoices.discount_reason", "payments.reference", "payments.reason", "write_offs.reason",
                "sale_cancellations.reason", "notifications.recipient", "notifications.subject", "notifications.body", "notifications.error", "patient_versions.details",
                "patient_merges.details_before", "patient_merges.details_after");
    }

    /** What it may touch at all is closed by a policy beside the tenant's: without an erasure that stands it sees nothing. */
    @Test
    void the_eraser_sees_nobody_without_an_erasure_that_stands() throws SQLException {
        List<String> touched = Sql.texts(superuser, """
            select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('erasures', 'tenants')
            and (has_any_column_privilege('fovea_eraser', c.oid, 'select') or has_any_column_privilege('fovea_eraser', c.oid, 'update') or has_table_privilege('fovea_eraser', c.oid, 'delete'))""");
        assertThat(touched).hasSizeGreaterThan(25);
        Sql.tenant(eraser, MINE.tenantId());
        for (String table : touched) {
            assertThat(Sql.number(superuser, "select count(*) from " + table + " where tenant_id = ?", MINE.tenantId())).as("rows in %s", table).isPositive();
            assertThat(Sql.number(eraser, "select count(tenant_id) from " + table)).as(table).isZero();
        }
    }

    @Test
    void a_slug_gives_away_an_id_and_nothing_else() throws SQLException {
        assertThat(Sql.rows(app, "select * from find_tenant('north')")).containsExactly(List.of(MINE.tenantId().toString()));
        assertThat(Sql.number(app, "select count(*) from tenants")).isZero();
    }

    private void refused(String why, String role, String sql) {
        Connection connection = Map.of("fovea_app", app, "fovea_relay", relay, "fovea_eraser", eraser).get(role);
        assertThatThrownBy(() -> Sql.run(connection, sql)).as("%s: %s", role, sql).isInstanceOf(SQLException.class).hasMessageContaining(why);
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
