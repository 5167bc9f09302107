package app.fovea.journey.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.privacy.entity.AboutPatient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An event of the log.
 *
 * @param data   the payload, as far as the caller may see it; its type and {@code schemaVersion} say which record it is
 * @param hidden what of the payload the caller may not see, by name
 */
public record EventView(UUID id, String type, String title, int schemaVersion, String aggregateType, UUID aggregateId, long sequence, UUID correlationId, UUID causationId,
                        UUID patientId, String actor, Instant occurredAt, Instant publishedAt, JsonNode data, List<String> hidden) implements AboutPatient<EventView> {
    @Override
    public EventView fromOutside() {
        return new EventView(id, type, title, schemaVersion, aggregateType, aggregateId, sequence, correlationId, causationId, patientId, actor, occurredAt, publishedAt,
            JsonNodeFactory.instance.objectNode(), List.of("data"));
    }

    static EventView of(LoggedEvent event, Caller caller) {
        PayloadSeen seen = PayloadSeen.by(caller, JsonColumn.read(event.payload(), JsonNode.class));
        return new EventView(event.id(), event.type(), EventType.of(event.type()).map(EventType::title).orElse(event.type()), event.schemaVersion(), event.aggregateType(),
            event.aggregateId(), event.aggregateSeq(), event.correlationId(), event.causationId(), event.patientId(), event.actorName(), event.occurredAt(), event.publishedAt(),
            seen.data(), seen.hidden());
    }
}
