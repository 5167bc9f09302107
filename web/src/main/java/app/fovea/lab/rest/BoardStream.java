package app.fovea.lab.rest;

import app.fovea.access.boundary.SignIn;
import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The lab board as Server-Sent Events, for wallboards and programs. Each node keeps its own streams and hears of every change by the
 * wake-up topic; a client that lost the connection sends the last id it saw and gets what it missed.
 */
@ApplicationScoped
public class BoardStream {
    private static final Logger LOG = System.getLogger(BoardStream.class.getName());
    private static final int HEARTBEAT_SECONDS = 15;
    private static final int RECONNECT_MILLIS = 2000;

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

    /**
     * @param events made while the request was there: the injected {@link Sse} is a proxy that is good for nothing afterwards, the
     *               builder is a plain object and is used again for every event
     */
    private record Stream(SseEventSink sink, OutboundSseEvent.Builder events, OutboundSseEvent stillHere, Caller caller) {
        synchronized OutboundSseEvent event(UUID id, String type, LabBoard.Card card) {
            return events.id(id.toString()).name(type).mediaType(MediaType.APPLICATION_JSON_TYPE).data(LabBoard.Card.class, card).build();
        }
    }

    @PostConstruct
    void beat() {
        heartbeat = executor.scheduleAtFixedRate(() -> streams.forEach(this::checkOn), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** A stream is one long request: whoever lost the right to it, or may no longer sign in, loses it here. */
    private void checkOn(Stream stream) {
        try {
            boolean may = signIn.again(stream.caller().tenantId(), stream.caller().userId()).filter(caller -> caller.may(Permission.LAB_VIEW)).isPresent();
            if (may) {
                send(stream, stream.stillHere());
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
        streams.forEach(stream -> stream.sink().close());
    }

    /** @param lastSeen the last event's id that this client has; null when it begins with a fresh look at the board */
    void open(SseEventSink sink, Sse sse, Caller caller, UUID lastSeen) {
        Stream stream = new Stream(sink, sse.newEventBuilder(), sse.newEventBuilder().comment("still here").build(), caller);
        streams.add(stream); // First listen, then catch up: what happens in between arrives twice rather than never.
        send(stream, sse.newEventBuilder().comment("connected").reconnectDelay(RECONNECT_MILLIS).build());
        if (lastSeen != null) {
            catchUp(stream, lastSeen);
        }
    }

    /** Page after page: a wallboard that was dark over the weekend missed more than one. */
    private void catchUp(Stream stream, UUID lastSeen) {
        UUID seen = lastSeen;
        List<EventView> missed;
        do {
            missed = journey.orderEventsAfter(seen);
            for (EventView each : missed) {
                tell(stream, each.id(), each.type(), each.aggregateId());
                seen = each.id();
            }
        } while (!missed.isEmpty() && !stream.sink().isClosed());
    }

    void changed(@Observes BoardChanged change) {
        List<Stream> hearing = streams.stream().filter(stream -> stream.caller().tenantId().equals(change.tenantId())).toList();
        if (!hearing.isEmpty()) {
            executor.execute(() -> hearing.forEach(stream -> tell(stream, change.eventId(), change.eventType(), change.orderId())));
        }
    }

    private void tell(Stream stream, UUID eventId, String type, UUID orderId) {
        try {
            LabBoard.Card card = Work.as(stream.caller(), () -> board.card(orderId));
            send(stream, stream.event(eventId, type, card));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "An order event did not reach a board; it is closed and will ask again", e);
            close(stream);
        }
    }

    private void send(Stream stream, OutboundSseEvent event) {
        if (stream.sink().isClosed()) {
            streams.remove(stream);
            return;
        }
        stream.sink().send(event).exceptionally(gone -> {
            close(stream);
            return null;
        });
    }

    private void close(Stream stream) {
        streams.remove(stream);
        stream.sink().close();
    }
}
