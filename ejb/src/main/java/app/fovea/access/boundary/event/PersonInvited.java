package app.fovea.access.boundary.event;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import java.util.UUID;

/** {@code person.invited}, version 1: somebody is to get a link by which they choose a password. The link itself stands in no event. */
public record PersonInvited(UUID userId, UUID invitationId) implements JourneyEvent {
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
