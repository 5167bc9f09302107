package app.fovea.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;

/** A wallboard: hears the lab board's events as long as it is open. */
public final class BoardStream implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InputStream body;
    private final List<Event> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch connected = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param at when it came, by the nanosecond clock */
    public record Event(UUID id, String name, JsonNode card, long at) {
        public UUID orderId() {
            return UUID.fromString(card.get("id").asText());
        }

        public String stage() {
            return card.get("stage").asText();
        }
    }

    private BoardStream(InputStream body) {
        this.body = body;
    }

    /** Returns once the server listens on its end. */
    public static BoardStream open(Rest by) {
        return open(by, null);
    }

    /** One that hears of one branch's jobs. */
    public static BoardStream ofBranch(Rest by, String branch) {
        return open(by, null, "?branch=" + branch);
    }

    /** @param lastSeen the last event that this board knows of; null for none */
    public static BoardStream open(Rest by, UUID lastSeen) {
        return open(by, lastSeen, "");
    }

    private static BoardStream open(Rest by, UUID lastSeen, String query) {
        Rest asking = by.with("Accept", "text/event-stream");
        Rest resuming = lastSeen == null ? asking : asking.with("Last-Event-ID", lastSeen.toString());
        try {
            HttpResponse<InputStream> response = Rest.client().send(resuming.asked("/api/lab/board/stream" + query).build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("The stream answered " + response.statusCode());
            }
            BoardStream stream = new BoardStream(response.body());
            new Thread(stream::listen, "board-stream").start();
            Awaitility.await("connected").atMost(PATIENCE).until(() -> stream.connected.getCount() == 0);
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What was heard of one order so far, in the order of arrival. */
    public List<Event> of(UUID orderId) {
        return heard.stream().filter(event -> event.orderId().equals(orderId)).toList();
    }

    public List<Event> all() {
        return List.copyOf(heard);
    }

    /** Waits for so many events of one order. */
    public List<Event> await(UUID orderId, int count) {
        return Awaitility.await("events of order " + orderId).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> of(orderId), events -> events.size() >= count);
    }

    /** Waits until these events of an order were heard, and maybe more: what happens while a stream catches up is told twice rather than never. */
    public void awaitAll(UUID orderId, List<UUID> events) {
        Awaitility.await("events of order " + orderId).atMost(PATIENCE).pollInterval(Duration.ofMillis(20))
            .untilAsserted(() -> assertThat(of(orderId)).as(ended() ? "what was heard until the stream ended" : "what was heard").extracting(Event::id).containsAll(events));
    }

    /** Whether the server, or the test, closed it. */
    public boolean ended() {
        return ended.getCount() == 0;
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            Draft draft = new Draft();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    connected.countDown();
                } else if (!line.isEmpty()) {
                    draft.take(line);
                } else if (draft.id != null) {
                    heard.add(draft.event());
                    draft = new Draft();
                }
            }
        } catch (IOException closedByTheTestOrTheServer) {
            connected.countDown();
        } finally {
            ended.countDown();
        }
    }

    private static final class Draft {
        private String id;
        private String name;
        private final StringBuilder data = new StringBuilder();

        private void take(String line) {
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("id:")) {
                id = value;
            } else if (line.startsWith("event:")) {
                name = value;
            } else if (line.startsWith("data:")) {
                data.append(value);
            }
        }

        private Event event() throws IOException {
            return new Event(UUID.fromString(id), name, JSON.readTree(data.toString()), System.nanoTime());
        }
    }
}
