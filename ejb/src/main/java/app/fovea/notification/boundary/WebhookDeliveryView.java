package app.fovea.notification.boundary;

import app.fovea.journey.entity.EventType;
import app.fovea.notification.entity.WebhookDelivery;
import app.fovea.notification.entity.WebhookTry;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One event on its way to one webhook.
 *
 * @param title     what people call the event
 * @param replayNo  0 for the event as it came
 * @param state     pending, delivered or failed
 * @param nextTryAt null once it is over
 * @param attempts  null in a list
 */
public record WebhookDeliveryView(UUID id, UUID webhookId, UUID eventId, String eventType, String title, int replayNo, String state, int tries, Instant nextTryAt, Integer lastStatus, String lastError,
                                  Instant createdAt, Instant finishedAt, List<TryView> attempts) implements Serializable {

    /** @param status HTTP status; null where no answer came @param error null for success @param answer the beginning of what was said, or null */
    public record TryView(int tryNo, Instant at, int millis, Integer status, String error, String answer) implements Serializable {
        static TryView of(WebhookTry tried) {
            return new TryView(tried.tryNo(), tried.triedAt(), tried.millis(), tried.status(), tried.error(), tried.answer());
        }
    }

    static WebhookDeliveryView of(WebhookDelivery delivery) {
        return of(delivery, null);
    }

    static WebhookDeliveryView of(WebhookDelivery delivery, List<TryView> attempts) {
        String title = delivery.ping() ? "Test message" : EventType.of(delivery.eventType()).map(EventType::title).orElse(delivery.eventType());
        return new WebhookDeliveryView(delivery.id(), delivery.endpointId(), delivery.eventId(), delivery.eventType(), title, delivery.replayNo(), delivery.state(), delivery.tries(),
            delivery.nextTryAt(), delivery.lastStatus(), delivery.lastError(), delivery.createdAt(), delivery.finishedAt(), attempts);
    }
}
