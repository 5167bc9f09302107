package app.fovea.exam.boundary.event;

import app.fovea.exam.entity.Outcome;
import app.fovea.exam.entity.Recommendation;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import java.util.UUID;

/**
 * {@code exam.finalized}, version 1: the clinical hand-over. The exam waits at the point of sale from now on.
 *
 * @param prescriptionId what was issued with it, or null
 */
public record ExamFinalized(UUID examId, long version, UUID patientId, UUID optometristId, Outcome outcome, UUID prescriptionId, Recommendation recommendation, int recallMonths)
        implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.EXAM_FINALIZED;
    }

    @Override
    public UUID aggregateId() {
        return examId;
    }

    @Override
    public UUID subjectPatientId() {
        return patientId;
    }
}
