package app.fovea.outside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.tenancy.provisioning.Migrations;
import app.fovea.world.ScratchDatabases;
import app.fovea.world.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Two practices whose events died before the outbox wrote down to whom it sends them, and the version that says it afterwards. */
class OldDeadLettersHoldUpWhatFollowsIT {
    @Test
    void an_event_names_the_listeners_that_have_it_among_their_open_dead_letters() throws SQLException {
        ScratchDatabases.Database database = ScratchDatabases.shared().blank("old_dead_letters");
        DataSource provisioner = database.provisioner();
        Flyway.configure(Migrations.class.getClassLoader()).dataSource(provisioner).locations("classpath:db/migration").target("17").load().migrate();
        try (Connection connection = provisioner.getConnection()) {
            UUID north = practice(connection, "north");
            UUID south = practice(connection, "south");
            UUID dead = event(connection, north, "{}");
            letter(connection, north, dead, "OrderCreation", "dead");
            letter(connection, north, dead, "JourneyAudit", "parked");
            letter(connection, north, dead, "Webhooks", "solved");
            UUID settled = event(connection, south, "{}");
            letter(connection, south, settled, "OrderCreation", "discarded");
            UUID today = event(connection, south, "{JourneyAudit}");
            letter(connection, south, today, "JourneyAudit", "dead");

            Migrations.migrate(provisioner);

            assertThat(listeners(connection, dead)).containsExactlyInAnyOrder("OrderCreation", "JourneyAudit");
            assertThat(listeners(connection, settled)).isEmpty();
            assertThat(listeners(connection, today)).containsExactly("JourneyAudit");
        }
    }

    private static UUID practice(Connection connection, String slug) throws SQLException {
        UUID tenant = UUID.randomUUID();
        Sql.run(connection, "insert into tenants (id, slug, name, country, currency, time_zone, state, release_deposit_percent) values (?, ?, 'Practice', 'GB', 'GBP', 'Europe/London', 'active', 0)", tenant, slug);
        return tenant;
    }

    private static UUID event(Connection connection, UUID tenant, String publishedTo) throws SQLException {
        UUID id = UUID.randomUUID();
        Sql.run(connection, """
            insert into journey_events (tenant_id, id, type, schema_version, aggregate_type, aggregate_id, aggregate_seq, correlation_id, actor_name, occurred_at, payload, published_at, published_to)
            values (?, ?, 'order.created', 1, 'order', ?, 1, ?, 'somebody', now(), '{}', now(), ?::text[])""", tenant, id, id, id, publishedTo);
        return id;
    }

    private static void letter(Connection connection, UUID tenant, UUID event, String queue, String state) throws SQLException {
        Sql.run(connection, """
            insert into dead_letters (tenant_id, id, queue, event_id, event_type, aggregate_id, aggregate_seq, envelope, failed_at, state, behind)
            values (?, gen_random_uuid(), ?, ?, 'order.created', ?, 1, '{}', now(), ?, ?)""", tenant, queue, event, event, state, event);
    }

    private static List<String> listeners(Connection connection, UUID event) throws SQLException {
        return Sql.texts(connection, "select unnest(published_to) from journey_events where id = ?", event);
    }
}
