package app.fovea.notification.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.control.Courier;
import app.fovea.journey.control.Route;
import app.fovea.journey.entity.Envelope;
import app.fovea.notification.entity.RetrySchedule;
import app.fovea.notification.entity.WebhookBody;
import app.fovea.notification.entity.WebhookDelivery;
import app.fovea.notification.entity.WebhookEndpoint;
import app.fovea.notification.entity.WebhookRepository;
import app.fovea.notification.entity.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Begins tries, in the transaction of whoever decides on one. A try is on its way by two roads: once this transaction is committed it is made at once, on this
 * node; and a message comes when its lease is over, which begins the next one should nobody have heard of this one, because the node is gone.
 */
@ApplicationScoped
public class WebhookDispatch {
    /** What waits longer than this for a thread leaves its try to the message: a POST that begins must end within the lease. */
    private static final Duration MOST_PATIENT = WebhookDelivery.LEASE.dividedBy(2);

    @Inject
    private WebhookRepository webhooks;
    @Inject
    private Courier courier;
    @Inject
    private Event<WebhookShot> shots;
    @Inject
    private Event<Outcome> outcomes;

    public void begin(WebhookDelivery delivery, WebhookEndpoint endpoint, Envelope event, Instant now) {
        int tryNo = delivery.begin(now);
        wake(delivery, event);
        fire(delivery, endpoint, WebhookBody.of(event), event, tryNo, now);
    }

    /** Its next try is due: it begins, or there is a reason why none does any more. @param event null for a ping */
    public void goOn(WebhookDelivery delivery, Envelope event, Instant now) {
        // Empty when somebody deletes it at this very moment.
        webhooks.endpoint(delivery.endpointId()).ifPresent(endpoint -> goOn(delivery, endpoint, event, now));
    }

    private void goOn(WebhookDelivery delivery, WebhookEndpoint endpoint, Envelope event, Instant now) {
        if (delivery.ping()) {
            giveUp(delivery, "the test message began and nobody heard of it again", now);
        } else if (!endpoint.active()) {
            giveUp(delivery, "the webhook is switched off", now);
        } else if (delivery.tries() > RetrySchedule.STANDARD.pauses().size()) {
            giveUp(delivery, "the last try began and nobody heard of it again", now);
        } else if (event == null) {
            giveUp(delivery, "the event is not kept any more", now);
        } else {
            begin(delivery, endpoint, event, now);
        }
    }

    private void giveUp(WebhookDelivery delivery, String why, Instant now) {
        delivery.heard(null, why);
        delivery.failed(now);
        if (!delivery.ping()) {
            outcomes.fire(new Outcome.Delivered(false));
        }
    }

    /** Tried once, whatever comes of it. */
    public void ping(WebhookDelivery delivery, WebhookEndpoint endpoint, Instant now) {
        int tryNo = delivery.begin(now);
        fire(delivery, endpoint, WebhookBody.ping(delivery.eventId(), CurrentCaller.get().tenantId(), endpoint.id(), now), null, tryNo, now);
    }

    private void fire(WebhookDelivery delivery, WebhookEndpoint endpoint, WebhookBody body, Envelope event, int tryNo, Instant now) {
        shots.fire(new WebhookShot(CurrentCaller.get().tenantId(), endpoint.id(), delivery.id(), tryNo, endpoint.url(),
            webhooks.secrets(endpoint.id(), now).stream().map(WebhookSecret::sealed).toList(), body, event, webhooks.health(endpoint.id()).failing(), now.plus(MOST_PATIENT)));
    }

    /** Has the listener hear of the delivery again when its next try is due. */
    public void wake(WebhookDelivery delivery, Envelope event) {
        courier.later(Route.WEBHOOKS, event, wakeOf(delivery), delivery.nextTryAt());
    }

    /** Names the very moment for which the delivery waits: a message that names another one is out of date. */
    private static String wakeOf(WebhookDelivery delivery) {
        return delivery.id() + ":" + delivery.nextTryAt().toEpochMilli();
    }

    /** The delivery that a message is about. */
    public static UUID deliveryOf(String part) {
        return UUID.fromString(part.substring(0, part.indexOf(':')));
    }

    /** Whether the delivery still waits for this message and not for another one. */
    public static boolean awaits(WebhookDelivery delivery, String part) {
        return delivery.pending() && wakeOf(delivery).equals(part);
    }
}
