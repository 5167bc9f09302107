package app.fovea.exam.entity;

import app.fovea.prescription.entity.SpectaclePrescription;

/**
 * What is written during an exam; in a draft anything may be null.
 *
 * @param recallMonths when to see the patient again, 1 to 60
 */
public record ExamNotes(String reason, String findings, Outcome outcome, Integer recallMonths, Recommendation recommendation, SpectaclePrescription prescription) {
    /** For who may know what the exam led to, and not what was found. @param powers whether they may read prescriptions */
    public ExamNotes withoutFindings(boolean powers) {
        return new ExamNotes(null, null, outcome, recallMonths, recommendation, powers ? prescription : null);
    }
}
