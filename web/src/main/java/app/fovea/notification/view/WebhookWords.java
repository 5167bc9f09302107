package app.fovea.notification.view;

import app.fovea.journey.entity.EventType;
import app.fovea.notification.boundary.WebhookDeliveryView;
import app.fovea.notification.boundary.WebhookView;
import app.fovea.view.Formats;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

/** How a webhook fares, in words and in the colour that repeats them: {@code #{webhookWords.health(webhook)}}. */
@Named
@RequestScoped
public class WebhookWords {
    @Inject
    private Formats format;

    public String state(WebhookView webhook) {
        return !webhook.active() ? "Off" : webhook.failingSince() != null ? "Failing" : "On";
    }

    public String tone(WebhookView webhook) {
        return !webhook.active() ? "by_hand".equals(webhook.disabledReason()) ? "neutral" : "bad" : webhook.failingSince() != null ? "warn" : "ok";
    }

    public String health(WebhookView webhook) {
        if (!webhook.active()) {
            return switch (webhook.disabledReason()) {
                case "failing" -> "Switched off on " + format.moment(webhook.disabledAt()) + ": for a whole day it took nothing. Last: " + webhook.lastError() + ".";
                case "gone" -> "Switched off on " + format.moment(webhook.disabledAt()) + ": it answered that it is gone for good (410).";
                default -> "Switched off by hand on " + format.moment(webhook.disabledAt()) + ".";
            };
        }
        if (webhook.failingSince() != null) {
            return "Failing since " + format.moment(webhook.failingSince()) + ": " + webhook.lastError() + ".";
        }
        return webhook.lastDeliveredAt() == null ? "Nothing was sent yet." : "Last delivered " + format.moment(webhook.lastDeliveredAt()) + ".";
    }

    /** Without the scheme, which says nothing. */
    public String address(WebhookView webhook) {
        return webhook.url().replaceFirst("^https?://", "");
    }

    public String events(WebhookView webhook) {
        return webhook.eventTypes().size() == EventType.journeys().size() ? "Every event of the journey"
            : webhook.eventTypes().stream().map(id -> EventType.of(id).map(EventType::title).orElse(id)).collect(Collectors.joining(", "));
    }

    public String deliveryTone(WebhookDeliveryView delivery) {
        return switch (delivery.state()) {
            case "delivered" -> "ok";
            case "failed" -> "bad";
            default -> delivery.lastError() == null ? "info" : "warn";
        };
    }

    public String deliveryState(WebhookDeliveryView delivery) {
        return switch (delivery.state()) {
            case "delivered" -> "Delivered";
            case "failed" -> "Failed";
            default -> delivery.lastError() == null ? "On its way" : "Tried again later";
        };
    }

    public String deliveryFate(WebhookDeliveryView delivery) {
        String tries = delivery.tries() == 1 ? "1 try" : delivery.tries() + " tries";
        return switch (delivery.state()) {
            case "delivered" -> tries + ", answered " + delivery.lastStatus();
            case "failed" -> tries + (delivery.lastError() == null ? "" : ", " + delivery.lastError());
            default -> delivery.lastError() == null ? tries : tries + ", " + delivery.lastError() + ", again " + format.moment(delivery.nextTryAt());
        };
    }

    public List<EventType> getTypes() {
        return List.copyOf(EventType.journeys());
    }
}
