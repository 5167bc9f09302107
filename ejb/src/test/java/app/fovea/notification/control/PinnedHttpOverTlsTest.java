package app.fovea.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.notification.entity.Reach;
import app.fovea.notification.entity.WebhookAnswer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks go by https: to a receiver whose certificate somebody known has given to that very name, and to no other. */
class PinnedHttpOverTlsTest {
    private static final char[] PASSWORD = "for-this-test".toCharArray();
    private static final PinnedHttp.Patience PATIENCE = new PinnedHttp.Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(30));
    @TempDir
    private static Path directory;
    private static KeyStore mine;
    private static KeyStore strangers;
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor();

    private final AtomicInteger received = new AtomicInteger();
    private HttpsServer receiver;

    /** Each is its own authority: who trusts the certificate trusts whoever gave it. */
    @BeforeAll
    static void make() throws Exception {
        mine = certificate("mine", "hooks.example");
        strangers = certificate("strangers", "hooks.example");
    }

    @AfterAll
    static void stop() {
        CLOCK.shutdownNow();
    }

    @BeforeEach
    void open() throws Exception {
        receiver = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        receiver.setHttpsConfigurator(new HttpsConfigurator(serving(mine)));
        receiver.createContext("/", exchange -> {
            received.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
    }

    @Test
    void one_whose_certificate_is_trusted_gets_it() throws Exception {
        WebhookAnswer answer = trusting(mine).post(url("hooks.example"), Map.of(), "text/plain", "x");

        assertThat(answer.error()).isNull();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(received).hasValue(1);
    }

    @Test
    void one_whose_certificate_comes_from_nobody_known_gets_nothing_and_the_reason_is_told() throws Exception {
        WebhookAnswer answer = trusting(strangers).post(url("hooks.example"), Map.of(), "text/plain", "x");

        assertThat(answer.status()).isNull();
        assertThat(answer.error()).startsWith("its certificate has run out, or comes from nobody whom this server trusts");
        assertThat(received).hasValue(0);
    }

    /** What the server does in earnest: it trusts whom Java trusts. */
    @Test
    void javas_own_list_of_authorities_does_not_know_it_either() {
        WebhookAnswer answer = new PinnedHttp(Reach.of("127.0.0.1"), PinnedHttpOverTlsTest::here, PATIENCE, CLOCK).post(url("hooks.example"), Map.of(), "text/plain", "x");

        assertThat(answer.error()).startsWith("its certificate has run out, or comes from nobody whom this server trusts");
        assertThat(received).hasValue(0);
    }

    /** The connection goes to an address that was judged before: that must not be all that it is held to. */
    @Test
    void a_good_certificate_for_another_name_is_none_although_the_address_is_pinned() throws Exception {
        WebhookAnswer answer = trusting(mine).post(url("other.example"), Map.of(), "text/plain", "x");

        assertThat(answer.status()).isNull();
        assertThat(answer.error()).startsWith("its certificate is not one for this address");
        assertThat(received).hasValue(0);
    }

    private static PinnedHttp trusting(KeyStore authority) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authority);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new PinnedHttp(Reach.of("127.0.0.1"), PinnedHttpOverTlsTest::here, PATIENCE, CLOCK, context);
    }

    private static SSLContext serving(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static InetAddress[] here(String host) throws java.net.UnknownHostException {
        return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
    }

    private String url(String host) {
        return "https://" + host + ":" + receiver.getAddress().getPort() + "/";
    }

    /** The store that serves it trusts it, too. */
    private static KeyStore certificate(String alias, String host) throws Exception {
        Path file = directory.resolve(alias + ".p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2",
            "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD)).inheritIO().start();
        assertThat(keytool.waitFor()).as("keytool").isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        // A key with its certificate is no authority until it stands there as a certificate.
        store.setCertificateEntry(alias + "-authority", store.getCertificate(alias));
        return store;
    }
}
