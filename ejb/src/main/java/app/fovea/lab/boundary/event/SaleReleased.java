package app.fovea.lab.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import app.fovea.journey.entity.OneOf;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A sale goes to the lab although no payment said so: somebody released it, or the practice changed what lets sales begin.
 *
 * @param invoiceId     the invoice of the sale
 * @param invoiceNumber the number that people read, such as INV-000123
 * @param dispenseId    the sale; it is released once
 * @param patientId     whose spectacles they are
 * @param branchId      the branch that sold them; absent where the sale has none
 * @param reason        confirmed (somebody released it), nothing_left_to_pay (the rest was written off) or policy_changed (it meets the practice's new policy)
 */
public record SaleReleased(@NotNull UUID invoiceId, @NotNull String invoiceNumber, @NotNull UUID dispenseId, @NotNull UUID patientId, UUID branchId,
                           @NotNull @OneOf({"confirmed", "nothing_left_to_pay", "policy_changed"}) String reason) implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.SALE_RELEASED;
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
