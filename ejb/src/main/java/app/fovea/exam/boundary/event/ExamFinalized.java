package app.fovea.exam.boundary.event;

import app.fovea.exam.entity.Outcome;
import app.fovea.exam.entity.Recommendation;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * The clinical hand-over: an examination was finalised and waits at the point of sale from now on. It carries clinical advice and
 * therefore feeds no message to a patient.
 *
 * @param examId         the examination; read what was found there
 * @param version        the version of the examination that was finalised; a finalised one never changes
 * @param patientId      whose eyes
 * @param optometristId  the user who finalised it
 * @param outcome        what the examination led to
 * @param prescriptionId the prescription that was issued with it; absent when none was
 * @param recommendation what the optometrist advises for the spectacles; absent when nothing is advised
 * @param recallMonths   months until the next sight test is due
 * @param branchId       the branch where the patient was examined; absent in events from before November 2026
 */
public record ExamFinalized(@NotNull UUID examId, @Min(1) long version, @NotNull UUID patientId, @NotNull UUID optometristId, @NotNull Outcome outcome, UUID prescriptionId,
                            Recommendation recommendation, @Min(1) @Max(60) int recallMonths, UUID branchId)
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
