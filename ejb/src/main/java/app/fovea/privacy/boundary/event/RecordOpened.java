package app.fovea.privacy.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Somebody opened a restricted record in need. Whose it is stands in the opening alone.
 *
 * @param openingId the opening, into which somebody else looks
 */
public record RecordOpened(@NotNull UUID openingId) implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.RECORD_OPENED;
    }

    @Override
    public UUID aggregateId() {
        return openingId;
    }

    /** It is no part of a patient's journey: whoever reads that does not learn that the record was opened. */
    @Override
    public UUID subjectPatientId() {
        return null;
    }
}
