package app.fovea.journey.boundary;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.LoggedEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/** An event of the log. @param data the payload; its type and {@code schemaVersion} say which record it is */
public record EventView(UUID id, String type, String title, int schemaVersion, String aggregateType, UUID aggregateId, long sequence, UUID correlationId, UUID causationId,
                        UUID patientId, String actor, Instant occurredAt, Instant publishedAt, JsonNode data) {
    public static EventView of(LoggedEvent event) {
        return new EventView(event.id(), event.type(), EventType.of(event.type()).map(EventType::title).orElse(event.type()), event.schemaVersion(), event.aggregateType(),
            event.aggregateId(), event.aggregateSeq(), event.correlationId(), event.causationId(), event.patientId(), event.actorName(), event.occurredAt(), event.publishedAt(),
            JsonColumn.read(event.payload(), JsonNode.class));
    }
}
