package app.fovea.lab.rest;

import app.fovea.lab.boundary.LabBoard;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One client's end of the board's stream. What is to be sent waits in line: RESTEasy writes at once on the request's own thread and
 * asynchronously on any other, and a stream that both write to at the same time is silent from then on.
 */
final class Stream {
    private static final int RECONNECT_MILLIS = 2000;
    /** A client that reads so slowly is better off with a new connection and what it missed. */
    private static final int MOST_WAITING = 1000;

    private final SseEventSink sink;
    private final UUID tenantId;
    private final String token;
    // Made while the request is there: the injected Sse is a proxy that is good for nothing afterwards, a builder is a plain object.
    private final OutboundSseEvent.Builder events;
    private final OutboundSseEvent hello;
    private final OutboundSseEvent stillHere;
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private CompletionStage<?> last = greeted;

    /** @param token what the client showed: whether it still opens is asked as long as the stream lasts */
    Stream(SseEventSink sink, Sse sse, UUID tenantId, String token) {
        this.sink = sink;
        this.tenantId = tenantId;
        this.token = token;
        events = sse.newEventBuilder();
        hello = sse.newEventBuilder().comment("connected").reconnectDelay(RECONNECT_MILLIS).build();
        stillHere = sse.newEventBuilder().comment("still here").build();
    }

    UUID tenantId() {
        return tenantId;
    }

    String token() {
        return token;
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

    /** Does this when everything before it was sent. After a failure nothing more is. */
    synchronized void then(Supplier<CompletionStage<?>> turn, Executor executor, Consumer<Throwable> failed) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            failed.accept(new CompletionException("the client does not read", null));
            return;
        }
        last = last.thenComposeAsync(done -> turn.get(), executor).whenComplete((done, failure) -> {
            waiting.decrementAndGet();
            if (failure != null) {
                failed.accept(failure);
            }
        });
    }

    CompletionStage<?> send(UUID id, String type, LabBoard.Card card) {
        return sink.send(events.id(id.toString()).name(type).mediaType(MediaType.APPLICATION_JSON_TYPE).data(LabBoard.Card.class, card).build());
    }

    CompletionStage<?> stillHere() {
        return sink.send(stillHere);
    }

    boolean closed() {
        return sink.isClosed();
    }

    void close() {
        sink.close();
    }
}
