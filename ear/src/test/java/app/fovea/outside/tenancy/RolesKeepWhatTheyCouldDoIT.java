package app.fovea.outside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Permission;
import app.fovea.server.PostgresForTests;
import app.fovea.tenancy.provisioning.DatabaseRoles;
import app.fovea.tenancy.provisioning.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two practices whose roles are from before the catalogue became finer, and the version that made it so. */
class RolesKeepWhatTheyCouldDoIT {
    private static final UUID NORTH = UUID.randomUUID();
    private static final UUID SOUTH = UUID.randomUUID();

    @TempDir
    static Path directory;
    private static PostgresForTests postgres;
    private static DataSource provisioner;

    @BeforeAll
    static void upgrade() throws SQLException {
        postgres = PostgresForTests.startIn(directory);
        provisioner = postgres.as(DatabaseRoles.PROVISIONER, DatabaseRoles.DATABASE);
        Flyway.configure(Migrations.class.getClassLoader()).dataSource(provisioner).locations("classpath:db/migration").target("7").load().migrate();
        try (Connection connection = provisioner.getConnection(); Statement statement = connection.createStatement()) {
            for (UUID tenant : List.of(NORTH, SOUTH)) {
                statement.execute("insert into tenants (id, slug, name, country, currency, time_zone, state, release_deposit_percent) values ('%s', 't-%s', 'Practice', 'GB', 'GBP', 'Europe/London', 'active', 0)"
                    .formatted(tenant, tenant.toString().substring(0, 8)));
                role(statement, tenant, "owner", "Owner", true, "patients:view", "roles:view");
            }
            role(statement, NORTH, null, "Trainee", false, "pos:access");
            role(statement, NORTH, null, "Till", false, "payments:take");
            role(statement, NORTH, null, "Inspector", false, "lab:inspect");
            role(statement, NORTH, "optometrist", "Optometrist", false, "exams:finalize");
            role(statement, NORTH, "practice_manager", "Practice Manager", false, "roles:view", "users:view", "audit:view");
            role(statement, NORTH, "dispensing_optician", "Dispensing Optician", false, "orders:cancel", "payments:take", "payments:refund");
            role(statement, SOUTH, "dispensing_optician", "Dispenser without money", false, "orders:cancel");
            role(statement, SOUTH, "practice_manager", "Manager of VAT", false, "vat:decide");
            role(statement, SOUTH, null, "Practice Manager", false, "roles:view", "users:view");
            role(statement, SOUTH, null, "Wallboard", false, "orders:view");
        }
        Migrations.migrate(provisioner);
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @Test
    void a_role_that_held_a_right_holds_all_that_it_opened_ticked_or_implied() throws SQLException {
        assertThat(rights(NORTH, "Trainee")).containsExactlyInAnyOrder("pos:access", "pos:take_over", "pos:own_frame", "pos:confirm", "catalogue:unsuitable", "patients:contact", "patients:nhs_number");
        assertThat(rights(NORTH, "Till")).containsExactlyInAnyOrder("payments:take", "payments:voucher", "payments:transfer", "payments:leave_open", "patients:contact", "patients:nhs_number");
        assertThat(rights(NORTH, "Inspector")).containsExactlyInAnyOrder("lab:inspect", "lab:rework", "lab:stream", "orders:hold");
        assertThat(rights(NORTH, "Optometrist")).contains("exams:findings", "exams:take_over", "exams:finalize_colleagues", "exams:confirm");
    }

    @Test
    void what_did_not_change_is_left_alone_and_nothing_new_comes_along() throws SQLException {
        assertThat(rights(SOUTH, "Wallboard")).containsExactly("orders:view");
        assertThat(rights(NORTH, "Till")).doesNotContain("invoices:write_off", "pos:discard");
        assertThat(changes(SOUTH, "Wallboard")).isZero();
    }

    @Test
    void who_began_as_practice_manager_may_look_after_people_and_roles() throws SQLException {
        assertThat(rights(NORTH, "Practice Manager")).contains("users:create", "users:suspend", "roles:create", "roles:assign", "audit:export");
        assertThat(rights(SOUTH, "Practice Manager")).containsExactlyInAnyOrder("roles:view", "users:view");
    }

    @Test
    void who_began_in_a_role_that_decides_it_may_say_when_sales_go_to_the_lab_unless_the_practice_took_that_from_them() throws SQLException {
        assertThat(rights(NORTH, "Dispensing Optician")).contains("orders:release").doesNotContain("settings:orders");
        assertThat(rights(SOUTH, "Manager of VAT")).contains("settings:orders").doesNotContain("orders:release");
        assertThat(rights(SOUTH, "Dispenser without money")).doesNotContain("orders:release");
        assertThat(rights(NORTH, "Practice Manager")).doesNotContain("settings:orders", "orders:release");
        assertThat(changes(SOUTH, "Manager of VAT")).as("one when it began, and one each for what came later: columns of the lab, its figures, its quality").isEqualTo(4);
    }

    @Test
    void who_began_in_a_role_that_gives_money_back_and_stops_orders_may_cancel_a_whole_sale() throws SQLException {
        assertThat(rights(NORTH, "Dispensing Optician")).contains("orders:cancel_sale");
        assertThat(rights(SOUTH, "Dispenser without money")).doesNotContain("orders:cancel_sale");
        assertThat(rights(NORTH, "Till")).doesNotContain("orders:cancel_sale");
    }

    @Test
    void owners_hold_everything_that_a_practice_can_give_after_every_upgrade() throws SQLException {
        Set<String> everything = new TreeSet<>(Permission.grantable().stream().map(Permission::id).toList());
        assertThat(rights(NORTH, "Owner")).isEqualTo(everything);
        assertThat(rights(SOUTH, "Owner")).isEqualTo(everything);

        try (Connection connection = provisioner.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("with entry as (insert into role_change_audit (tenant_id, id, actor_name, action) values ('" + SOUTH + "', gen_random_uuid(), 'a test', 'test.prepared'))"
                + " delete from dynamic_role_permissions where permission = 'invoices:write_off' and tenant_id = '" + SOUTH + "'");
        }
        Migrations.migrate(provisioner);
        assertThat(rights(SOUTH, "Owner")).isEqualTo(everything);
        assertThat(changes(SOUTH, "Owner")).isEqualTo(2);
        Migrations.migrate(provisioner);
        assertThat(changes(SOUTH, "Owner")).as("the second time there is nothing to do").isEqualTo(2);
        assertThat(changes(NORTH, "Owner")).isEqualTo(1);
    }

    @Test
    void every_role_that_gained_something_says_so_in_the_trail() throws SQLException {
        assertThat(changes(NORTH, "Trainee")).isEqualTo(1);
        assertThat(one("select (a.after -> 'permissions') @> '[\"pos:take_over\"]' and not (a.before -> 'permissions') @> '[\"pos:take_over\"]' from role_change_audit a"
            + " join dynamic_roles r on r.tenant_id = a.tenant_id and r.id = a.role_id where r.tenant_id = '" + NORTH + "' and r.name = 'Trainee'")).isEqualTo("t");
    }

    private static void role(Statement statement, UUID tenant, String template, String name, boolean system, String... rights) throws SQLException {
        UUID id = UUID.randomUUID();
        statement.execute("insert into dynamic_roles (tenant_id, id, template, name, system) values ('%s', '%s', %s, '%s', %s)"
            .formatted(tenant, id, template == null ? "null" : "'" + template + "'", name, system));
        for (String right : rights) {
            statement.execute("insert into dynamic_role_permissions (tenant_id, role_id, permission) values ('%s', '%s', '%s')".formatted(tenant, id, right));
        }
    }

    private static Set<String> rights(UUID tenant, String role) throws SQLException {
        Set<String> rights = new TreeSet<>();
        try (Connection connection = provisioner.getConnection(); PreparedStatement statement = connection.prepareStatement(
                "select p.permission from dynamic_role_permissions p join dynamic_roles r on r.tenant_id = p.tenant_id and r.id = p.role_id where r.tenant_id = ? and r.name = ?")) {
            statement.setObject(1, tenant);
            statement.setString(2, role);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rights.add(rows.getString(1));
                }
            }
        }
        return rights;
    }

    private static int changes(UUID tenant, String role) throws SQLException {
        return Integer.parseInt(one("select count(*) from role_change_audit a join dynamic_roles r on r.tenant_id = a.tenant_id and r.id = a.role_id where r.tenant_id = '" + tenant + "' and r.name = '" + role + "'"));
    }

    private static String one(String sql) throws SQLException {
        try (Connection connection = provisioner.getConnection(); Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
