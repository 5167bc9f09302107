package app.fovea.outside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.ScratchDatabases;
import app.fovea.world.ScratchDatabases.Database;
import app.fovea.world.ScratchDatabases.Walls;
import app.fovea.world.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of the migrated database: a table that a later migration adds without its walls makes this fail. */
class EveryTableStandsBehindTheWallsIT {
    private static final Database DATABASE = ScratchDatabases.shared().with(Walls.ALL);
    private static final String MY_ROWS = "(tenant_id = ( SELECT current_tenant() AS current_tenant))";
    private static final List<String> HELD_BY_NO_KEY = List.of(
        "exams.correlation_id", "dispenses.correlation_id", "invoices.correlation_id", "orders.correlation_id", "journey_events.correlation_id", "journey_events.causation_id",
        "journey_events.aggregate_id", "journey_events.actor_id", "event_inbox.event_id", "notifications.event_id", "dead_letters.event_id", "dead_letters.aggregate_id", "dead_letters.behind", "dead_letters.settled_by", "event_failures.event_id", "replays.last_id", "replays.started_by",
        "order_transitions.actor_id", "audit_entries.actor_id", "audit_entries.target_id", "audit_entries.event_id", "role_change_audit.actor_id", "role_change_audit.role_id",
        "role_change_audit.user_id", "webhook_deliveries.event_id", "recalls.reminder",
        "patients.person_id", "record_views.patient_id", "record_views.record_id", "record_views.user_id", "record_views.branch_id");
    private static Connection superuser;

    static List<TenantTable> tables() throws SQLException {
        return TenantTable.all();
    }

    @BeforeAll
    static void connect() throws SQLException {
        superuser = DATABASE.superuser();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        superuser.close();
    }

    @Test
    void only_these_tables_belong_to_no_tenant() throws SQLException {
        assertThat(Sql.texts(superuser, """
            select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f', 'm')
            and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)"""))
            .containsExactlyInAnyOrder("tenants", "sign_in_throttle", "flyway_schema_history");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void its_rows_are_guarded_even_from_its_owner(TenantTable table) throws SQLException {
        assertThat(Sql.rows(superuser, "select relrowsecurity, relforcerowsecurity from pg_class where oid = ?::regclass", table.name())).containsExactly(List.of("t", "t"));
    }

    /** Policies of one kind open a door each: a second one would let in what the first keeps out. */
    @ParameterizedTest
    @MethodSource("tables")
    void one_policy_for_everybody_and_everything_compares_the_tenant(TenantTable table) throws SQLException {
        // What holds for the eraser beside it closes more and opens nothing, but that it finds which erasures stand.
        assertThat(Sql.rows(superuser, "select policyname, permissive, roles::text, cmd, qual, with_check from pg_policies where schemaname = 'public' and tablename = ?"
            + " and not (tablename in ('journey_events', 'audit_unsealed', 'notifications', 'event_failures', 'event_inbox', 'dead_letters', 'webhook_tries', 'webhook_deliveries', 'record_views', 'idempotency_keys', 'privacy_settings') and roles = '{fovea_relay}')"
            + " and not (roles = '{fovea_eraser}' and (permissive = 'RESTRICTIVE' or (tablename, policyname) = ('erasures', 'eraser_finds')))", table.name()))
            .containsExactly(List.of("tenant_isolation", "PERMISSIVE", "{public}", "ALL", MY_ROWS, MY_ROWS));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_unique_key_begins_with_the_tenant(TenantTable table) throws SQLException {
        List<List<String>> keys = Sql.rows(superuser, """
            select i.indisprimary, a.attname from pg_index i left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where i.indrelid = ?::regclass and i.indisunique""", table.name());

        assertThat(keys).as("a primary key").anyMatch(key -> key.get(0).equals("t"));
        assertThat(keys).allMatch(key -> "tenant_id".equals(key.get(1)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_foreign_key_takes_the_tenant_along(TenantTable table) throws SQLException {
        List<List<String>> keys = Sql.rows(superuser, """
            select k.confrelid::regclass::text, string_agg(a.attname || '=' || b.attname, ',' order by i), k.condeferrable, k.convalidated, k.confmatchtype
            from pg_constraint k cross join generate_subscripts(k.conkey, 1) i
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[i]
            join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[i]
            where k.contype = 'f' and k.conrelid = ?::regclass group by k.oid, k.confrelid""", table.name());

        assertThat(keys).as("one to the register of tenants").anySatisfy(key -> {
            assertThat(key.get(0)).isEqualTo("tenants");
            assertThat(key.get(1)).isEqualTo("tenant_id=id");
        });
        assertThat(keys).filteredOn(key -> !key.get(0).equals("tenants")).allSatisfy(key -> {
            assertThat(key.get(1)).startsWith("tenant_id=tenant_id,");
            assertThat(key.subList(2, 4)).as("checked at once, and for every row that there is").containsExactly("f", "t");
        });
    }

    /** A key that was forgotten altogether is none that could be tested. These name what may be gone, or what is no row of one table. */
    @Test
    void whatever_names_another_row_is_held_by_a_key() throws SQLException {
        assertThat(Sql.texts(superuser, """
            select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.atttypid = 'uuid'::regtype and a.attname not in ('id', 'tenant_id')
            and not exists (select from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid and a.attnum = any (k.conkey))"""))
            .containsExactlyInAnyOrderElementsOf(HELD_BY_NO_KEY);
    }

    /** With a nullable tenant the composite key would not be checked at all. */
    @ParameterizedTest
    @MethodSource("tables")
    void the_tenant_is_never_missing_and_comes_from_the_transaction(TenantTable table) throws SQLException {
        assertThat(Sql.rows(superuser, """
            select a.attnotnull, format_type(a.atttypid, null), pg_get_expr(d.adbin, d.adrelid) from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = ?::regclass and a.attname = 'tenant_id'""", table.name())).containsExactly(List.of("t", "uuid", "current_tenant()"));
    }

    @Test
    void views_ask_with_the_rights_of_their_reader() throws SQLException {
        assertThat(Sql.texts(superuser, "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'")).isNotEmpty();
        assertThat(Sql.texts(superuser, "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'"
            + " and not coalesce(reloptions, '{}') @> '{security_invoker=true}'")).isEmpty();
    }

    /** Another one would be a way around the policies. It must not be fooled by a schema in front of its own. */
    @Test
    void two_functions_run_with_their_owners_rights_and_look_nowhere_else() throws SQLException {
        assertThat(Sql.rows(superuser, "select proname, proconfig::text from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by proname"))
            .containsExactly(List.of("find_tenant", "{\"search_path=pg_catalog, public, pg_temp\"}"), List.of("must_be_kept", "{\"search_path=pg_catalog, public, pg_temp\"}"));
    }
}
