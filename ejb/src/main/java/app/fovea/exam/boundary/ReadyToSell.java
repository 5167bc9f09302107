package app.fovea.exam.boundary;

import app.fovea.exam.entity.Recommendation;
import app.fovea.privacy.entity.AboutPatient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A finalised exam that nothing has been sold from yet. */
public record ReadyToSell(UUID examId, UUID patientId, String patient, LocalDate examinedOn, Instant finalizedAt, Recommendation recommendation) implements AboutPatient<ReadyToSell> {
    /** Left out: whoever may not see the record sells nothing from it. */
    @Override
    public ReadyToSell fromOutside() {
        return null;
    }
}
