package app.fovea.lab.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import java.util.UUID;

/** {@code order.status_changed}, version 1: a job moved from one stage to another. */
public record OrderStatusChanged(UUID orderId, String orderNumber, UUID patientId, long version, String from, String to, String category, String reason)
        implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.ORDER_STATUS_CHANGED;
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
