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
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wall 2 with the other two taken away: plain JDBC as {@code fovea_app}, in a database without composite keys and triggers in
 * which {@code fovea_app} has every right on every table. What holds here, the policies hold.
 */
class RowSecurityAloneIT {
    private static final Database DATABASE = ScratchDatabases.shared().with(Walls.ROWS_ALONE);
    private static final WholePractice MINE = ScratchDatabases.shared().practices().get(0);
    private static final WholePractice THEIRS = ScratchDatabases.shared().practices().get(1);

    private static Connection app;
    private static Connection superuser;

    static List<TenantTable> tables() throws SQLException {
        return TenantTable.all();
    }

    static List<String> views() throws SQLException {
        try (Connection superuser = DATABASE.superuser()) {
            return Sql.texts(superuser, "select viewname from pg_views where schemaname = 'public' order by 1");
        }
    }

    @BeforeAll
    static void connect() throws SQLException {
        app = DATABASE.app();
        app.setAutoCommit(false);
        superuser = DATABASE.superuser();
    }

    @AfterEach
    void undo() throws SQLException {
        app.rollback();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        app.close();
        superuser.close();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_select_finds_all_that_is_mine_and_nothing_else(TenantTable table) throws SQLException {
        table.anyRowOf(superuser, THEIRS.tenantId());
        Sql.tenant(app, MINE.tenantId());

        assertThat(Sql.texts(app, "select distinct tenant_id from " + table)).containsExactly(MINE.tenantId().toString());
        assertThat(count(app, table)).isEqualTo(count(superuser, table, MINE));
        assertThat(count(app, table, THEIRS)).isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void an_update_without_a_condition_changes_my_rows_alone(TenantTable table) throws SQLException {
        table.anyRowOf(superuser, THEIRS.tenantId());
        long mine = count(superuser, table, MINE);
        Sql.tenant(app, MINE.tenantId());

        assertThat(Sql.run(app, "update " + table + " set tenant_id = tenant_id")).isEqualTo((int) mine);
        assertThat(Sql.run(app, "update " + table + " set tenant_id = tenant_id where tenant_id = ?", THEIRS.tenantId())).isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void an_update_cannot_give_my_row_to_another_practice(TenantTable table) throws SQLException {
        table.anyRowOf(superuser, MINE.tenantId());
        Sql.tenant(app, MINE.tenantId());

        refusedByPolicy(() -> Sql.run(app, "update " + table + " set tenant_id = ?", THEIRS.tenantId()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_delete_without_a_condition_deletes_my_rows_alone(TenantTable table) throws SQLException {
        table.anyRowOf(superuser, THEIRS.tenantId());
        String before = table.checksum(superuser, THEIRS.tenantId());
        long mine = count(superuser, table, MINE);
        Sql.tenant(app, MINE.tenantId());

        assertThat(Sql.run(app, "delete from " + table + " where tenant_id = ?", THEIRS.tenantId())).isZero();
        assertThat(Sql.run(app, "delete from " + table)).isEqualTo((int) mine);
        assertThat(table.checksum(superuser, THEIRS.tenantId())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void an_insert_into_another_practice_is_refused_before_any_key_could_tell_what_is_there(TenantTable table) throws SQLException {
        String theirs = table.anyRowOf(superuser, THEIRS.tenantId());
        Sql.tenant(app, MINE.tenantId());

        refusedByPolicy(() -> Sql.run(app, table.insert(), theirs));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void an_insert_into_my_own_practice_works(TenantTable table) throws SQLException {
        String mine = table.anyRowOf(superuser, MINE.tenantId());
        Sql.tenant(app, MINE.tenantId());
        Sql.run(app, "delete from " + table);

        assertThat(Sql.run(app, table.insert(), mine)).isOne();
        Sql.run(app, "delete from " + table);
        assertThat(Sql.run(app, table.insertOfNobody(), mine)).as("by default a row belongs to the transaction's tenant").isOne();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void without_a_tenant_nothing_is_found_and_nothing_can_be_written(TenantTable table) throws SQLException {
        String mine = table.anyRowOf(superuser, MINE.tenantId());

        assertThat(count(app, table)).isZero();
        assertThat(Sql.run(app, "update " + table + " set tenant_id = tenant_id")).isZero();
        assertThat(Sql.run(app, "delete from " + table)).isZero();
        refusedByPolicy(() -> Sql.run(app, table.insert(), mine));
        app.rollback();
        refusedByPolicy(() -> Sql.run(app, table.insertOfNobody(), mine));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_policy_cannot_be_switched_off_by_whom_it_binds(TenantTable table) throws SQLException {
        Sql.run(app, "set local row_security = off");

        assertThatThrownBy(() -> count(app, table)).isInstanceOf(SQLException.class).hasMessageContaining("query would be affected by row-level security policy");
        app.rollback();
        refused("must be owner", () -> Sql.run(app, "alter table " + table + " disable row level security"));
        app.rollback();
        refused("must be owner", () -> Sql.run(app, "drop policy tenant_isolation on " + table));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void statistics_tell_nothing_of_what_a_table_holds(TenantTable table) throws SQLException {
        Sql.run(superuser, "analyze " + table);

        assertThat(Sql.number(app, "select count(*) from pg_stats where schemaname = 'public' and tablename = ?", table.name())).isZero();
    }

    @ParameterizedTest
    @MethodSource("views")
    void a_view_shows_what_its_reader_may_see(String view) throws SQLException {
        assertThat(Sql.number(app, "select count(*) from " + view)).as("without a tenant").isZero();
        Sql.tenant(app, MINE.tenantId());

        assertThat(Sql.texts(app, "select distinct tenant_id from " + view)).containsExactly(MINE.tenantId().toString());
    }

    @Test
    void of_the_practices_I_see_and_change_my_own_alone() throws SQLException {
        assertThat(Sql.number(app, "select count(*) from tenants")).as("without a tenant").isZero();
        Sql.tenant(app, MINE.tenantId());

        assertThat(Sql.texts(app, "select id from tenants")).containsExactly(MINE.tenantId().toString());
        assertThat(Sql.run(app, "update tenants set release_deposit_percent = 25")).as("my own, of those that there are").isEqualTo(1);
        assertThat(Sql.run(app, "update tenants set release_deposit_percent = 25 where id <> '" + MINE.tenantId() + "'")).isZero();
        assertThat(Sql.run(app, "delete from tenants")).isZero();
        refusedByPolicy(() -> Sql.run(app, "insert into tenants (id, slug, name, country, currency, time_zone, state) values (gen_random_uuid(), 'new', 'New', 'GB', 'GBP', 'UTC', 'active')"));
    }

    @Test
    void a_tenant_that_is_none_finds_nothing() throws SQLException {
        Sql.tenant(app, UUID.randomUUID());
        assertThat(Sql.number(app, "select count(*) from patients")).isZero();
        Sql.tenant(app, null);
        assertThat(Sql.number(app, "select count(*) from patients")).isZero();
        Sql.run(app, "select set_config('fovea.tenant', '%', true)");
        refused("invalid input syntax for type uuid", () -> Sql.number(app, "select count(*) from patients"));
    }

    @Test
    void the_tenant_ends_with_the_transaction_and_never_reaches_the_pools_next_user() throws SQLException {
        Sql.tenant(app, MINE.tenantId());
        assertThat(Sql.number(app, "select count(*) from patients")).as("one that anybody may see, and a restricted one").isEqualTo(2);
        app.commit();
        assertNobodysTurn("after a commit");

        Sql.tenant(app, MINE.tenantId());
        app.rollback();
        assertNobodysTurn("after a rollback");

        Sql.tenant(app, MINE.tenantId());
        assertThatThrownBy(() -> Sql.run(app, "select 1 / 0")).isInstanceOf(SQLException.class);
        app.rollback();
        assertNobodysTurn("after a failure");

        app.setAutoCommit(true);
        Sql.tenant(app, MINE.tenantId());
        assertNobodysTurn("when there was no transaction");
        app.setAutoCommit(false);
    }

    private static void assertNobodysTurn(String when) throws SQLException {
        assertThat(Sql.text(app, "select coalesce(current_setting('fovea.tenant', true), '')")).as(when).isEmpty();
        assertThat(Sql.number(app, "select count(*) from patients")).as(when).isZero();
    }

    private static long count(Connection connection, TenantTable table) throws SQLException {
        return Sql.number(connection, "select count(*) from " + table);
    }

    private static long count(Connection connection, TenantTable table, WholePractice practice) throws SQLException {
        return Sql.number(connection, "select count(*) from " + table + " where tenant_id = ?", practice.tenantId());
    }

    private static void refusedByPolicy(ThrowingCallable attempt) {
        refused("new row violates row-level security policy", attempt);
    }

    private static void refused(String why, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(SQLException.class).hasMessageContaining(why);
    }
}
