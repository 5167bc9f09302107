package app.fovea.exam.boundary;

import app.fovea.exam.entity.ExamNotes;
import app.fovea.exam.entity.RecallAdvice;
import app.fovea.prescription.entity.PrescriptionChange;
import app.fovea.prescription.entity.PrescriptionWarning;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An exam, draft or final.
 *
 * @param state    draft or finalized
 * @param notes    without reason and findings for who may not read what was found
 * @param warnings what is unusual about the exam and worth a second look: confirmed when it is signed; none for who may not read what was found
 * @param change   how far the prescription is from the one before; null if there is none
 * @param amendment    of which finalised exam it is a new version; null for an exam of its own
 * @param amendedBy    the version that took its place; null for one that counts
 * @param recallAdvice in how many months the health service expects the next test; null where the nation's intervals are not on file
 */
public record ExamView(UUID id, long version, UUID patientId, String state, LocalDate examinedOn, Instant finalizedAt, UUID optometristId, String optometrist, UUID correlationId,
                       UUID prescriptionId, @JsonUnwrapped ExamNotes notes, List<PrescriptionWarning> warnings, PrescriptionChange change, RecallAdvice recallAdvice,
                       Amendment amendment, UUID amendedBy) {
    /**
     * What makes an exam a new version of another one.
     *
     * @param of     the finalised exam that it corrects
     * @param reason in the words of whoever corrects it
     */
    public record Amendment(UUID of, String reason) {
    }

    @JsonIgnore
    public boolean finalised() {
        return state.equals("finalized");
    }
}
