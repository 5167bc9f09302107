package app.fovea.lab.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The lab has a new job, one for each pair that was sold. The powers are in the order itself, not in the event.
 *
 * @param orderId      the order; its powers and its lens are read there
 * @param orderNumber  the number that people read, such as ORD-000123
 * @param dispenseId   the sale it came from
 * @param pairNo       which pair of that sale, counted from 1; sale and pair together have one order and no more
 * @param patientId    who will wear it
 * @param snapshotHash SHA-256 in hexadecimal of what was sold: two orders with the same hash are made alike
 * @param promisedOn   the day that the patient was promised, in the practice's time zone
 * @param rush         whether the job goes before the others; a house has these two priorities
 * @param invoiceId    the invoice of the sale; absent in events from before November 2026
 * @param branchId     the branch that sold it and hands it over; absent in events from before November 2026
 */
public record OrderCreated(@NotNull UUID orderId, @NotNull String orderNumber, @NotNull UUID dispenseId, @Min(1) int pairNo, @NotNull UUID patientId,
                           @NotNull @Pattern(regexp = "^[0-9a-f]{64}$") String snapshotHash, @NotNull LocalDate promisedOn, boolean rush, UUID invoiceId, UUID branchId)
        implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.ORDER_CREATED;
    }

    @Override
    public UUID aggregateId() {
        return orderId;
    }

    @Override
    public UUID subjectPatientId() {
        return patientId;
    }
}
