package app.fovea.server;

import app.fovea.tenancy.provisioning.DatabaseRoles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The launcher's PostgreSQL without the rest of the launcher: the house's roles, and as many databases as a test wants to break. */
public final class PostgresForTests {
    private final DataDirectory data;
    private final Secrets secrets;
    private final LocalPostgres postgres;

    private PostgresForTests(Path directory) {
        data = DataDirectory.at(directory);
        data.take();
        LocalPostgres.endLeftBehind(data);
        secrets = Secrets.of(data);
        postgres = LocalPostgres.in(data, secrets, Ports.rememberedIn(data.portsFile()).port("postgres"));
    }

    /** Runs, with the three roles and an empty database {@link DatabaseRoles#DATABASE} in it. */
    public static PostgresForTests startIn(Path directory) {
        PostgresForTests started = new PostgresForTests(directory);
        started.postgres.start();
        try (Connection superuser = started.superuser("postgres")) {
            DatabaseRoles.create(superuser, new DatabaseRoles.Passwords(started.secrets.provisioner(), started.secrets.app(), started.secrets.relay(), started.secrets.eraser()));
        } catch (SQLException e) {
            started.stop();
            throw new IllegalStateException(e);
        }
        return started;
    }

    public void stop() {
        postgres.stop();
        data.close();
    }

    public String url(String database) {
        return postgres.url(database);
    }

    public Connection superuser(String database) throws SQLException {
        return postgres.superuser(database);
    }

    /** @param role one of {@link DatabaseRoles} */
    public DataSource as(String role, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(role);
        source.setPassword(passwords().get(role));
        return source;
    }

    /** By role. */
    public Map<String, String> passwords() {
        return Map.of(DatabaseRoles.APP, secrets.app(), DatabaseRoles.RELAY, secrets.relay(), DatabaseRoles.ERASER, secrets.eraser(), DatabaseRoles.PROVISIONER, secrets.provisioner());
    }
}
