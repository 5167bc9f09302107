package app.fovea.patient.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody said that a patient should come again, and the day is near. What for, and what was noted, stands in no event.
 *
 * @param recallId  the recall; one that is said anew for another day comes again
 * @param patientId who should come
 * @param dueOn     by the calendar of the practice's zone
 */
public record RecallDue(@NotNull UUID recallId, @NotNull UUID patientId, @NotNull LocalDate dueOn) implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.RECALL_DUE;
    }

    @Override
    public UUID aggregateId() {
        return recallId;
    }

    @Override
    public UUID subjectPatientId() {
        return patientId;
    }
}
