package app.fovea.server;

import app.fovea.tenancy.provisioning.DatabaseRoles;
import app.fovea.tenancy.provisioning.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A whole Fovea on this machine: PostgreSQL, mail catcher and WildFly on one data directory. It is what bin/run starts and
 * what the tests of the assembled system, those that pull the plug among them, stand on.
 *
 * <pre>{@code
 * try (FoveaServer fovea = FoveaServer.in(directory).build()) {
 *     fovea.start();
 *     fovea.killServer();
 *     fovea.startServer("-Dsome.property=value");
 * }
 * }</pre>
 */
public final class FoveaServer implements AutoCloseable {
    private final DataDirectory data;
    private final Path home;
    private final Path ear;
    private final int wantedPort;
    private final String readyPath;
    private final Demo.Seed seed;
    private final Map<String, String> settings;
    private final List<String> jvmArguments;
    private final Progress progress;
    private final Thread endWithJvm = new Thread(this::stop, "fovea-stop");

    private Secrets secrets;
    private LocalPostgres postgres;
    private MailCatcher mail;
    private LocalWildFly wildfly;
    private Demo demo;
    private volatile Thread starter;
    private volatile boolean ending;

    private FoveaServer(Builder builder) {
        data = DataDirectory.at(builder.data);
        ear = builder.ear;
        home = builder.home;
        wantedPort = builder.port;
        readyPath = builder.readyPath;
        seed = builder.seed;
        settings = Map.copyOf(builder.settings);
        jvmArguments = List.copyOf(builder.jvmArguments);
        progress = builder.progress;
    }

    /** @param data made when it is not there; a later start on the same directory finds everything again */
    public static Builder in(Path data) {
        return new Builder(data);
    }

    /**
     * Ends the servers of a launcher that was killed, and takes away what it said about itself.
     *
     * @param data must be {@linkplain DataDirectory#take taken}
     * @return whether there were any
     */
    static boolean endLeftBehind(DataDirectory data) {
        forgetDemoFile(data);
        RunningInstance.forget(data);
        boolean server = LocalWildFly.endLeftBehind(data);
        return LocalPostgres.endLeftBehind(data) | server;
    }

    /** Returns once people can sign in. Everything that was started is stopped again when one part refuses. */
    public void start() {
        ending = false;
        starter = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(endWithJvm);
        try {
            bringUp();
        } catch (RuntimeException | Error e) {
            tearDown();
            throw e;
        } finally {
            starter = null;
        }
    }

    /** Stops what this installation started, and nothing else; also one that is still starting, from another thread. */
    public void stop() {
        ending = true;
        Thread startingThread = starter;
        if (startingThread != null && startingThread != Thread.currentThread()) {
            startingThread.interrupt();
            for (int look = 0; starter != null && look < 400 && Pause.briefly(); look++) {
                // The starter tears down what it had; a step that hears no interrupt loses its database below.
            }
        }
        tearDown();
    }

    @Override
    public void close() {
        stop();
    }

    /** SIGKILL for WildFly, as a power cut would: what was not committed is gone. Database and mail catcher go on. */
    public void killServer() {
        wildfly.kill();
    }

    /** Stops WildFly in good order; database and mail catcher go on. */
    public void stopServer() {
        wildfly.stop();
    }

    /** Starts WildFly again after {@link #killServer} or {@link #stopServer}, on the same journal and the same port. */
    public void startServer(String... moreJvmArguments) {
        wildfly.start(environment(), Stream.concat(jvmArguments.stream(), Stream.of(moreJvmArguments)).toList());
    }

    public boolean isServerAlive() {
        return wildfly != null && wildfly.isAlive();
    }

    public long serverPid() {
        return wildfly.pid();
    }

    /** SIGKILL for PostgreSQL and all its backends. */
    public void killDatabase() {
        postgres.kill();
    }

    /** As {@code pg_ctl restart -m fast} does it: whoever is connected is thrown out, and what they had not committed is undone. */
    public void restartDatabase() {
        postgres.stop();
        postgres.start();
    }

    /** Starts PostgreSQL again after {@link #killDatabase}; it recovers from its write-ahead log. */
    public void startDatabase() {
        postgres.start();
    }

    public URI url() {
        return wildfly.url();
    }

    /** Where {@code /metrics} and {@code /health} are, for programs on this machine. */
    public URI management() {
        return wildfly.management();
    }

    public String jdbcUrl() {
        return postgres.url(DatabaseRoles.DATABASE);
    }

    /** On the {@code fovea} database, bound by no policy. */
    public Connection superuser() throws SQLException {
        return postgres.superuser(DatabaseRoles.DATABASE);
    }

    /** As {@code fovea_provisioner}. */
    public DataSource provisioner() {
        return postgres.as(DatabaseRoles.PROVISIONER, secrets.provisioner());
    }

    /** As {@code fovea_app}, whom row-level security binds. */
    public DataSource app() {
        return postgres.as(DatabaseRoles.APP, secrets.app());
    }

    /** As {@code fovea_relay}. */
    public DataSource relay() {
        return postgres.as(DatabaseRoles.RELAY, secrets.relay());
    }

    public MailCatcher mail() {
        return mail;
    }

    /** Whom one can sign in as. */
    public Demo demo() {
        return demo;
    }

    public DataDirectory data() {
        return data;
    }

    /** The {@code FOVEA_…} variables that this installation gives its WildFly; for a test that starts a server by itself. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("FOVEA_DB_URL", jdbcUrl());
        environment.put("FOVEA_DB_APP_PASSWORD", secrets.app());
        environment.put("FOVEA_DB_RELAY_PASSWORD", secrets.relay());
        environment.put("FOVEA_DB_ERASER_PASSWORD", secrets.eraser());
        environment.put("FOVEA_DB_PROVISIONER_PASSWORD", secrets.provisioner());
        environment.put("FOVEA_SMTP_HOST", "127.0.0.1");
        environment.put("FOVEA_SMTP_PORT", Integer.toString(mail.smtpPort()));
        environment.put("FOVEA_MAIL_FROM", System.getenv().getOrDefault("FOVEA_MAIL_FROM", "no-reply@fovea.example"));
        environment.put("FOVEA_PUBLIC_URL", System.getenv().getOrDefault("FOVEA_PUBLIC_URL", url().toString()));
        environment.put("FOVEA_SECRET_KEY", secrets.key());
        environment.putAll(settings);
        return environment;
    }

    private void bringUp() {
        long begun = System.nanoTime();
        refuseWhenNotBuilt();
        data.refuseUnlessUsable();
        data.take();
        Ports ports = Ports.rememberedIn(data.portsFile());
        int port = wantedPort == 0 ? ports.port("http") : wantedPort;
        wildfly = new LocalWildFly(data, home, ear, port, ports, readyPath);
        endLeftBehind(data);
        new RunningInstance(ProcessHandle.current().pid(), url().toString()).write(data);
        Ports.refuseUnlessFree(port);
        secrets = Secrets.of(data);
        postgres = LocalPostgres.in(data, secrets, ports.port("postgres"));
        mail = MailCatcher.on(ports.port("smtp"), ports.port("mail"));

        // The same build on the same database has nothing to migrate, so the slowest part may begin first: WildFly asks for the
        // database only when it deploys, seconds from now.
        boolean sameBuild = LocalPostgres.isIn(data) && stampOfLastStart().equals(stampOfThisBuild());
        if (sameBuild) {
            beginServer();
        }
        postgres.begin();
        mail.start();
        postgres.awaitReady();
        progress.done("database", "PostgreSQL " + postgres.version() + ", durable, on 127.0.0.1:" + postgres.port(), since(begun));
        prepareData();
        if (!sameBuild) {
            begun = System.nanoTime();
            beginServer();
        }
        wildfly.awaitReady();
        progress.done("server", "WildFly with Fovea", since(begun));
        rememberBuild();
        demo.write(data.demoFile(), url(), mail.url(), management());
    }

    private void beginServer() {
        if (ending) {
            throw new StartRefused.ServerDidNotStart("interrupted", data.log());
        }
        wildfly.begin(environment(), jvmArguments);
    }

    private void prepareData() {
        long begun = System.nanoTime();
        try {
            try (Connection superuser = postgres.superuser("postgres")) {
                DatabaseRoles.create(superuser, new DatabaseRoles.Passwords(secrets.provisioner(), secrets.app(), secrets.relay(), secrets.eraser()));
            }
            int migrations = Migrations.migrate(provisioner());
            progress.done("schema", migrations == 0 ? "up to date" : migrations == 1 ? "1 migration run" : migrations + " migrations run", since(begun));
            begun = System.nanoTime();
            demo = seed.into(provisioner());
            progress.done("tenants", String.join(", ", demo.tenants().stream().map(Demo.Tenant::slug).toList()), since(begun));
        } catch (SQLException | RuntimeException e) {
            throw new StartRefused.DataNotPrepared(data.root(), e);
        }
    }

    private synchronized void tearDown() {
        // The interrupt has done its work; from here on we want to wait for ends.
        Thread.interrupted();
        if (wildfly != null) {
            wildfly.stop();
        }
        if (mail != null) {
            mail.stop();
            mail = null;
        }
        if (postgres != null) {
            postgres.stop();
        }
        if (data.isTaken()) {
            forgetDemoFile(data);
            RunningInstance.forget(data);
            data.close();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(endWithJvm);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
    }

    private void refuseWhenNotBuilt() {
        for (Path needed : List.of(home.resolve("jboss-modules.jar"), ear)) {
            if (!Files.exists(needed)) {
                throw new StartRefused.NotBuilt(needed);
            }
        }
    }

    /** So that the file never lies: it is there exactly while one can sign in. */
    private static void forgetDemoFile(DataDirectory data) {
        try {
            Files.deleteIfExists(data.demoFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String stampOfLastStart() {
        try {
            return Files.readString(data.startedWithFile());
        } catch (IOException never) {
            return "";
        }
    }

    private String stampOfThisBuild() {
        try {
            return LocalWildFly.stamp(ear);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rememberBuild() {
        try {
            Files.writeString(data.startedWithFile(), stampOfThisBuild());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Says how one installation differs from what bin/run does. */
    public static final class Builder {
        private final Path data;
        private Path ear;
        private Path home;
        private int port;
        private String readyPath = "/sign-in";
        private Demo.Seed seed = DemoTenants::seed;
        private final Map<String, String> settings = new HashMap<>();
        private List<String> jvmArguments = List.of();
        private Progress progress = Progress.silent();

        private Builder(Path data) {
            this.data = data;
            Path target = buildDirectory();
            ear = target.resolve("fovea.ear");
            home = assembledServer(target);
        }

        /** Another EAR than the one this class was built with. */
        public Builder ear(Path ear) {
            this.ear = ear.toAbsolutePath();
            return this;
        }

        /** Another WildFly than the one this class was built with. */
        public Builder home(Path home) {
            this.home = home.toAbsolutePath();
            return this;
        }

        /** Without it, or with 0, any free loopback port. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** What must answer 200 before {@link #start} returns. */
        public Builder readyPath(String readyPath) {
            this.readyPath = readyPath;
            return this;
        }

        /** Other tenants than the two of the demonstration. */
        public Builder seed(Demo.Seed seed) {
            this.seed = seed;
            return this;
        }

        /** A {@code FOVEA_…} variable for the server. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /** For every start of WildFly; {@code -Dname=value}, a debugger. */
        public Builder jvmArguments(String... jvmArguments) {
            this.jvmArguments = List.of(jvmArguments);
            return this;
        }

        public Builder progress(Progress progress) {
            this.progress = progress;
            return this;
        }

        public FoveaServer build() {
            return new FoveaServer(this);
        }

        /** The launcher lies in {@code ear/target/classes}, beside what it launches. */
        private static Path buildDirectory() {
            try {
                return Path.of(FoveaServer.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        private static Path assembledServer(Path target) {
            Path servers = target.resolve("server");
            try (Stream<Path> found = Files.list(servers)) {
                return found.filter(directory -> directory.getFileName().toString().startsWith("wildfly-")).findFirst().orElse(servers.resolve("wildfly"));
            } catch (IOException notBuilt) {
                return servers.resolve("wildfly");
            }
        }
    }
}
