package app.fovea.lab.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One client's end of the board's stream. What is to be sent waits in line: RESTEasy writes at once on the request's own thread and
 * asynchronously on any other, and a stream that both write to at the same time is silent from then on.
 */
final class Stream {
    private static final int RECONNECT_MILLIS = 2000;
    /** A client that reads so slowly is better off with a new connection and what it missed: at twenty moves a second it is ten seconds behind. */
    static final int MOST_WAITING = 200;

    private final SseEventSink sink;
    private final String token;
    private final UUID branchId;
    private final Consumer<Stream> broken;
    // Made while the request is there: the injected Sse is a proxy that is good for nothing afterwards, a builder is a plain object.
    private final OutboundSseEvent.Builder events;
    private final OutboundSseEvent hello;
    private final OutboundSseEvent stillHere;
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private CompletionStage<?> last = greeted;

    /**
     * @param token    what the client showed: whether it still opens is asked as long as the stream lasts
     * @param branchId whose jobs it hears of; null for all
     * @param broken   told once, when nothing more can be sent
     */
    Stream(SseEventSink sink, Sse sse, String token, UUID branchId, Consumer<Stream> broken) {
        this.sink = sink;
        this.token = token;
        this.branchId = branchId;
        this.broken = broken;
        events = sse.newEventBuilder();
        hello = sse.newEventBuilder().comment("connected").reconnectDelay(RECONNECT_MILLIS).build();
        stillHere = sse.newEventBuilder().comment("still here").build();
    }

    String token() {
        return token;
    }

    boolean hearsOf(UUID branch) {
        return branchId == null || branchId.equals(branch);
    }

    /** The first thing that is written, and the only one by the request's thread; whatever waits in line comes after it. */
    void greet() {
        sink.send(hello).whenComplete((done, failure) -> {
            if (failure == null) {
                greeted.complete(null);
            } else {
                greeted.completeExceptionally(failure);
            }
        });
    }

    /**
     * An event as every client of its kind gets it, written once. One at a time: what was missed and what happens now are told by different threads, and the one builder gave an event
     * the id of another (measured: one of 330,000, with four people moving jobs).
     *
     * @param json of one line
     */
    OutboundSseEvent event(UUID id, String type, String json) {
        synchronized (events) {
            return events.id(id.toString()).name(type).mediaType(MediaType.TEXT_PLAIN_TYPE).data(String.class, json).build();
        }
    }

    void send(OutboundSseEvent event) {
        then(() -> sink.send(event));
    }

    /** For whoever has its turn. */
    CompletionStage<Void> sendNow(OutboundSseEvent event) {
        return sink.send(event).thenAccept(done -> { });
    }

    void stillHere() {
        send(stillHere);
    }

    /** Does this when everything before it was sent; what comes later waits until it is done. Never waits itself, and does nothing more after a failure or for a client that is so far behind. */
    synchronized void then(Supplier<CompletionStage<?>> turn) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            last = CompletableFuture.failedStage(new CompletionException("the client does not read", null));
            broken.accept(this);
            return;
        }
        last = last.thenCompose(done -> turn.get()).whenComplete((done, failure) -> {
            waiting.decrementAndGet();
            if (failure != null) {
                broken.accept(this);
            }
        });
    }

    void close() {
        sink.close();
    }
}
