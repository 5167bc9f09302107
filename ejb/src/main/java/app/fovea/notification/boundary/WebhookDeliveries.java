package app.fovea.notification.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.Ids;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.notification.boundary.WebhookDeliveryView.TryView;
import app.fovea.notification.control.WebhookDispatch;
import app.fovea.notification.entity.WebhookDelivery;
import app.fovea.notification.entity.WebhookEndpoint;
import app.fovea.notification.entity.WebhookRepository;
import app.fovea.tenancy.entity.OnceOnly;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was sent to other programs, try by try; and sends it again. */
@Stateless
public class WebhookDeliveries {
    private static final Set<String> STATES = Set.of("pending", "delivered", "failed");
    /** What is sent again in one go. */
    private static final int MOST_AT_ONCE = 1000;
    /** Deliveries are kept for a little longer: without them nobody knows what arrived. */
    private static final Duration FARTHEST = Duration.ofDays(366);
    /** A receiver that has just come back is not knocked over. */
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration BEGIN = Duration.ofSeconds(2);

    @Inject
    private WebhookRepository webhooks;
    @Inject
    private JourneyLog log;
    @Inject
    private WebhookDispatch dispatch;
    @Inject
    private AuditTrail audit;
    @Inject
    private OnceOnly onceOnly;

    /** @param replayed how many are on their way again @param more whether there are more than go in one call: ask again */
    public record Replayed(int replayed, boolean more) implements Serializable {
    }

    /** Newest first. @param state pending, delivered or failed; null for all @throws InvalidInput {@code state_unknown} */
    @Requires(Permission.WEBHOOKS_VIEW)
    public Page<WebhookDeliveryView> of(UUID webhookId, String state, UUID after, Integer limit) {
        if (state != null && !STATES.contains(state)) {
            throw new InvalidInput("state_unknown", "state", "Choose one of pending, delivered and failed.");
        }
        int size = Page.size(limit);
        return Page.of(webhooks.deliveries(endpoint(webhookId).id(), state, after, size + 1), size, WebhookDeliveryView::of, delivery -> delivery.id().toString());
    }

    /** With its tries. */
    @Requires(Permission.WEBHOOKS_VIEW)
    public WebhookDeliveryView get(UUID id) {
        WebhookDelivery delivery = delivery(id);
        return WebhookDeliveryView.of(delivery, webhooks.tries(id).stream().map(TryView::of).toList());
    }

    /** Sends a message that says nothing, once, also to a webhook that is switched off. @param key the caller's Idempotency-Key, or null for none */
    @Requires(Permission.WEBHOOKS_MANAGE)
    public WebhookDeliveryView ping(UUID webhookId, String key) {
        return key == null ? ping(webhookId) : onceOnly.run("webhook-test/" + webhookId, key, "", WebhookDeliveryView.class, () -> ping(webhookId));
    }

    private WebhookDeliveryView ping(UUID webhookId) {
        WebhookEndpoint endpoint = endpoint(webhookId);
        Instant now = Instant.now();
        WebhookDelivery ping = new WebhookDelivery(endpoint.id(), Ids.next(), WebhookDelivery.PING, 0, now, now);
        webhooks.add(ping);
        dispatch.ping(ping, endpoint, now);
        audit.record("webhook.tested", "webhook", endpoint.id());
        return WebhookDeliveryView.of(ping);
    }

    /**
     * Sends an event once more, with the same {@code webhook-id}.
     *
     * @param key the caller's Idempotency-Key, or null for none
     * @throws Conflict   while it is on its way
     * @throws RuleBroken {@code webhook_disabled}, {@code ping_not_replayed}
     */
    @Requires(Permission.WEBHOOKS_MANAGE)
    public WebhookDeliveryView replay(UUID id, String key) {
        return key == null ? replay(id) : onceOnly.run("webhook-replay/" + id, key, "", WebhookDeliveryView.class, () -> replay(id));
    }

    private WebhookDeliveryView replay(UUID id) {
        WebhookDelivery before = delivery(id);
        WebhookEndpoint endpoint = active(before.endpointId());
        if (before.ping()) {
            throw new RuleBroken("ping_not_replayed", "That was a test message. Send a new one.");
        }
        List<WebhookDelivery> all = webhooks.ofEvent(endpoint.id(), before.eventId());
        if (all.stream().anyMatch(WebhookDelivery::pending)) {
            throw new Conflict("This event is on its way to this webhook already. Wait for what becomes of it.");
        }
        LoggedEvent event = log.find(before.eventId()).orElseThrow(() -> new NotFound("event"));
        Instant now = Instant.now();
        WebhookDelivery again = new WebhookDelivery(endpoint.id(), event.id(), event.type(), all.get(all.size() - 1).replayNo() + 1, now, now);
        webhooks.add(again);
        dispatch.begin(again, endpoint, event.envelope(CurrentCaller.get().tenantId()), now);
        audit.record("webhook.replayed", "webhook", endpoint.id(), Map.of("eventId", event.id().toString()));
        return WebhookDeliveryView.of(again);
    }

    /**
     * Sends every event of that time that this webhook hears of and has not got, oldest first, whether it failed or came while the webhook was switched off.
     *
     * @param from included
     * @param to   not included; null for now
     * @param key  the caller's Idempotency-Key, or null for none
     * @throws InvalidInput {@code from_missing}, {@code to_before_from}, {@code from_too_old}
     * @throws RuleBroken   {@code webhook_disabled}
     */
    @Requires(Permission.WEBHOOKS_MANAGE)
    public Replayed replayMissed(UUID webhookId, Instant from, Instant to, String key) {
        return key == null ? replayMissed(webhookId, from, to) : onceOnly.run("webhook-replay/" + webhookId, key, from + "/" + to, Replayed.class, () -> replayMissed(webhookId, from, to));
    }

    private Replayed replayMissed(UUID webhookId, Instant from, Instant to) {
        WebhookEndpoint endpoint = active(webhookId);
        Instant now = Instant.now();
        Instant before = to == null ? now : to;
        check(from, before);
        List<LoggedEvent> missed = webhooks.missed(endpoint.id(), heard(endpoint), from, before, MOST_AT_ONCE + 1);
        List<LoggedEvent> sent = missed.subList(0, Math.min(missed.size(), MOST_AT_ONCE));
        Map<UUID, Integer> last = webhooks.lastReplays(endpoint.id(), sent.stream().map(LoggedEvent::id).toList());
        Instant at = now.plus(BEGIN);
        for (LoggedEvent event : sent) {
            WebhookDelivery again = new WebhookDelivery(endpoint.id(), event.id(), event.type(), last.getOrDefault(event.id(), -1) + 1, at, now);
            webhooks.add(again);
            dispatch.wake(again, event.envelope(CurrentCaller.get().tenantId()));
            at = at.plus(BETWEEN);
        }
        if (!sent.isEmpty()) {
            audit.record("webhook.replayed", "webhook", endpoint.id(), Map.of("from", from.toString(), "to", before.toString(), "events", Integer.toString(sent.size())));
        }
        return new Replayed(sent.size(), missed.size() > sent.size());
    }

    private static void check(Instant from, Instant before) {
        List<FieldError> errors = new ArrayList<>();
        if (from == null) {
            errors.add(new FieldError("from_missing", "from", "Say from when on."));
        } else if (!from.isBefore(before)) {
            errors.add(new FieldError("to_before_from", "from", "This must be before the end of the time that you ask for."));
        }
        if (from != null && from.isBefore(Instant.now().minus(FARTHEST))) {
            errors.add(new FieldError("from_too_old", "from", "Events are sent again for a year at most: begin later."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static Set<EventType> heard(WebhookEndpoint endpoint) {
        return endpoint.eventTypes().stream().map(id -> EventType.of(id).orElseThrow()).collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
    }

    private WebhookEndpoint active(UUID id) {
        WebhookEndpoint endpoint = endpoint(id);
        if (!endpoint.active()) {
            throw new RuleBroken("webhook_disabled", "This webhook is switched off. Switch it on first.");
        }
        return endpoint;
    }

    private WebhookEndpoint endpoint(UUID id) {
        return webhooks.endpoint(id).orElseThrow(() -> new NotFound("webhook"));
    }

    private WebhookDelivery delivery(UUID id) {
        return webhooks.delivery(id).orElseThrow(() -> new NotFound("webhook delivery"));
    }
}
