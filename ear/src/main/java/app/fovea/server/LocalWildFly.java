package app.fovea.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The assembled WildFly as a child process, its state (broker journal, transaction log) in the data directory and its
 * configuration fresh from the build: nothing that a person changed by hand survives into the next start unnoticed.
 */
public final class LocalWildFly {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PATIENCE_FOR_FIRST_PAGE = Duration.ofSeconds(60);
    private static final String CONFIGURATION = "standalone-full.xml";
    private static final String DEPLOYMENT = "fovea.ear";
    private static final String STARTED_WITH_ERRORS = "WFLYSRV0026";
    /**
     * Measured on two cores: the optimising compiler takes half the processor time of a start and repays it after some 50 000
     * requests, more than a demonstration sees. A later {@code -XX:TieredStopAtLevel=4} brings it back.
     */
    private static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";
    /** What bin/standalone.sh opens for the server on JDK 17 and newer; the script itself starts four JVMs to find that out. */
    private static final List<String> OPEN_PACKAGES = List.of(
            "java.base/java.lang", "java.base/java.lang.invoke", "java.base/java.lang.reflect", "java.base/java.io", "java.base/java.net",
            "java.base/java.security", "java.base/java.util", "java.base/java.util.concurrent",
            "java.management/javax.management", "java.naming/javax.naming");
    private static final List<String> EXPORTED_PACKAGES = List.of(
            "java.desktop/sun.awt", "java.naming/com.sun.jndi.ldap", "java.naming/com.sun.jndi.url.ldap", "java.naming/com.sun.jndi.url.ldaps",
            "jdk.naming.dns/com.sun.jndi.dns");

    private final DataDirectory data;
    private final Path home;
    private final Path ear;
    private final int port;
    private final Ports ports;
    private final String readyPath;
    private OwnProcess server;
    private int managementPort;

    /** @param readyPath answers 200 once people can come in */
    LocalWildFly(DataDirectory data, Path home, Path ear, int port, Ports ports, String readyPath) {
        this.data = data;
        this.home = home;
        this.ear = ear;
        this.port = port;
        this.ports = ports;
        this.readyPath = readyPath;
    }

    /** Ends the server of a launcher that was killed; the port it holds is ours. */
    static boolean endLeftBehind(DataDirectory data) {
        Optional<OwnProcess> left = OwnProcess.leftBehind(data.serverPidFile(), baseProperty(data));
        left.ifPresent(server -> server.end("TERM", Duration.ofSeconds(20)));
        return left.isPresent();
    }

    void start(Map<String, String> environment, List<String> jvmArguments) {
        begin(environment, jvmArguments);
        awaitReady();
    }

    /** The first half of {@link #start}: the process runs, the application does not yet. */
    void begin(Map<String, String> environment, List<String> jvmArguments) {
        Ports.refuseUnlessFree(port);
        try {
            layOut(broker(environment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = OwnProcess.start(command(jvmArguments), environment, base(), console(), data.serverPidFile());
    }

    /** The second half of {@link #start}. */
    void awaitReady() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(marker("deployed"))) {
            refuseWhenFailed();
            pauseUntil(until, "the deployment does not finish");
        }
        refuseWhenFailed();
        until = System.nanoTime() + PATIENCE_FOR_FIRST_PAGE.toNanos();
        for (int status = get(readyPath); status != 200; status = get(readyPath)) {
            refuseWhenFailed();
            pauseUntil(until, readyPath + " answers " + (status == 0 ? "nothing" : Integer.toString(status)));
        }
    }

    /** In good order: what is running finishes, the broker closes its journal. */
    void stop() {
        if (server != null) {
            server.end("TERM", Duration.ofSeconds(30));
            server = null;
        }
    }

    /** SIGKILL, as a power cut would. */
    void kill() {
        server.kill();
        server = null;
    }

    boolean isAlive() {
        return server != null && server.isAlive();
    }

    long pid() {
        return server.pid();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where {@code /metrics} and {@code /health} are; on the loopback address alone. */
    URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    private Path base() {
        return data.serverBase();
    }

    private Path console() {
        return data.log("server-console.log");
    }

    private Path marker(String state) {
        return base().resolve("deployments").resolve(DEPLOYMENT + "." + state);
    }

    private static String baseProperty(DataDirectory data) {
        return "-Djboss.server.base.dir=" + data.serverBase();
    }

    /** What this server's own environment says, and what it inherits. */
    private static Optional<OutsideBroker> broker(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment);
        return OutsideBroker.askedForIn(all);
    }

    private void layOut(Optional<OutsideBroker> broker) throws IOException {
        Path deployments = Files.createDirectories(base().resolve("deployments"));
        try (Stream<Path> markers = Files.list(deployments)) {
            for (Path old : markers.filter(file -> file.getFileName().toString().startsWith(DEPLOYMENT + ".")).toList()) {
                Files.delete(old);
            }
        }
        Path deployed = deployments.resolve(DEPLOYMENT);
        if (!Files.exists(deployed) || !stamp(deployed).equals(stamp(ear))) {
            Files.copy(ear, deployed, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        // Whatever a killed server left half unpacked.
        PostgresBinaries.delete(base().resolve("tmp"));
        Path configuration = base().resolve("configuration");
        PostgresBinaries.delete(configuration);
        Files.createDirectories(configuration);
        try (Stream<Path> files = Files.list(home.resolve("standalone").resolve("configuration"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, configuration.resolve(file.getFileName()));
            }
        }
        Files.writeString(portsFile(), otherPorts());
        if (broker.isPresent()) {
            Files.writeString(brokerFile(), broker.get().laidOver(configuration.resolve(CONFIGURATION)));
        }
    }

    /** Tells one build of a file from another without reading it. */
    static String stamp(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        return Files.size(file) + "-" + modified.toMillis();
    }

    private Path portsFile() {
        return base().resolve("configuration").resolve("ports.yml");
    }

    /** There exactly when the broker is outside. */
    private Path brokerFile() {
        return base().resolve("configuration").resolve("broker.yml");
    }

    /** The sockets that have no system property of their own, laid over the configuration at boot. */
    private String otherPorts() {
        StringBuilder yaml = new StringBuilder("""
                wildfly-configuration:
                  socket-binding-group:
                    standard-sockets:
                      socket-binding:
                """);
        for (String binding : List.of("ajp", "https", "iiop", "iiop-ssl", "management-http", "management-https", "txn-recovery-environment", "txn-status-manager")) {
            int chosen = ports.port(binding);
            if (binding.equals("management-http")) {
                managementPort = chosen;
            }
            yaml.append("        ").append(binding).append(":\n          port: ").append(chosen).append('\n');
        }
        return yaml.toString();
    }

    private List<String> command(List<String> jvmArguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D[Standalone]", "-Xms256m", "-Xmx768m", "-XX:MetaspaceSize=192m", QUICK_COMPILER_ONLY,
                // JDK 17 still takes it from the locale, which in a container is POSIX.
                "-Dfile.encoding=UTF-8",
                "-Djava.net.preferIPv4Stack=true", "-Djava.awt.headless=true", "-Djboss.modules.system.pkgs=org.jboss.byteman",
                "-Djdk.serialFilter=maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000"));
        OPEN_PACKAGES.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
        EXPORTED_PACKAGES.forEach(name -> command.add("--add-exports=" + name + "=ALL-UNNAMED"));
        command.addAll(jvmArguments);
        command.addAll(List.of(
                "-Dorg.jboss.boot.log.file=" + data.log("server.log"),
                "-Dlogging.configuration=file:" + base().resolve("configuration").resolve("logging.properties"),
                "-jar", home.resolve("jboss-modules.jar").toString(), "-mp", home.resolve("modules").toString(), "org.jboss.as.standalone",
                "-Djboss.home.dir=" + home, baseProperty(data), "-Djboss.server.log.dir=" + data.log(),
                "-Djboss.http.port=" + port, "-Djboss.tx.node.id=fovea-local", "-Djboss.node.name=fovea-local",
                "-b", "127.0.0.1", "-bmanagement", "127.0.0.1",
                "--server-config=" + CONFIGURATION,
                "--yaml=" + Stream.of(portsFile(), brokerFile()).filter(Files::exists).map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        return command;
    }

    private void refuseWhenFailed() {
        if (!server.isAlive()) {
            throw new StartRefused.ServerDidNotStart("it ended at once", console());
        }
        if (Files.exists(marker("failed"))) {
            throw new StartRefused.ServerDidNotStart("the application did not deploy", data.log("server.log"));
        }
        if (consoleSays(STARTED_WITH_ERRORS)) {
            throw new StartRefused.ServerDidNotStart("parts of it came up with errors", data.log("server.log"));
        }
    }

    private boolean consoleSays(String code) {
        try {
            return Files.readString(console(), StandardCharsets.ISO_8859_1).contains(code);
        } catch (IOException notThereYet) {
            return false;
        }
    }

    private void pauseUntil(long until, String what) {
        if (System.nanoTime() > until) {
            throw new StartRefused.ServerDidNotStart(what, data.log("server.log"));
        }
        if (!Pause.briefly()) {
            throw new StartRefused.ServerDidNotStart("interrupted", data.log("server.log"));
        }
    }

    /** @return the status, or 0 when nobody answers */
    private int get(String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url().resolve(path).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(2_000);
            connection.setReadTimeout(30_000);
            return connection.getResponseCode();
        } catch (IOException nobodyThere) {
            return 0;
        }
    }
}
