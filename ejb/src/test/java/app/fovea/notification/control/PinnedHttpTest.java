package app.fovea.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.notification.entity.Reach;
import app.fovea.notification.entity.WebhookAddress;
import app.fovea.notification.entity.WebhookAnswer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.message.BasicHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PinnedHttpTest {
    /** For who is expected to answer, on a machine that has much else to do. */
    private static final PinnedHttp.Patience LONG = new PinnedHttp.Patience(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(30));
    /** For who is not. */
    private static final PinnedHttp.Patience SHORT = new PinnedHttp.Patience(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(900));
    private static final Reach HERE = Reach.of("127.0.0.1");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
    private HttpServer receiver;

    private interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        clock.shutdownNow();
    }

    @Test
    void the_body_and_the_headers_arrive_as_they_were_given() {
        behaves("/", exchange -> say(exchange, 204, null));

        WebhookAnswer answer = here().post(url("/"), Map.of("webhook-id", "abc"), "application/cloudevents+json; charset=utf-8", "{\"name\":\"Zoë\"}");

        assertThat(answer.error()).isNull();
        assertThat(answer.delivered()).isTrue();
        assertThat(received).containsExactly("POST abc application/cloudevents+json; charset=utf-8 hooks.example:" + receiver.getAddress().getPort() + " {\"name\":\"Zoë\"}");
    }

    /** The name stands for another address the second time that it is asked for, as an attacker's own name server can arrange. */
    @Test
    void a_name_is_looked_up_once_and_the_address_that_was_judged_is_the_one_that_is_called() {
        behaves("/", exchange -> say(exchange, 200, "ok"));
        AtomicInteger asked = new AtomicInteger();
        WebhookAddress.Resolver rebinding = host -> new InetAddress[] {InetAddress.getByName(asked.incrementAndGet() == 1 ? "127.0.0.1" : "169.254.169.254")};

        WebhookAnswer answer = with(rebinding).post(url("/"), Map.of(), "text/plain", "x");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(asked).hasValue(1);
        // And the next message is judged anew.
        assertThat(with(rebinding).post(url("/"), Map.of(), "text/plain", "x").error()).contains("inside a network");
        assertThat(received).hasSize(1);
    }

    @Test
    void an_inner_address_is_not_called_however_it_is_written() {
        behaves("/", exchange -> say(exchange, 200, "ok"));
        PinnedHttp outside = new PinnedHttp(Reach.of(null), InetAddress::getAllByName, SHORT, clock);
        int port = receiver.getAddress().getPort();

        for (String host : List.of("127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]", "0.0.0.0")) {
            assertThat(outside.post("https://" + host + ":" + port + "/", Map.of(), "text/plain", "x").delivered()).as(host).isFalse();
            assertThat(outside.post("http://" + host + ":" + port + "/", Map.of(), "text/plain", "x").delivered()).as(host).isFalse();
        }
        assertThat(received).isEmpty();
    }

    @Test
    void a_redirect_is_an_answer_and_is_followed_nowhere() {
        behaves("/inner", exchange -> say(exchange, 200, "secret"));
        behaves("/", exchange -> {
            exchange.getResponseHeaders().add("Location", url("/inner"));
            say(exchange, 307, "over there");
        });

        WebhookAnswer answer = here().post(url("/"), Map.of(), "text/plain", "x");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.delivered()).isFalse();
        assertThat(received).hasSize(1);
    }

    @Test
    void of_an_endless_answer_the_beginning_is_read() {
        behaves("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = "x".repeat(1000).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(piece);
            }
        });

        WebhookAnswer answer = here().post(url("/"), Map.of(), "text/plain", "x");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).hasSize(1024);
    }

    /** A header is held in memory whole: the library reads 8 kB of a line (httpcore 5.4), and an older one read on for ever. */
    @Test
    void an_endless_header_is_given_up_long_before_it_fills_the_memory() throws Exception {
        AtomicInteger pieces = new AtomicInteger();
        try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread stranger = new Thread(() -> {
                try (Socket socket = endless.accept()) {
                    byte[] piece = "x".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
                    while (pieces.incrementAndGet() < 500) {
                        socket.getOutputStream().write(piece);
                    }
                } catch (IOException closed) {
                    // As it should be.
                }
            });
            stranger.setDaemon(true);
            stranger.start();

            WebhookAnswer answer = here().post("http://hooks.example:" + endless.getLocalPort() + "/", Map.of(), "text/plain", "x");
            stranger.join();

            assertThat(answer.status()).isNull();
            assertThat(answer.error()).startsWith("no answer: ");
            assertThat(pieces.get()).isLessThan(500);
        }
    }

    @Test
    void one_who_says_nothing_is_given_up() {
        behaves("/", exchange -> pause(exchange, Duration.ofSeconds(5)));

        WebhookAnswer answer = impatient().post(url("/"), Map.of(), "text/plain", "x");

        assertThat(answer.status()).isNull();
        assertThat(answer.error()).isIn("no answer in time", "no answer within 0 seconds");
    }

    /** Each byte comes in time, and the answer never ends. */
    @Test
    void one_who_answers_a_byte_at_a_time_is_given_up() {
        behaves("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 50; i++) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                pause(exchange, Duration.ofMillis(100));
            }
        });

        WebhookAnswer answer = impatient().post(url("/"), Map.of(), "text/plain", "x");

        assertThat(answer.delivered()).isFalse();
    }

    @Test
    void where_nobody_listens_that_is_said() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }

        assertThat(here().post("http://hooks.example:" + free + "/", Map.of(), "text/plain", "x").error()).isEqualTo("nobody answers at this address");
    }

    @Test
    void a_receiver_can_say_when_to_come_again_in_seconds_or_as_a_date() {
        assertThat(PinnedHttp.retryAfter(new BasicHeader("Retry-After", "120"))).isBetween(Instant.now().plusSeconds(110), Instant.now().plusSeconds(121));
        assertThat(PinnedHttp.retryAfter(new BasicHeader("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"))).isEqualTo("2026-10-21T07:28:00Z");
        assertThat(PinnedHttp.retryAfter(new BasicHeader("Retry-After", "soon"))).isNull();
        assertThat(PinnedHttp.retryAfter(new BasicHeader("Retry-After", "99999999999999999999"))).isNull();
        assertThat(PinnedHttp.retryAfter(null)).isNull();
    }

    // --------------------------------------------------------------------------------------------------------------- helpers

    private PinnedHttp here() {
        return with(host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")});
    }

    private PinnedHttp impatient() {
        return new PinnedHttp(HERE, host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")}, SHORT, clock);
    }

    private PinnedHttp with(WebhookAddress.Resolver resolver) {
        return new PinnedHttp(HERE, resolver, LONG, clock);
    }

    private String url(String path) {
        return "http://hooks.example:" + receiver.getAddress().getPort() + path;
    }

    private void behaves(String path, Behaviour behaviour) {
        receiver.createContext(path, exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(String.join(" ", exchange.getRequestMethod(), exchange.getRequestHeaders().getFirst("webhook-id"), exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Host"), body));
            try (exchange) {
                behaviour.answer(exchange);
            }
        });
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        exchange.sendResponseHeaders(status, text == null ? -1 : text.length());
        if (text != null) {
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void pause(HttpExchange exchange, Duration pause) {
        try {
            new java.util.concurrent.CountDownLatch(1).await(pause.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
