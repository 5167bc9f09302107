package app.fovea.journey.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An event on the wire: the attributes of CloudEvents 1.0 and what a listener needs besides.
 *
 * @param sequence the event's place in the life of its aggregate, zero-padded so that it sorts as text
 */
public record Envelope(
        String specversion, UUID id, String source, String type, String subject, Instant time, String dataschema, String datacontenttype,
        @JsonProperty("tenantid") UUID tenantId,
        @JsonProperty("actorid") UUID actorId,
        @JsonProperty("actorname") String actorName,
        @JsonProperty("correlationid") UUID correlationId,
        @JsonProperty("causationid") UUID causationId,
        String sequence,
        JsonNode data) {
    private static final String SOURCE = "urn:fovea:journey";

    /** @param place in the life of the aggregate, from 1 */
    static Envelope of(UUID id, UUID tenantId, String type, int schemaVersion, String aggregateType, UUID aggregateId, long place, Instant occurredAt, UUID actorId, String actorName,
                       LoggedEvent.Context context, JsonNode payload) {
        return new Envelope("1.0", id, SOURCE, type, aggregateType + "/" + aggregateId, occurredAt, "urn:fovea:events:" + type + ":v" + schemaVersion, "application/json",
            tenantId, actorId, actorName, context.correlationId(), context.causationId(), "%019d".formatted(place), payload);
    }

    /** The event's place in the life of its aggregate, from 1. */
    public long place() {
        return Long.parseLong(sequence);
    }

    public UUID aggregateId() {
        return UUID.fromString(subject.substring(subject.indexOf('/') + 1));
    }

    public <T> T dataAs(Class<T> payload) {
        return JsonColumn.read(data.toString(), payload);
    }

    /** What follows from this event belongs to the same journey and names it as its cause. */
    public LoggedEvent.Context consequence() {
        return new LoggedEvent.Context(correlationId, id);
    }
}
