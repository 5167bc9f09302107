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

    public <T> T dataAs(Class<T> payload) {
        return JsonColumn.read(data.toString(), payload);
    }

    /** What follows from this event belongs to the same journey and names it as its cause. */
    public LoggedEvent.Context consequence() {
        return new LoggedEvent.Context(correlationId, id);
    }
}
