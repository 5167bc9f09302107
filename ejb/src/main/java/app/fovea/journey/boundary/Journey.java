package app.fovea.journey.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.journey.control.DeadLetterShelf;
import app.fovea.journey.entity.DeadLetter;
import app.fovea.journey.entity.DeadLetterRepository;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.tenancy.entity.Page;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The journey as it can be watched: its events, and what failed for good. */
@Stateless
public class Journey {
    private static final int LONGEST_REASON = 500;

    @Inject
    private JourneyLog log;
    @Inject
    private DeadLetterRepository letters;
    @Inject
    private DeadLetterShelf shelf;
    @Inject
    private AuditTrail audit;

    /**
     * @param part     empty for the event itself, else a later step of the listener
     * @param attempts tries in all
     * @param behind   the dead event about the same thing that it waits for, or null
     * @param error    null while it only waits
     */
    public record DeadLetterView(UUID id, String listener, UUID eventId, String eventType, UUID aggregateId, String part, String state, int attempts, UUID behind, String error, Instant failedAt, JsonNode envelope) {
        static DeadLetterView of(DeadLetter letter) {
            return new DeadLetterView(letter.id(), letter.listener(), letter.eventId(), letter.eventType(), letter.aggregateId(), letter.part(), letter.state().id(), letter.attempts(), letter.behind(), letter.error(),
                letter.failedAt(), JsonColumn.read(letter.envelope(), JsonNode.class));
        }
    }

    /** Newest first; every filter may be null. */
    @Requires(Permission.JOURNEY_VIEW)
    public Page<EventView> events(String type, UUID patientId, UUID correlationId, UUID after, Integer limit) {
        EventType wanted = type == null ? null : EventType.of(type).orElseThrow(() -> new InvalidInput("event_type_unknown", "type", "“" + type + "” is no event of the journey."));
        int size = Page.size(limit);
        return Page.of(log.page(wanted, patientId, correlationId, after, size + 1), size, EventView::of, event -> event.id().toString());
    }

    /** @throws Conflict when it is settled already, or waits behind another */
    @Requires(Permission.JOURNEY_REPLAY)
    public void replay(UUID id) {
        shelf.replay(letters.lock(id).orElseThrow(() -> new NotFound("dead letter")));
        audit.record("dead_letter.replayed", "dead_letter", id);
    }

    /**
     * Gives it up: its listener will never handle it, and what waits behind it goes on without it.
     *
     * @throws Conflict when it is settled already
     */
    @Requires(Permission.JOURNEY_DISCARD)
    public void discard(UUID id, String reason) {
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new InvalidInput("reason_missing", "reason", "Say why nobody is to handle it, in at most " + LONGEST_REASON + " characters.");
        }
        shelf.discard(id, reason.strip());
        audit.record("dead_letter.discarded", "dead_letter", id, Map.of("reason", reason.strip()));
    }

    /** The events of orders after one that a screen saw last, oldest first; for whoever lost the connection. */
    @Requires(Permission.LAB_STREAM)
    public List<EventView> orderEventsAfter(UUID lastSeen) {
        List<LoggedEvent> missed = log.orderEventsAfter(lastSeen, Page.LARGEST);
        return missed.stream().map(EventView::of).toList();
    }
}
