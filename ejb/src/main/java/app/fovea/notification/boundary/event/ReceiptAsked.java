package app.fovea.notification.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A patient asked for a receipt by e-mail. The address stands in no event.
 *
 * @param requestId     this asking; the next one for the same invoice is another
 * @param invoiceId     whose receipt it is
 * @param invoiceNumber the number that people read, such as INV-000123
 * @param patientId     who bought
 * @param branchId      the branch that sold; absent where the sale has none
 */
public record ReceiptAsked(@NotNull UUID requestId, @NotNull UUID invoiceId, @NotNull String invoiceNumber, @NotNull UUID patientId, UUID branchId) implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.RECEIPT_ASKED;
    }

    @Override
    public UUID aggregateId() {
        return requestId;
    }

    @Override
    public UUID subjectPatientId() {
        return patientId;
    }
}
