package app.fovea.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message broker in a JVM of its own: Artemis out of the modules of the assembled WildFly, configured as docs/configuration.md says, encrypted, and open to one user. Two on
 * one directory are a live broker and its backup.
 */
public final class BrokerProcess {
    public static final String USER = "fovea";
    public static final String PASSWORD = "only-for-tests";
    private static final String STORE_PASSWORD = "changeit";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Of WildFly's modules those that a broker by itself needs. */
    private static final List<String> MODULES = List.of("org/apache/activemq/artemis", "io/netty", "org/apache/commons", "com/google/guava", "com/github/ben-manes", "org/jctools", "org/slf4j",
        "org/jboss/logging", "org/jboss/logmanager", "org/wildfly/common", "io/smallrye/common", "jakarta/jms", "jakarta/transaction", "jakarta/resource", "jakarta/json", "internal/javax/json", "org/eclipse/parsson");

    private final Path directory;
    private final Path home;
    private final String name;
    private final int port;
    private final int partner;
    private OwnProcess process;

    private BrokerProcess(Path directory, Path home, String name, int port, int partner) {
        this.directory = directory;
        this.home = home;
        this.name = name;
        this.port = port;
        this.partner = partner;
    }

    /** The first is live once it is started; the second takes over when that dies. */
    public static List<BrokerProcess> liveAndBackup(Path directory, Path home) {
        try {
            Files.createDirectories(directory);
            certify(directory);
            Ports ports = Ports.rememberedIn(directory.resolve("ports.json"));
            int live = ports.port("live");
            int backup = ports.port("backup");
            return List.of(new BrokerProcess(directory, home, "live", live, backup), new BrokerProcess(directory, home, "backup", backup, live));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server's JVM has to trust. */
    public static List<String> trusted(Path directory) {
        return List.of("-Djavax.net.ssl.trustStore=" + directory.resolve("trust.p12"), "-Djavax.net.ssl.trustStorePassword=" + STORE_PASSWORD);
    }

    public String url() {
        return "tls://127.0.0.1:" + port;
    }

    public BrokerProcess start() {
        try {
            Path configuration = Files.writeString(directory.resolve(name + ".xml"), configuration());
            process = OwnProcess.start(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m", "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-cp", classPath(),
                Path.of("src", "test", "broker", "Broker.java").toAbsolutePath().toString(), configuration.toString(), USER, PASSWORD),
                Map.of(), directory, directory.resolve(name + ".log"), directory.resolve(name + ".pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** SIGKILL. */
    public void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    /** Waits until it takes messages; a backup does only once it is live. */
    public void awaitOpen() {
        await("the broker " + name).atMost(PATIENCE).until(this::isOpen);
    }

    boolean isOpen() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException closed) {
            return false;
        }
    }

    private String configuration() {
        return """
            <configuration xmlns="urn:activemq"><core xmlns="urn:activemq:core">
              <name>%1$s</name>
              <journal-type>NIO</journal-type>
              <bindings-directory>%2$s/bindings</bindings-directory><journal-directory>%2$s/journal</journal-directory>
              <paging-directory>%2$s/paging</paging-directory><large-messages-directory>%2$s/large</large-messages-directory>
              <ha-policy><shared-store>%3$s</shared-store></ha-policy>
              <connectors>
                <connector name="here">tcp://127.0.0.1:%4$d?sslEnabled=true;trustStorePath=%2$s/trust.p12;trustStorePassword=changeit;trustStoreType=PKCS12</connector>
                <connector name="partner">tcp://127.0.0.1:%5$d?sslEnabled=true;trustStorePath=%2$s/trust.p12;trustStorePassword=changeit;trustStoreType=PKCS12</connector>
              </connectors>
              <acceptors>
                <acceptor name="here">tcp://127.0.0.1:%4$d?protocols=CORE;sslEnabled=true;keyStorePath=%2$s/key.p12;keyStorePassword=changeit;keyStoreType=PKCS12</acceptor>
              </acceptors>
              <cluster-user>pair</cluster-user><cluster-password>pair-only-for-tests</cluster-password>
              <cluster-connections>
                <cluster-connection name="pair"><connector-ref>here</connector-ref><static-connectors><connector-ref>partner</connector-ref></static-connectors></cluster-connection>
              </cluster-connections>
              %6$s
            </core></configuration>
            """.formatted(name, directory, name.equals("live") ? "<primary/>" : "<backup><allow-failback>false</allow-failback></backup>", port, partner, asDocumented());
    }

    /** The settings that docs/configuration.md tells people to use. */
    private static String asDocumented() {
        try {
            String page = Files.readString(Path.of("..", "docs", "configuration.md"));
            int begin = page.indexOf("<address-settings>");
            return page.substring(begin, page.indexOf("```", begin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String classPath() throws IOException {
        Path base = home.resolve(Path.of("modules", "system", "layers", "base"));
        List<String> jars = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(base.resolve(module))) {
                files.filter(file -> file.toString().endsWith(".jar")).map(Path::toString).forEach(jars::add);
            }
        }
        return jars.stream().collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static void certify(Path directory) throws IOException {
        Path key = directory.resolve("key.p12");
        Path trust = directory.resolve("trust.p12");
        Path certificate = directory.resolve("certificate.pem");
        keytool("-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=broker", "-ext", "san=ip:127.0.0.1", "-keystore", key.toString());
        keytool("-exportcert", "-rfc", "-alias", "broker", "-file", certificate.toString(), "-keystore", key.toString());
        keytool("-importcert", "-noprompt", "-alias", "broker", "-file", certificate.toString(), "-keystore", trust.toString());
    }

    private static void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", STORE_PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException("keytool failed: " + command);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
