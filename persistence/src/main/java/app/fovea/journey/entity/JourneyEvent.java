package app.fovea.journey.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * A business fact that others may act on. A record in a capability's {@code boundary.event}, made of ids and facts; no clinical
 * values where it feeds e-mail.
 */
public interface JourneyEvent {
    /** {@code order.created}. */
    @JsonIgnore
    EventType type();

    @JsonIgnore
    UUID aggregateId();

    @JsonIgnore
    UUID subjectPatientId();
}
