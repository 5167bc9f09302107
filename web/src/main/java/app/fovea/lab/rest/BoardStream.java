package app.fovea.lab.rest;

import app.fovea.access.boundary.SignIn;
import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.journey.boundary.EventView;
import app.fovea.journey.boundary.Journey;
import app.fovea.lab.boundary.BoardChanged;
import app.fovea.lab.boundary.LabBoard;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The lab board as Server-Sent Events, for wallboards and programs. Each node keeps its own streams and hears of every change by the
 * wake-up topic; a client that lost the connection sends the last id it saw and gets what it missed.
 */
@ApplicationScoped
public class BoardStream {
    private static final Logger LOG = System.getLogger(BoardStream.class.getName());
    private static final int HEARTBEAT_SECONDS = 15;

    @Inject
    private LabBoard board;
    @Inject
    private Journey journey;
    @Inject
    private SignIn signIn;
    @Resource
    private ManagedScheduledExecutorService executor;

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> heartbeat;

    @PostConstruct
    void beat() {
        heartbeat = executor.scheduleAtFixedRate(() -> streams.forEach(this::checkOn), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** A stream is one long request: whoever lost the right to it, or whose token opens nothing any more, loses it here, or with the next event. */
    private void checkOn(Stream stream) {
        try {
            if (mayWatch(stream).isPresent()) {
                then(stream, stream::stillHere);
            } else {
                close(stream);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A board could not be checked; it is closed and will ask again", e); // Thrown on, it would end the heartbeat of all.
            close(stream);
        }
    }

    @PreDestroy
    void end() {
        heartbeat.cancel(true);
        streams.forEach(Stream::close);
    }

    /** @param lastSeen the last event's id that this client has; null when it begins with a fresh look at the board */
    void open(SseEventSink sink, Sse sse, String token, UUID lastSeen) {
        Stream stream = new Stream(sink, sse, CurrentCaller.get().tenantId(), token);
        if (lastSeen != null) {
            then(stream, () -> catchUp(stream, lastSeen));
        }
        streams.add(stream); // First listen, then catch up: what happens in between arrives twice rather than never.
        stream.greet();
    }

    /** Page after page: a wallboard that was dark over the weekend missed more than one. */
    private CompletionStage<?> catchUp(Stream stream, UUID lastSeen) {
        List<EventView> missed = mayWatch(stream).map(caller -> Work.as(caller, () -> journey.orderEventsAfter(lastSeen))).orElse(List.of());
        if (missed.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletionStage<?> told = CompletableFuture.completedFuture(null);
        for (EventView each : missed) {
            told = told.thenComposeAsync(done -> tell(stream, each.id(), each.type(), each.aggregateId()), executor);
        }
        return told.thenComposeAsync(done -> catchUp(stream, missed.get(missed.size() - 1).id()), executor);
    }

    void changed(@Observes BoardChanged change) {
        streams.stream().filter(stream -> stream.tenantId().equals(change.tenantId()))
            .forEach(stream -> then(stream, () -> tell(stream, change.eventId(), change.eventType(), change.orderId())));
    }

    /** Nothing is told to whoever lost the right in between, and their stream ends. */
    private CompletionStage<?> tell(Stream stream, UUID eventId, String type, UUID orderId) {
        Optional<Caller> watcher = mayWatch(stream);
        if (watcher.isEmpty()) {
            close(stream);
            return CompletableFuture.completedFuture(null);
        }
        return stream.send(eventId, type, Work.as(watcher.get(), () -> board.card(orderId)));
    }

    private Optional<Caller> mayWatch(Stream stream) {
        return signIn.withToken(stream.token()).filter(caller -> caller.may(Permission.LAB_STREAM));
    }

    private void then(Stream stream, Supplier<CompletionStage<?>> turn) {
        stream.then(turn, executor, failure -> {
            if (!stream.closed()) {
                LOG.log(Level.WARNING, "An order event did not reach a board; it is closed and will ask again", failure);
            }
            close(stream);
        });
    }

    private void close(Stream stream) {
        streams.remove(stream);
        stream.close();
    }
}
