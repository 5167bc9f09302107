package app.fovea.notification.control;

import app.fovea.audit.entity.AuditTrail;
import app.fovea.journey.control.Courier;
import app.fovea.journey.control.Route;
import app.fovea.notification.entity.RetrySchedule;
import app.fovea.notification.entity.WebhookAnswer;
import app.fovea.notification.entity.WebhookDelivery;
import app.fovea.notification.entity.WebhookEndpoint.DisabledReason;
import app.fovea.notification.entity.WebhookEndpoint;
import app.fovea.notification.entity.WebhookHealth;
import app.fovea.notification.entity.WebhookRepository;
import app.fovea.notification.entity.WebhookTry;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Writes down what a try came to, and decides what follows: nothing more, another try, or that the endpoint is disabled. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class WebhookLedger {
    /** The step by which the listener tells people that an endpoint was disabled: this, and the endpoint's id. */
    public static final String NOTICE = "disabled:";
    /** A message leaves before its transaction is committed; nobody is in a hurry to read of this. */
    private static final Duration A_MOMENT = Duration.ofSeconds(5);

    @Inject
    private WebhookRepository webhooks;
    @Inject
    private WebhookDispatch dispatch;
    @Inject
    private Courier courier;
    @Inject
    private AuditTrail audit;
    @Inject
    private Event<Outcome> outcomes;

    private final RetrySchedule schedule = RetrySchedule.STANDARD;

    public void record(WebhookShot shot, Instant triedAt, WebhookAnswer answer) {
        Optional<WebhookDelivery> found = webhooks.delivery(shot.deliveryId());
        if (found.isEmpty()) {
            return; // The endpoint was deleted in the meantime, and this with it.
        }
        WebhookDelivery delivery = found.get();
        Instant now = Instant.now();
        webhooks.add(new WebhookTry(delivery.id(), shot.tryNo(), triedAt, answer));
        outcomes.fire(new Outcome.Tried(Outcome.Answer.of(answer)));
        if (!delivery.pending()) {
            return;
        }
        delivery.heard(answer.status(), answer.error());
        if (delivery.ping()) {
            finishPing(delivery, answer, now);
        } else if (answer.delivered()) {
            delivery.delivered(now);
            webhooks.health(shot.endpointId()).delivered(now);
        } else {
            failed(delivery, shot, answer, now);
        }
        if (!delivery.ping() && !delivery.pending()) {
            outcomes.fire(new Outcome.Delivered(delivery.delivered()));
        }
    }

    /** Says nothing of how the endpoint fares with the events. */
    private static void finishPing(WebhookDelivery ping, WebhookAnswer answer, Instant now) {
        if (answer.delivered()) {
            ping.delivered(now);
        } else {
            ping.failed(now);
        }
    }

    private void failed(WebhookDelivery delivery, WebhookShot shot, WebhookAnswer answer, Instant now) {
        WebhookEndpoint endpoint = webhooks.endpoint(shot.endpointId()).orElseThrow();
        WebhookHealth health = webhooks.health(endpoint.id());
        health.failed(answer.error(), now);
        if (endpoint.active() && (answer.gone() || health.hopeless(now))) {
            disable(endpoint, answer.gone() ? DisabledReason.GONE : DisabledReason.FAILING, shot, now);
        }
        if (!endpoint.active()) {
            delivery.failed(now);
        } else if (delivery.tries() == shot.tryNo()) {
            schedule.next(shot.tryNo(), answer.retryAfter(), now, ThreadLocalRandom.current().nextDouble()).ifPresentOrElse(next -> {
                delivery.tryAgainAt(next);
                dispatch.wake(delivery, shot.event());
            }, () -> delivery.failed(now));
        }
    }

    private void disable(WebhookEndpoint endpoint, DisabledReason reason, WebhookShot shot, Instant now) {
        endpoint.disable(reason, now);
        outcomes.fire(new Outcome.Disabled(reason));
        audit.record("webhook.disabled", "webhook", endpoint.id(), Map.of("reason", reason.id()));
        courier.later(Route.WEBHOOKS, shot.event(), NOTICE + endpoint.id() + ":" + now.toEpochMilli(), now.plus(A_MOMENT));
    }
}
