package app.fovea.notification.boundary;

import app.fovea.journey.entity.Envelope;
import app.fovea.notification.control.WebhookDispatch;
import app.fovea.notification.control.WebhookLedger;
import app.fovea.notification.control.WebhookNotice;
import app.fovea.notification.entity.WebhookDelivery;
import app.fovea.notification.entity.WebhookEndpoint;
import app.fovea.notification.entity.WebhookRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** What follows from an event of the journey for other programs: a delivery to each endpoint that asked for it, and its tries in their time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class WebhookFanOut {
    @Inject
    private WebhookRepository webhooks;
    @Inject
    private WebhookDispatch dispatch;
    @Inject
    private WebhookNotice notice;

    /** @param part null for the event itself, else what {@link WebhookDispatch} or {@link WebhookLedger} asked to be reminded of */
    public void heard(Envelope event, String part) {
        if (part == null) {
            spread(event);
        } else if (part.startsWith(WebhookLedger.NOTICE)) {
            notice.tell(event, part);
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
    }

    private void due(Envelope event, String part) {
        webhooks.delivery(WebhookDispatch.deliveryOf(part)).filter(delivery -> WebhookDispatch.awaits(delivery, part)).ifPresent(delivery -> dispatch.goOn(delivery, event, Instant.now()));
    }
}
