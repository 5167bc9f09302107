package app.fovea.journey.entity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;

/**
 * An event on the wire: the attributes of CloudEvents 1.0 and what a listener needs besides.
 *
 * @param specversion     of CloudEvents
 * @param id              the event's own; whoever has done what it asks for remembers it and does nothing when it comes again
 * @param source          who sent it
 * @param type            what happened, such as order.created
 * @param subject         what it happened to: the kind of aggregate, a slash, its id
 * @param time            when it happened
 * @param dataschema      the schema of the data: urn:fovea:events:, the type, :v and the version
 * @param datacontenttype of the data
 * @param tenantId        the practice it belongs to
 * @param actorId         the user who did it; absent when the house itself did
 * @param actorName       who did it, for people to read
 * @param correlationId   the journey of one patient, from the examination to the hand-over, or of one invitation
 * @param causationId     the event that led to this one; absent at the beginning of a chain
 * @param sequence        the event's place in the life of its aggregate, from 1 and without a gap, zero-padded so that it sorts as text
 * @param data            the payload, as its schema says
 */
public record Envelope(
        @NotNull @OneOf("1.0") String specversion, @NotNull UUID id, @NotNull String source, @NotNull String type, @NotNull String subject, @NotNull Instant time,
        @NotNull @Pattern(regexp = "^urn:fovea:events:[a-z_.]+:v[1-9][0-9]*$") String dataschema,
        @NotNull @OneOf("application/json") String datacontenttype,
        @NotNull @JsonProperty("tenantid") UUID tenantId,
        @JsonProperty("actorid") UUID actorId,
        @NotNull @JsonProperty("actorname") String actorName,
        @NotNull @JsonProperty("correlationid") UUID correlationId,
        @JsonProperty("causationid") UUID causationId,
        @NotNull @Pattern(regexp = "^[0-9]{19}$") String sequence,
        @NotNull JsonNode data) {
    private static final String SOURCE = "urn:fovea:journey";

    /** @param place in the life of the aggregate, from 1 */
    static Envelope of(UUID id, UUID tenantId, String type, int schemaVersion, String aggregateType, UUID aggregateId, long place, Instant occurredAt, UUID actorId, String actorName,
                       LoggedEvent.Context context, JsonNode payload) {
        return new Envelope("1.0", id, SOURCE, type, aggregateType + "/" + aggregateId, occurredAt, EventType.dataschema(type, schemaVersion), "application/json",
            tenantId, actorId, actorName, context.correlationId(), context.causationId(), "%019d".formatted(place), payload);
    }

    /** The event's place in the life of its aggregate, from 1. */
    public long place() {
        return Long.parseLong(sequence);
    }

    public UUID aggregateId() {
        return UUID.fromString(subject.substring(subject.indexOf('/') + 1));
    }

    /** @param payload the record of today, whatever version the event was written in */
    public <T> T dataAs(Class<T> payload) {
        int written = Integer.parseInt(dataschema.substring(dataschema.lastIndexOf(":v") + 2));
        int today = EventType.of(type).map(EventType::version).orElse(written);
        return JsonColumn.read(Upcasters.OURS.lift(type, written, today, data).toString(), payload);
    }

    /** What follows from this event belongs to the same journey and names it as its cause. */
    public LoggedEvent.Context consequence() {
        return new LoggedEvent.Context(correlationId, id);
    }
}
