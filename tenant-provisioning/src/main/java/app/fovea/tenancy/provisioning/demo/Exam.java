package app.fovea.tenancy.provisioning.demo;

import app.fovea.exam.entity.Outcome;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One visit to the consulting room.
 *
 * @param correlation    of the journey that begins here
 * @param prescriptionId null when none was issued
 * @param finalizedAt    null while it is a draft, in which anything below may still be null
 */
record Exam(UUID id, UUID correlation, Patient patient, Employee optometrist, LocalDate on, Instant began, Instant finalizedAt,
            String reason, String findings, Outcome outcome, Integer recallMonths, Recommendation recommendation,
            UUID prescriptionId, SpectaclePrescription prescription) {
    /** A draft is saved once before it is signed. */
    int version() {
        return finalizedAt == null ? 1 : 2;
    }

    /** When the eyes are to be tested again; null in a draft. */
    LocalDate retestOn() {
        return recallMonths == null ? null : on.plusMonths(recallMonths);
    }

    @Override
    public String toString() {
        return "exam of " + patient + " on " + on;
    }
}
