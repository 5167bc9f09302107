package app.fovea.lab.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import app.fovea.journey.entity.OneOf;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A job moved from one stage to another. Stages are the lab's own and may grow; whoever is outside the lab goes by the category.
 *
 * @param orderId     the order that moved
 * @param orderNumber the number that people read, such as ORD-000123
 * @param patientId   who will wear it
 * @param version     the order's version after the move: what the next move must name
 * @param from        the stage it left: pending, awaiting_frame, awaiting_lens, surfacing, coating, glazing, quality_check, ready, shipped, unclaimed, dispensed, returned, on_hold; more may come
 * @param to          the stage it is in now: one of those, cancelled or remade; more may come
 * @param category    what the stage counts as for everybody outside the lab; this list does not grow within a version
 * @param reason      why, in the mover's own words; absent where none was asked for. For colleagues, not for patients
 * @param branchId    the branch that sold it and hands it over; absent in events from before November 2026
 * @param station     which column or scanned station of the lab it was moved at; absent where it was moved elsewhere
 */
public record OrderStatusChanged(@NotNull UUID orderId, @NotNull String orderNumber, @NotNull UUID patientId, @Min(1) long version, @NotNull String from, @NotNull String to,
                                 @NotNull @OneOf({"pending", "in_production", "quality_check", "shipped", "completed", "on_hold", "cancelled"}) String category, String reason,
                                 UUID branchId, String station)
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
