package app.fovea.exam.boundary;

import app.fovea.exam.entity.Recommendation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A finalised exam that nothing has been sold from yet. */
public record ReadyToSell(UUID examId, UUID patientId, String patient, LocalDate examinedOn, Instant finalizedAt, Recommendation recommendation) {
}
