package app.fovea.dispensing.boundary;

import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.PrescriptionChange;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a sale to a patient stands on, or would.
 *
 * @param expiresOn      the last day on which anybody may supply from the prescription
 * @param recommendation null if the optometrist recommended nothing
 * @param laterExamOn    when an exam was finalised after the one it stands on; null if none was
 * @param problems       what the law says to this supply today, by this person
 * @param lastPair       null if the patient has bought nothing here yet
 */
public record BasisOfSale(UUID examId, LocalDate prescribedOn, LocalDate expiresOn, SpectaclePrescription prescription, Recommendation recommendation, LocalDate laterExamOn,
                          List<DispenseProblem> problems, LastPair lastPair) {

    /**
     * What the patient bought last.
     *
     * @param worn   frame and lens of each pair, in words
     * @param change from the powers that it was made from to those of today
     */
    public record LastPair(LocalDate soldOn, List<String> worn, PrescriptionChange change) {
    }
}
