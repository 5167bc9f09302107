package app.fovea.access.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * Somebody is to get a link by which they choose a password. The link itself stands in no event.
 *
 * @param userId       the colleague
 * @param invitationId the invitation that the link will open; a newer one ends those before it
 */
public record PersonInvited(@NotNull UUID userId, @NotNull UUID invitationId) implements JourneyEvent {
    @Override
    public EventType type() {
        return EventType.PERSON_INVITED;
    }

    @Override
    public UUID aggregateId() {
        return userId;
    }

    /** It is about no patient. */
    @Override
    public UUID subjectPatientId() {
        return null;
    }
}
