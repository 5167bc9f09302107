package app.fovea.lab.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import java.time.LocalDate;
import java.util.UUID;

/** {@code order.created}, version 1: the lab has a new job. The powers are in the order itself, not in the event. */
public record OrderCreated(UUID orderId, String orderNumber, UUID dispenseId, int pairNo, UUID patientId, String snapshotHash, LocalDate promisedOn, boolean rush)
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
