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
import app.fovea.rest.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The lab board as Server-Sent Events, for wallboards and programs. Each node keeps its own streams and hears of every change by the
 * wake-up topic; a client that lost the connection sends the last id it saw and gets what it missed.
 *
 * <p>However many listen, a change, or several that come quickly after each other, costs a practice one look at who may still listen and, for each set of rights among them, one
 * reading of the cards: the rights decide where a card says that its job may go.
 */
@ApplicationScoped
public class BoardStream {
    private static final Logger LOG = System.getLogger(BoardStream.class.getName());
    private static final ObjectWriter JSON = new Json().getContext(BoardStream.class).writer();
    private static final int HEARTBEAT_SECONDS = 15;

    @Inject
    private LabBoard board;
    @Inject
    private Journey journey;
    @Inject
    private SignIn signIn;
    @Resource
    private ManagedScheduledExecutorService executor;

    private final Map<UUID, Listeners> practices = new ConcurrentHashMap<>();
    private ScheduledFuture<?> heartbeat;

    /** Who listens to one practice; what happens there is told in its order. */
    private final class Listeners {
        private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
        private final Rounds<BoardChanged> changes = new Rounds<>(executor, LabBoard.MOST_AT_ONCE, changes -> tell(this, changes));
    }

    @PostConstruct
    void beat() {
        heartbeat = executor.scheduleAtFixedRate(() -> practices.forEach(this::checkOn), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** A stream is one long request: whoever lost the right to it, or whose token opens nothing any more, loses it here, or with the next event. */
    private void checkOn(UUID tenantId, Listeners listeners) {
        try {
            watching(tenantId, listeners).keySet().forEach(Stream::stillHere);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Boards could not be checked; they are closed and will ask again", e); // Thrown on, it would end the heartbeat of all.
            listeners.streams.forEach(this::close);
        }
    }

    @PreDestroy
    void end() {
        heartbeat.cancel(true);
        practices.values().forEach(listeners -> listeners.streams.forEach(Stream::close));
    }

    /** @param lastSeen the last event's id that this client has; null when it begins with a fresh look at the board @param branchId whose jobs it hears of; null for all */
    void open(SseEventSink sink, Sse sse, String token, UUID lastSeen, UUID branchId) {
        UUID tenantId = CurrentCaller.get().tenantId();
        Stream stream = new Stream(sink, sse, token, branchId, this::close);
        if (lastSeen != null) {
            stream.then(() -> later(() -> catchUp(tenantId, stream, lastSeen)));
        }
        practices.computeIfAbsent(tenantId, id -> new Listeners()).streams.add(stream); // First listen, then catch up: what happens in between arrives twice rather than never.
        stream.greet();
    }

    /** Page after page: a wallboard that was dark over the weekend missed more than one. */
    private CompletionStage<Void> catchUp(UUID tenantId, Stream stream, UUID lastSeen) {
        Caller caller = signIn.withTokens(tenantId, Set.of(stream.token())).get(stream.token());
        if (caller == null || !caller.may(Permission.LAB_STREAM)) {
            close(stream);
            return CompletableFuture.completedFuture(null);
        }
        List<EventView> missed = Work.as(caller, () -> journey.orderEventsAfter(lastSeen));
        if (missed.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Map<UUID, LabBoard.Card> cards = cards(caller, missed.stream().map(EventView::aggregateId));
        CompletionStage<Void> told = CompletableFuture.completedFuture(null);
        for (EventView each : missed) {
            LabBoard.Card card = cards.get(each.aggregateId());
            if (card != null && stream.hearsOf(card.branchId())) {
                told = told.thenCompose(done -> stream.sendNow(stream.event(each.id(), each.type(), json(card))));
            }
        }
        return told.thenCompose(done -> later(() -> catchUp(tenantId, stream, missed.get(missed.size() - 1).id())));
    }

    /** On a thread that may read: what was sent is told of on one that must not wait. */
    private CompletionStage<Void> later(Supplier<CompletionStage<Void>> work) {
        return CompletableFuture.supplyAsync(work, executor).thenCompose(Function.identity());
    }

    void changed(@Observes BoardChanged change) {
        Listeners listeners = practices.get(change.tenantId());
        if (listeners != null && !listeners.streams.isEmpty()) {
            listeners.changes.add(change);
        }
    }

    private void tell(Listeners listeners, List<BoardChanged> changes) {
        try {
            UUID tenantId = changes.get(0).tenantId();
            Map<Set<Permission>, List<Map.Entry<Stream, Caller>>> alike = watching(tenantId, listeners).entrySet().stream().collect(Collectors.groupingBy(each -> each.getValue().permissions()));
            alike.values().forEach(group -> tell(group, changes));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Order events did not reach the boards of a practice; they are closed and will ask again", e);
            listeners.streams.forEach(this::close);
        }
    }

    private void tell(List<Map.Entry<Stream, Caller>> group, List<BoardChanged> changes) {
        Map<UUID, LabBoard.Card> cards = cards(group.get(0).getValue(), changes.stream().map(BoardChanged::orderId));
        for (BoardChanged change : changes) {
            LabBoard.Card card = cards.get(change.orderId());
            List<Stream> hearing = card == null ? List.of() : group.stream().map(Map.Entry::getKey).filter(stream -> stream.hearsOf(card.branchId())).toList();
            if (!hearing.isEmpty()) {
                OutboundSseEvent event = hearing.get(0).event(change.eventId(), change.eventType(), json(card));
                hearing.forEach(stream -> stream.send(event));
            }
        }
    }

    private Map<UUID, LabBoard.Card> cards(Caller caller, java.util.stream.Stream<UUID> orderIds) {
        Set<UUID> wanted = orderIds.collect(Collectors.toSet());
        return Work.as(caller, () -> board.cards(wanted)).stream().collect(Collectors.toMap(LabBoard.Card::id, Function.identity()));
    }

    /** Nothing is told to whoever lost the right in between, and their stream ends. */
    private Map<Stream, Caller> watching(UUID tenantId, Listeners listeners) {
        Set<Stream> streams = Set.copyOf(listeners.streams);
        Map<String, Caller> holders = signIn.withTokens(tenantId, streams.stream().map(Stream::token).collect(Collectors.toSet()));
        Map<Stream, Caller> watching = new HashMap<>();
        streams.forEach(stream -> {
            Caller caller = holders.get(stream.token());
            if (caller != null && caller.may(Permission.LAB_STREAM)) {
                watching.put(stream, caller);
            } else {
                close(stream);
            }
        });
        return watching;
    }

    private static String json(LabBoard.Card card) {
        try {
            return JSON.writeValueAsString(card);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close(Stream stream) {
        practices.values().forEach(listeners -> listeners.streams.remove(stream));
        stream.close();
    }
}
