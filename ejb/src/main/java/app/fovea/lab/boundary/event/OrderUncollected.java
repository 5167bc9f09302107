package app.fovea.lab.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.UUID;

/**
 * Spectacles lie in the shop, and nobody fetched them for as many days as the practice lets pass before it reminds the patient.
 *
 * @param reminderId  one for each time that the patient is reminded
 * @param orderId     what nobody fetched
 * @param orderNumber as on the job ticket
 * @param patientId   whose they are
 * @param afterDays   the practice's days after which they are reminded this time
 */
public record OrderUncollected(@NotNull UUID reminderId, @NotNull UUID orderId, @NotNull String orderNumber, @NotNull UUID patientId, @Positive int afterDays) implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.ORDER_UNCOLLECTED;
    }

    @Override
    public UUID aggregateId() {
        return reminderId;
    }

    @Override
    public UUID subjectPatientId() {
        return patientId;
    }
}
