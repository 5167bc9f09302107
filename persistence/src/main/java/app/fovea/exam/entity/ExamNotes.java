package app.fovea.exam.entity;

import app.fovea.prescription.entity.SpectaclePrescription;

/**
 * What is written during an exam; in a draft anything may be null.
 *
 * @param recallMonths when to see the patient again, 1 to 60
 */
public record ExamNotes(String reason, String findings, Outcome outcome, Integer recallMonths, Recommendation recommendation, SpectaclePrescription prescription) {
}
