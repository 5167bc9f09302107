package app.fovea.lab.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import app.fovea.journey.entity.OneOf;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A job left the lab; the patient is told. Emitted once for an order.
 *
 * @param orderId     the order that left
 * @param orderNumber the number that people read, such as ORD-000123
 * @param patientId   who will wear it
 * @param method      BRANCH: by hand to the branch; COURIER: a carrier takes it; COLLECT: the patient fetches it where it was made
 * @param carrier     who carries it; absent when it goes by hand
 * @param tracking    the carrier's number for it; absent when there is none
 * @param branchId    its destination: the branch that hands it over; absent in events from before November 2026
 */
public record OrderShipped(@NotNull UUID orderId, @NotNull String orderNumber, @NotNull UUID patientId, @NotNull @OneOf({"BRANCH", "COURIER", "COLLECT"}) String method,
                           String carrier, String tracking, UUID branchId)
        implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.ORDER_SHIPPED;
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
