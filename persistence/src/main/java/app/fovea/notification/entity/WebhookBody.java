package app.fovea.notification.entity;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JsonColumn;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What is sent: the event as CloudEvents 1.0 in structured mode, which has {@code type} and {@code data} where Standard Webhooks wants them, and its
 * {@code timestamp} besides as an extension attribute, so that a receiver of either kind finds what it looks for. The names of people who work here stay
 * in the house; their ids go along.
 *
 * @param id   what {@code webhook-id} says: the event's, the same in every try and replay, so that a receiver can tell what it has already
 * @param json the body
 */
public record WebhookBody(String id, String json) {
    public static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";

    private record Sent(String specversion, UUID id, String source, String type, String subject, Instant time, Instant timestamp, String dataschema, String datacontenttype,
                        UUID tenantid, UUID actorid, UUID correlationid, UUID causationid, String sequence, JsonNode data) {
    }

    public static WebhookBody of(Envelope event) {
        return new WebhookBody(event.id().toString(), JsonColumn.write(new Sent(event.specversion(), event.id(), event.source(), event.type(), event.subject(), event.time(), event.time(),
            event.dataschema(), event.datacontenttype(), event.tenantId(), event.actorId(), event.correlationId(), event.causationId(), event.sequence(), event.data())));
    }

    /** A message that says nothing but that it is one. */
    public static WebhookBody ping(UUID id, UUID tenantId, UUID endpointId, Instant now) {
        JsonNode data = JsonColumn.read(JsonColumn.write(Map.of("endpointId", endpointId)), JsonNode.class);
        return new WebhookBody(id.toString(), JsonColumn.write(new Sent("1.0", id, "urn:fovea:webhooks", WebhookDelivery.PING, "webhook/" + endpointId, now, now, null, "application/json",
            tenantId, null, null, null, null, data)));
    }
}
