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
import java.util.UUID;

/** The journey as it can be watched: its events, and what failed for good. */
@Stateless
public class Journey {
    @Inject
    private JourneyLog log;
    @Inject
    private DeadLetterRepository letters;
    @Inject
    private DeadLetterShelf shelf;
    @Inject
    private AuditTrail audit;

    public record DeadLetterView(UUID id, String queue, UUID eventId, String eventType, String error, Instant failedAt, JsonNode envelope) {
        static DeadLetterView of(DeadLetter letter) {
            return new DeadLetterView(letter.id(), letter.queue(), letter.eventId(), letter.eventType(), letter.error(), letter.failedAt(),
                JsonColumn.read(letter.envelope(), JsonNode.class));
        }
    }

    /** Newest first; every filter may be null. */
    @Requires(Permission.JOURNEY_VIEW)
    public Page<EventView> events(String type, UUID patientId, UUID correlationId, UUID after, Integer limit) {
        EventType wanted = type == null ? null : EventType.of(type).orElseThrow(() -> new InvalidInput("event_type_unknown", "type", "“" + type + "” is no event of the journey."));
        int size = Page.size(limit);
        return Page.of(log.page(wanted, patientId, correlationId, after, size + 1), size, EventView::of, event -> event.id().toString());
    }

    @Requires(Permission.JOURNEY_DEAD_LETTERS)
    public Page<DeadLetterView> deadLetters() {
        return new Page<>(letters.waiting(Page.LARGEST).stream().map(DeadLetterView::of).toList(), null);
    }

    @Requires(Permission.JOURNEY_REPLAY)
    public void replay(UUID id) {
        DeadLetter letter = letters.find(id).orElseThrow(() -> new NotFound("dead letter"));
        if (letter.replayedAt() != null) {
            throw new Conflict("This dead letter was replayed already.");
        }
        shelf.replay(letter);
        audit.record("dead_letter.replayed", "dead_letter", id);
    }

    /** The events of orders after one that a screen saw last, oldest first; for whoever lost the connection. */
    @Requires(Permission.LAB_STREAM)
    public List<EventView> orderEventsAfter(UUID lastSeen) {
        List<LoggedEvent> missed = log.orderEventsAfter(lastSeen, Page.LARGEST);
        return missed.stream().map(EventView::of).toList();
    }
}
