package app.fovea.notification.boundary;

import app.fovea.notification.entity.WebhookEndpoint;
import app.fovea.notification.entity.WebhookHealth;
import app.fovea.notification.entity.WebhookSecret;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A webhook as people and programs see it. Its secret is shown once, when it is made.
 *
 * @param state          active or disabled
 * @param disabledReason by_hand, failing or gone; null while it is active
 * @param failingSince   the first try that failed since the last one that succeeded; null while it is well
 * @param secrets        those that sign now, the newest first
 */
public record WebhookView(UUID id, String url, String description, List<String> eventTypes, String state, String disabledReason, Instant disabledAt, Instant failingSince, Instant lastDeliveredAt,
                          Instant lastFailedAt, String lastError, List<SecretView> secrets, Instant createdAt, long version) implements Serializable {

    /** @param endsAt until when an older one signs; null for the newest */
    public record SecretView(Instant createdAt, Instant endsAt) implements Serializable {
    }

    static WebhookView of(WebhookEndpoint endpoint, WebhookHealth health, List<WebhookSecret> secrets) {
        return new WebhookView(endpoint.id(), endpoint.url(), endpoint.description(), endpoint.eventTypes(), endpoint.state(), endpoint.disabledReason(), endpoint.disabledAt(), health.failingSince(),
            health.lastDeliveredAt(), health.lastFailedAt(), health.lastError(), secrets.stream().map(secret -> new SecretView(secret.createdAt(), secret.endsAt())).toList(),
            endpoint.createdAt(), endpoint.version());
    }

    public boolean active() {
        return disabledReason == null;
    }
}
