package app.fovea.lab.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A whole sale was cancelled before it was made: its orders are stopped, what was paid went back, and nothing is owed. Each order that stood tells of its own end in order.status_changed.
 *
 * @param invoiceId     the invoice of the sale
 * @param invoiceNumber the number that people read, such as INV-000123
 * @param dispenseId    the sale; it is cancelled once
 * @param patientId     whose spectacles they would have been
 * @param branchId      the branch that sold them; absent where the sale has none
 */
public record SaleCancelled(@NotNull UUID invoiceId, @NotNull String invoiceNumber, @NotNull UUID dispenseId, @NotNull UUID patientId, UUID branchId) implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.SALE_CANCELLED;
    }

    @Override
    public UUID aggregateId() {
        return invoiceId;
    }

    @Override
    public UUID subjectPatientId() {
        return patientId;
    }
}
