package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.tenancy.provisioning.DatabaseRoles;
import app.fovea.tenancy.provisioning.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database that everything else is tested on: is it one that keeps its promises? */
class LocalPostgresIT {
    @TempDir
    static Path directory;
    private static DataDirectory data;
    private static Secrets secrets;
    private static LocalPostgres postgres;

    @BeforeAll
    static void start() throws SQLException {
        data = DataDirectory.at(directory);
        data.take();
        secrets = Secrets.of(data);
        postgres = LocalPostgres.in(data, secrets, Ports.rememberedIn(data.portsFile()).port("postgres"));
        postgres.start();
        createRoles();
        Migrations.migrate(provisioner());
    }

    @AfterAll
    static void stop() {
        postgres.stop();
        data.close();
    }

    @Test
    void a_commit_is_on_disk_before_it_is_confirmed() throws SQLException {
        assertThat(List.of(ask("show fsync"), ask("show synchronous_commit"), ask("show full_page_writes"))).containsOnly("on");
    }

    @Test
    void what_was_committed_survives_a_kill_of_the_whole_server() throws SQLException {
        run("create table if not exists survivor (n int); insert into survivor values (42)");

        postgres.kill();
        postgres.start();

        assertThat(ask("select max(n) from survivor")).isEqualTo("42");
    }

    @Test
    void a_lock_file_that_names_a_living_stranger_does_not_keep_it_from_starting() throws Exception {
        postgres.stop();
        Files.writeString(data.root().resolve("pgdata/postmaster.pid"), ProcessHandle.current().pid() + "\n" + data.root().resolve("pgdata") + "\n");

        postgres.start();

        assertThat(ask("select 1")).isEqualTo("1");
    }

    @Test
    void a_second_server_on_the_same_data_is_refused() throws Exception {
        // As if somebody had started the one that runs: without our pid file it is not ours to end.
        Path pidFile = data.postgresPidFile();
        String pid = Files.readString(pidFile);
        Files.delete(pidFile);
        try {
            LocalPostgres second = LocalPostgres.in(data, secrets, postgres.port());

            assertThatThrownBy(second::start).isInstanceOf(StartRefused.DatabaseNotOurs.class).hasMessageContaining(pid);
        } finally {
            Files.writeString(pidFile, pid);
        }
    }

    @Test
    void capitals_of_accented_letters_are_known_whatever_the_machine_speaks() throws SQLException {
        assertThat(ask("select lower('ZOË ŁUKASZ')")).isEqualTo("zoë łukasz");
    }

    @Test
    void creating_the_roles_again_changes_nothing() throws SQLException {
        List<String> before = roles();

        createRoles();

        assertThat(roles()).isEqualTo(before);
    }

    @Test
    void no_role_but_the_provisioner_steps_around_row_level_security_and_none_is_superuser() throws SQLException {
        assertThat(roles()).containsExactly("fovea_app bypass=f super=f createrole=f createdb=f", "fovea_eraser bypass=f super=f createrole=f createdb=f", "fovea_provisioner bypass=t super=f createrole=f createdb=f",
                "fovea_relay bypass=f super=f createrole=f createdb=f");
    }

    @Test
    void the_application_owns_nothing_and_can_make_nothing() throws SQLException {
        assertThat(ask("select count(*) from pg_class where relowner in ('fovea_app'::regrole, 'fovea_relay'::regrole, 'fovea_eraser'::regrole)")).isEqualTo("0");
        assertThatThrownBy(() -> runAs(DatabaseRoles.APP, secrets.app(), "create table mine (n int)")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> runAs(DatabaseRoles.APP, secrets.app(), "create temporary table mine (n int)")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> runAs(DatabaseRoles.APP, secrets.app(), "set role fovea_provisioner")).hasMessageContaining("permission denied");
    }

    @Test
    void a_migrated_schema_has_nothing_left_to_migrate() {
        assertThat(Migrations.migrate(provisioner())).isZero();
    }

    private static void createRoles() throws SQLException {
        try (Connection superuser = postgres.superuser("postgres")) {
            DatabaseRoles.create(superuser, new DatabaseRoles.Passwords(secrets.provisioner(), secrets.app(), secrets.relay(), secrets.eraser()));
        }
    }

    private static DataSource provisioner() {
        return postgres.as(DatabaseRoles.PROVISIONER, secrets.provisioner());
    }

    private static List<String> roles() throws SQLException {
        return column("select rolname || ' bypass=' || rolbypassrls || ' super=' || rolsuper || ' createrole=' || rolcreaterole || ' createdb=' || rolcreatedb"
                + " from pg_roles where rolname like 'fovea%' order by 1").stream().map(line -> line.replace("true", "t").replace("false", "f")).toList();
    }

    private static String ask(String question) throws SQLException {
        return column(question).get(0);
    }

    private static List<String> column(String question) throws SQLException {
        try (Connection connection = postgres.superuser("fovea"); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(question)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = postgres.superuser("fovea"); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void runAs(String role, String password, String sql) throws SQLException {
        try (Connection connection = postgres.as(role, password).getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
