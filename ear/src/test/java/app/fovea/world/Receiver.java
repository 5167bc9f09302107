package app.fovea.world;

import static app.fovea.access.entity.DefaultRole.OWNER;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Another program that receives webhooks, on the loopback address, and verifies them as docs/webhooks.md tells integrators to: written from the
 * specification and not from the sender.
 */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ConcurrentLinkedQueue<Received> received = new ConcurrentLinkedQueue<>();
    private volatile int status = 200;
    private volatile String retryAfter;

    /** One message as it came. */
    public record Received(String id, long timestamp, List<String> signatures, String contentType, String body) {
        /** Whether one of the signatures was made with this secret. */
        public boolean signedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
                String wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
                return signatures.contains(wanted);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::receive);
        server.start();
    }

    public static Receiver open() {
        return new Receiver();
    }

    /** A webhook of this practice that is switched off, for tests of what surrounds it. */
    public static UUID switchedOff(Practice practice) {
        Rest owner = practice.as(OWNER);
        UUID id = owner.post("/api/webhooks", "{\"url\":\"http://127.0.0.1:9/%s\",\"eventTypes\":[\"order.shipped\"]}".formatted(UUID.randomUUID())).expect(201).id();
        owner.post("/api/webhooks/" + id + "/disable").expect(200);
        return id;
    }

    /** From now on. */
    public Receiver answering(int status) {
        this.status = status;
        return this;
    }

    /** From now on. @param seconds null for no such header */
    public Receiver askingToComeBackIn(Integer seconds) {
        retryAfter = seconds == null ? null : seconds.toString();
        return this;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** In the order in which they came. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(header(exchange, "webhook-id"), Long.parseLong(header(exchange, "webhook-timestamp")), Arrays.asList(header(exchange, "webhook-signature").split(" ")),
                header(exchange, "Content-Type"), body));
            if (retryAfter != null) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            byte[] said = ("answer " + status).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }
}
