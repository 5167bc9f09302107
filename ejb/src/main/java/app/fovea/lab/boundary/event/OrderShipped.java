package app.fovea.lab.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import java.util.UUID;

/** {@code order.shipped}, version 1: a job left the lab; the patient is told. Emitted once for an order. */
public record OrderShipped(UUID orderId, String orderNumber, UUID patientId, String method, String carrier, String tracking)
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
