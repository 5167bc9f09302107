package app.fovea.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL with durable settings on a free loopback port. We start the server ourselves: the library that packs these
 * programs would start it with fsync off, and a crash test on such a database proves nothing.
 */
public final class LocalPostgres {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String INVALID_PASSWORD = "28P01";

    private final DataDirectory data;
    private final Secrets secrets;
    private final int port;
    private Path pgdata;
    private OwnProcess server;

    private LocalPostgres(DataDirectory data, Secrets secrets, int port) {
        this.data = data;
        this.secrets = secrets;
        this.port = port;
    }

    /** @param data must be {@linkplain DataDirectory#take taken} */
    static LocalPostgres in(DataDirectory data, Secrets secrets, int port) {
        return new LocalPostgres(data, secrets, port);
    }

    /** @return whether an earlier start left a database here */
    static boolean isIn(DataDirectory data) {
        return Files.isDirectory(home(data).resolve("pgdata"));
    }

    /** Unpacks, initialises and starts what is not there yet, and returns once the server lets us in. */
    void start() {
        begin();
        awaitReady();
    }

    /** Ends, in good order, the database of a launcher that was killed. */
    static boolean endLeftBehind(DataDirectory data) {
        Path pgdata = home(data).resolve("pgdata");
        Optional<OwnProcess> left = OwnProcess.leftBehind(data.postgresPidFile(), "-D " + pgdata);
        left.ifPresent(server -> server.end("INT", Duration.ofSeconds(60)));
        return left.isPresent();
    }

    /** The first half of {@link #start}: the process runs, and may still be recovering from a crash. */
    void begin() {
        try {
            PostgresAccount account = PostgresAccount.forThisMachine(home(data).resolve("pgdata"));
            Path home = homeFor(account);
            PostgresBinaries binaries = PostgresBinaries.unpacked(home.resolve("postgres"));
            pgdata = home.resolve("pgdata");
            refuseAnotherServer();
            if (!Files.isDirectory(pgdata)) {
                initialise(binaries, account);
            }
            refuseOtherMajor(binaries);
            account.own(pgdata);
            server = OwnProcess.start(account.running(command(binaries)), Map.of("TZ", "UTC"), pgdata, data.log("postgres.log"), data.postgresPidFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second half of {@link #start}. */
    void awaitReady() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = superuser("postgres")) {
                refuseUnlessOurs(connection);
                refuseUnlessDurable(connection);
                return;
            } catch (SQLException notYet) {
                if (!server.isAlive()) {
                    throw new StartRefused.DatabaseDidNotStart("it ended at once", data.log("postgres.log"));
                }
                if (INVALID_PASSWORD.equals(notYet.getSQLState())) {
                    throw new StartRefused.DatabaseNotOurs("The database in " + pgdata + " does not know the password in " + data.secretsFile()
                            + ": put the file back that belongs to it, or start with fresh data by --data.");
                }
                if (System.nanoTime() > until || !Pause.briefly()) {
                    throw new StartRefused.DatabaseDidNotStart("it lets nobody in", data.log("postgres.log"));
                }
            }
        }
    }

    /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
    void stop() {
        if (server != null) {
            server.end("INT", Duration.ofSeconds(60));
            server = null;
        }
    }

    /** SIGKILL of the server and all its backends, as a power cut would. */
    void kill() {
        server.kill();
    }

    int port() {
        return port;
    }

    /** @return the version that is running, in the words of the server */
    String version() {
        try (Connection connection = superuser("postgres")) {
            return show(connection, "server_version");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** For roles, for databases and for looking under the carpet in tests. */
    Connection superuser(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", secrets.postgres());
        properties.setProperty("ApplicationName", "fovea-launcher");
        return DriverManager.getConnection(url(database), properties);
    }

    DataSource as(String role, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url("fovea"));
        source.setUser(role);
        source.setPassword(password);
        source.setApplicationName("fovea-launcher");
        source.setReWriteBatchedInserts(true);
        return source;
    }

    private List<String> command(PostgresBinaries binaries) {
        List<String> command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", pgdata.toString()));
        Map<String, String> settings = Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(port)),
                Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("shared_buffers", "256MB"),
                Map.entry("max_connections", "100"),
                Map.entry("timezone", "UTC"),
                // Without the rows that were refused: they are patients'.
                Map.entry("log_error_verbosity", "terse"),
                Map.entry("log_timezone", "UTC"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /** The data directory, or what {@link #homeFor} has linked from it. */
    private static Path home(DataDirectory data) {
        Path link = data.root().resolve("database");
        try {
            return Files.isSymbolicLink(link) ? link.toRealPath() : data.root();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the database lies; in the home of root, say, its system user may not enter, and then elsewhere, linked from the data directory. */
    private Path homeFor(PostgresAccount account) throws IOException {
        if (!home(data).equals(data.root()) || !account.isSystemUser() || account.canReach(data.root())) {
            return home(data);
        }
        // A name of its own, never derived from the data directory: deleting that must mean starting afresh.
        Path elsewhere = Files.createDirectories(Path.of("/var/lib/fovea", UUID.randomUUID().toString()));
        Files.createSymbolicLink(data.root().resolve("database"), elsewhere);
        return elsewhere;
    }

    /** Beside its place first and then renamed: a database with the final name is always whole. */
    private void initialise(PostgresBinaries binaries, PostgresAccount account) throws IOException {
        Path unfinished = pgdata.resolveSibling("pgdata.unfinished");
        PostgresBinaries.delete(unfinished);
        Files.createDirectory(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path password = pgdata.resolveSibling("pgdata.password");
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Process initdb = null;
        try {
            Files.writeString(password, secrets.postgres());
            account.own(unfinished);
            account.own(password);
            initdb = new ProcessBuilder(account.running(List.of(binaries.program("initdb"), "-D", unfinished.toString(),
                    // Sorted by code point, and yet it knows that É is the capital of é; the same on every operating system.
                    "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                    "--username=postgres", "--pwfile=" + password, "--auth=scram-sha-256", "--data-checksums", "--no-instructions")))
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true).redirectOutput(data.log("initdb.log").toFile()).start();
            if (initdb.waitFor() != 0) {
                throw new StartRefused.DatabaseDidNotStart("initdb failed", data.log("initdb.log"));
            }
        } catch (InterruptedException e) {
            initdb.destroy();
            Thread.currentThread().interrupt();
            throw new StartRefused.DatabaseDidNotStart("interrupted", data.log("initdb.log"));
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(unfinished, pgdata, StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseOtherMajor(PostgresBinaries binaries) throws IOException {
        String made = Files.readString(pgdata.resolve("PG_VERSION")).strip();
        if (!made.equals(binaries.major())) {
            throw new StartRefused.DatabaseNotOurs("The data in " + pgdata + " was made by PostgreSQL " + made + " and this build brings "
                    + binaries.major() + ": go back to the build that made it and export, or start with fresh data by --data.");
        }
    }

    /** A server in our directory that we did not start is somebody's own doing: it stays, and we do not start. */
    private void refuseAnotherServer() throws IOException {
        if (!Files.isDirectory(pgdata)) {
            return;
        }
        // Backends of a killed server need a moment to notice.
        List<Long> working = OwnProcess.workingIn(pgdata, "postgres");
        for (int look = 0; !working.isEmpty() && look < 100 && Pause.briefly(); look++) {
            working = OwnProcess.workingIn(pgdata, "postgres");
        }
        if (!working.isEmpty()) {
            throw new StartRefused.DatabaseNotOurs("Another PostgreSQL (process " + working.get(0) + ") runs on " + pgdata
                    + ": end it, or start with other data by --data.");
        }
        // Nobody works here, whatever pid the file names: after a reboot it may be anybody's, and PostgreSQL would believe it.
        Files.deleteIfExists(pgdata.resolve("postmaster.pid"));
    }

    private void refuseUnlessOurs(Connection connection) throws SQLException {
        String directory = show(connection, "data_directory");
        if (!directory.equals(pgdata.toString())) {
            throw new StartRefused.DatabaseNotOurs("The database on port " + port + " keeps its data in " + directory + " and not in " + pgdata
                    + ": end it and start again.");
        }
    }

    private void refuseUnlessDurable(Connection connection) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            String value = show(connection, setting);
            if (!value.equals("on")) {
                throw new StartRefused.DatabaseNotDurable(setting, value, pgdata);
            }
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
