package app.fovea.world;

import app.fovea.server.PostgresForTests;
import app.fovea.tenancy.provisioning.DatabaseRoles;
import app.fovea.tenancy.provisioning.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A real PostgreSQL with the migrated schema and three {@link WholePractice}s in it, from which a test takes copies with walls torn
 * down. One for all tests of a JVM; it starts when the first asks for it and ends with the JVM.
 */
public final class ScratchDatabases {
    private static ScratchDatabases shared;

    private final Path directory;
    private final PostgresForTests postgres;
    private final Set<Walls> made = EnumSet.noneOf(Walls.class);
    private List<WholePractice> practices;

    /** What stands in a copy of the database. */
    public enum Walls {
        /** As in production. */
        ALL(""),
        /** Wall 2 alone: policies, but no foreign keys, no triggers, and every right on every table. */
        ROWS_ALONE(Tear.KEYS + Tear.TRIGGERS + Tear.GRANTS),
        /** Wall 3 alone: foreign keys, but no policies, no triggers and no checks, which would refuse a row for what else is in it. */
        KEYS_ALONE(Tear.POLICIES + Tear.TRIGGERS + Tear.CHECKS),
        /** Nothing in the database: wall 1, the program, is alone. */
        PROGRAM_ALONE(Tear.POLICIES + Tear.KEYS + Tear.TRIGGERS + Tear.GRANTS);

        private final String tear;

        Walls(String tear) {
            this.tear = tear;
        }

        public String database() {
            return "walls_" + name().toLowerCase(Locale.ROOT);
        }
    }

    private static final class Tear {
        private static final String KEYS = """
            do $$ declare k record; begin
              for k in select conrelid::regclass as t, conname from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and confrelid <> 'tenants'::regclass
              loop execute format('alter table %s drop constraint %I', k.t, k.conname); end loop;
            end $$;
            """;
        private static final String CHECKS = """
            do $$ declare k record; begin
              for k in select conrelid::regclass as t, conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace and conrelid <> 0
              loop execute format('alter table %s drop constraint %I', k.t, k.conname); end loop;
            end $$;
            """;
        private static final String TRIGGERS = """
            do $$ declare t regclass; begin
              for t in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop execute format('alter table %s disable trigger user', t); end loop;
            end $$;
            """;
        private static final String POLICIES = """
            do $$ declare t regclass; begin
              for t in select oid from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop execute format('alter table %s disable row level security', t); end loop;
            end $$;
            """;
        private static final String GRANTS = "grant select, insert, update, delete on all tables in schema public to fovea_app;";
    }

    private ScratchDatabases(Path directory, PostgresForTests postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    public static synchronized ScratchDatabases shared() {
        if (shared == null) {
            Path directory = Path.of(System.getProperty("fovea.scratch"), "databases-" + ProcessHandle.current().pid()).toAbsolutePath();
            PostgresForTests postgres = PostgresForTests.startIn(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.stop();
                Scratch.keepOnlyLogs(directory);
            }, "end-databases"));
            ScratchDatabases databases = new ScratchDatabases(directory, postgres);
            databases.fill();
            shared = databases;
        }
        return shared;
    }

    private void fill() {
        DataSource provisioner = postgres.as(DatabaseRoles.PROVISIONER, DatabaseRoles.DATABASE);
        Migrations.migrate(provisioner);
        try {
            practices = List.of(WholePractice.open(provisioner, "north"), WholePractice.open(provisioner, "south"), WholePractice.open(provisioner, "west"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of everything that ends with this JVM; what lies in its {@code log} stays. */
    public Path directory() {
        return directory;
    }

    /** Three, in every copy the same. */
    public List<WholePractice> practices() {
        return practices;
    }

    /** A database in which these walls stand and no others; the same one each time. */
    public synchronized Database with(Walls walls) {
        if (!made.contains(walls)) {
            try {
                create(walls.database(), DatabaseRoles.DATABASE);
                tear(walls);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            made.add(walls);
        }
        return new Database(walls.database());
    }

    /** All walls and the three practices, for one test class alone, which may leave in it what it likes. */
    public synchronized Database own(String name) {
        return made(name, DatabaseRoles.DATABASE);
    }

    /** Nothing in it, for a test of the migrations themselves. */
    public synchronized Database blank(String name) {
        return made(name, "template0");
    }

    private Database made(String name, String template) {
        try {
            create(name, template);
            return new Database(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void create(String name, String template) throws SQLException {
        try (Connection superuser = postgres.superuser("postgres"); Statement statement = superuser.createStatement()) {
            statement.execute("create database " + name + " owner " + DatabaseRoles.PROVISIONER + " encoding 'UTF8' template " + template);
            // Rights on the database itself do not come with the template.
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to " + String.join(", ", DatabaseRoles.PROVISIONER, DatabaseRoles.APP, DatabaseRoles.RELAY, DatabaseRoles.ERASER));
        }
    }

    private void tear(Walls walls) throws SQLException {
        if (!walls.tear.isEmpty()) {
            try (Connection superuser = postgres.superuser(walls.database()); Statement statement = superuser.createStatement()) {
                statement.execute(walls.tear);
            }
        }
    }

    /** One of the copies. */
    public final class Database {
        private final String name;

        private Database(String name) {
            this.name = name;
        }

        public String url() {
            return postgres.url(name);
        }

        /** Bound by nothing but keys. */
        public Connection superuser() throws SQLException {
            return postgres.superuser(name);
        }

        public Connection app() throws SQLException {
            return postgres.as(DatabaseRoles.APP, name).getConnection();
        }

        public Connection relay() throws SQLException {
            return postgres.as(DatabaseRoles.RELAY, name).getConnection();
        }

        /** As {@link #relay()}, for what connects by itself. */
        public DataSource relays() {
            return postgres.as(DatabaseRoles.RELAY, name);
        }

        /** As {@code fovea_eraser}, for what connects by itself. */
        public DataSource erasers() {
            return postgres.as(DatabaseRoles.ERASER, name);
        }

        public DataSource provisioner() {
            return postgres.as(DatabaseRoles.PROVISIONER, name);
        }

        /** The settings with which a server works on this database. */
        public Map<String, String> settings() {
            return Map.of(
                "FOVEA_DB_URL", url(),
                "FOVEA_DB_APP_PASSWORD", postgres.passwords().get(DatabaseRoles.APP),
                "FOVEA_DB_RELAY_PASSWORD", postgres.passwords().get(DatabaseRoles.RELAY),
                "FOVEA_DB_ERASER_PASSWORD", postgres.passwords().get(DatabaseRoles.ERASER),
                "FOVEA_DB_PROVISIONER_PASSWORD", postgres.passwords().get(DatabaseRoles.PROVISIONER));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
