package app.fovea.notification.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.notification.control.WebhookDispatch;
import app.fovea.notification.control.WebhookLedger;
import app.fovea.notification.control.WebhookNotice;
import app.fovea.notification.entity.RetrySchedule;
import app.fovea.notification.entity.WebhookDelivery;
import app.fovea.notification.entity.WebhookEndpoint;
import app.fovea.notification.entity.WebhookRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What follows from an event of the journey for other programs: a delivery to each endpoint that asked for it, and its tries in their time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class WebhookFanOut {
    /** So long after its time a delivery counts as lost: its message is gone with a broker's journal, or left before its transaction was committed. */
    private static final Duration LOST_AFTER = Duration.ofMinutes(2);
    private static final int LOST_AT_A_TIME = 20;

    @Inject
    private WebhookRepository webhooks;
    @Inject
    private JourneyLog log;
    @Inject
    private WebhookDispatch dispatch;
    @Inject
    private WebhookNotice notice;

    /** @param part null for the event itself, else what {@link WebhookDispatch} or {@link WebhookLedger} asked to be reminded of */
    public void heard(Envelope event, String part) {
        if (part == null) {
            spread(event);
        } else if (part.startsWith(WebhookLedger.NOTICE)) {
            notice.tell(part);
        } else {
            due(event, part);
        }
    }

    private void spread(Envelope event) {
        List<WebhookEndpoint> endpoints = webhooks.endpoints();
        if (endpoints.isEmpty()) {
            return;
        }
        Instant now = Instant.now();
        for (WebhookEndpoint endpoint : endpoints) {
            if (endpoint.hears(event.type())) {
                WebhookDelivery delivery = new WebhookDelivery(endpoint.id(), event.id(), event.type(), 0, now, now);
                webhooks.add(delivery);
                dispatch.begin(delivery, endpoint, event, now);
            }
        }
        webhooks.overdue(now.minus(LOST_AFTER), LOST_AT_A_TIME).forEach(lost -> goOn(lost, envelopeOf(lost), now));
    }

    private void due(Envelope event, String part) {
        webhooks.delivery(WebhookDispatch.deliveryOf(part)).filter(delivery -> WebhookDispatch.awaits(delivery, part)).ifPresent(delivery -> goOn(delivery, event, Instant.now()));
    }

    private void goOn(WebhookDelivery delivery, Envelope event, Instant now) {
        // Empty when somebody deletes it at this very moment.
        webhooks.endpoint(delivery.endpointId()).ifPresent(endpoint -> goOn(delivery, endpoint, event, now));
    }

    private void goOn(WebhookDelivery delivery, WebhookEndpoint endpoint, Envelope event, Instant now) {
        if (!endpoint.active()) {
            delivery.heard(null, "the webhook is switched off");
            delivery.failed(now);
        } else if (delivery.tries() > RetrySchedule.STANDARD.pauses().size()) {
            delivery.heard(null, "the last try began and nobody heard of it again");
            delivery.failed(now);
        } else {
            dispatch.begin(delivery, endpoint, event, now);
        }
    }

    private Envelope envelopeOf(WebhookDelivery delivery) {
        UUID tenant = CurrentCaller.get().tenantId();
        return log.find(delivery.eventId()).orElseThrow().envelope(tenant);
    }
}
