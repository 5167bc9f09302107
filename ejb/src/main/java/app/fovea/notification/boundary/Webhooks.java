package app.fovea.notification.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.notification.control.WebhookKeys;
import app.fovea.notification.control.WebhookReach;
import app.fovea.notification.entity.WebhookEndpoint;
import app.fovea.notification.entity.WebhookEndpoint.DisabledReason;
import app.fovea.notification.entity.WebhookHealth;
import app.fovea.notification.entity.WebhookRepository;
import app.fovea.notification.entity.WebhookSecret;
import app.fovea.notification.entity.WebhookSignature;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which other programs hear of the journey's events. What was sent to them is the matter of {@link WebhookDeliveries}. */
@Stateless
public class Webhooks {
    private static final int MOST = 20;
    private static final String TARGET = "webhook";

    @Inject
    private WebhookRepository webhooks;
    @Inject
    private WebhookReach reach;
    @Inject
    private WebhookKeys keys;
    @Inject
    private AuditTrail audit;

    /** @param secret shown this once: whoever loses it makes a new one */
    public record WithSecret(WebhookView webhook, String secret) implements Serializable {
        @Override
        public String toString() {
            return "WithSecret[" + webhook.id() + "]";
        }
    }

    @Requires(Permission.WEBHOOKS_VIEW)
    public List<WebhookView> all() {
        Map<UUID, WebhookHealth> healths = webhooks.healths();
        Instant now = Instant.now();
        return webhooks.endpoints().stream().map(endpoint -> WebhookView.of(endpoint, healths.get(endpoint.id()), webhooks.secrets(endpoint.id(), now))).toList();
    }

    @Requires(Permission.WEBHOOKS_VIEW)
    public WebhookView get(UUID id) {
        return view(load(id));
    }

    /**
     * Begins to send. No Idempotency-Key: its answer would be kept, and the secret with it; a second request for the same address is refused instead.
     *
     * @throws InvalidInput naming every field that makes no sense; {@code url_taken}
     * @throws RuleBroken   {@code too_many_webhooks}, {@code secret_key_missing}
     */
    @Requires(Permission.WEBHOOKS_MANAGE)
    public WithSecret create(WebhookDraft draft) {
        check(draft, null);
        if (webhooks.endpoints().size() >= MOST) {
            throw new RuleBroken("too_many_webhooks", "There are " + MOST + " webhooks already, and each slows the others down. Delete one that is not needed.");
        }
        WebhookEndpoint endpoint = new WebhookEndpoint(draft.cleanUrl(), draft.cleanDescription(), draft.types(), Instant.now());
        webhooks.add(endpoint);
        String secret = newSecret(endpoint);
        webhooks.flush();
        audit.record("webhook.created", TARGET, endpoint.id(), told(endpoint));
        return new WithSecret(view(endpoint), secret);
    }

    private String newSecret(WebhookEndpoint endpoint) {
        String secret = WebhookSignature.newSecret();
        webhooks.add(new WebhookSecret(endpoint.id(), keys.seal(endpoint.id(), secret), Instant.now()));
        return secret;
    }

    /** @param version what the editor saw @throws InvalidInput as for {@link #create} */
    @Requires(Permission.WEBHOOKS_MANAGE)
    public WebhookView change(UUID id, long version, WebhookDraft draft) {
        check(draft, id);
        WebhookEndpoint endpoint = load(id);
        endpoint.expectVersion(version, TARGET);
        endpoint.change(draft.cleanUrl(), draft.cleanDescription(), draft.types());
        webhooks.flush();
        audit.record("webhook.changed", TARGET, id, told(endpoint));
        return view(endpoint);
    }

    /** For good, with all that was sent. @param version what was seen, or null for whatever it is */
    @Requires(Permission.WEBHOOKS_MANAGE)
    public void delete(UUID id, Long version) {
        WebhookEndpoint endpoint = load(id);
        if (version != null) {
            endpoint.expectVersion(version, TARGET);
        }
        audit.record("webhook.deleted", TARGET, id, told(endpoint));
        webhooks.remove(endpoint);
    }

    /** Sends again from now on; what it has missed is sent by {@link WebhookDeliveries#replayMissed}. */
    @Requires(Permission.WEBHOOKS_MANAGE)
    public WebhookView enable(UUID id) {
        WebhookEndpoint endpoint = load(id);
        if (!endpoint.active()) {
            endpoint.enable();
            webhooks.health(id).forgive();
            webhooks.flush();
            audit.record("webhook.enabled", TARGET, id);
        }
        return view(endpoint);
    }

    /** Sends nothing from now on, and tries nothing again. */
    @Requires(Permission.WEBHOOKS_MANAGE)
    public WebhookView disable(UUID id) {
        WebhookEndpoint endpoint = load(id);
        if (endpoint.active()) {
            endpoint.disable(DisabledReason.BY_HAND, Instant.now());
            webhooks.flush();
            audit.record("webhook.disabled", TARGET, id, Map.of("reason", DisabledReason.BY_HAND.id()));
        }
        return view(endpoint);
    }

    /** A new secret. The one before it signs, too, for a day, so that no message is lost while the receiver changes. */
    @Requires(Permission.WEBHOOKS_MANAGE)
    public WithSecret rotate(UUID id) {
        WebhookEndpoint endpoint = load(id);
        Instant now = Instant.now();
        webhooks.secrets(id, now).forEach(secret -> secret.endAt(now.plus(WebhookSecret.OVERLAP)));
        // One secret at a time has no end: the old one gets its own before the new one comes.
        webhooks.flush();
        String secret = newSecret(endpoint);
        webhooks.flush();
        audit.record("webhook.secret_rotated", TARGET, id);
        return new WithSecret(view(endpoint), secret);
    }

    /** Ends the older secrets now: the receiver has changed, or one of them got into the wrong hands. */
    @Requires(Permission.WEBHOOKS_MANAGE)
    public WebhookView endOldSecrets(UUID id) {
        WebhookEndpoint endpoint = load(id);
        Instant now = Instant.now();
        webhooks.secrets(id, now).stream().filter(secret -> !secret.current()).forEach(secret -> secret.endAt(now));
        webhooks.flush();
        audit.record("webhook.old_secrets_ended", TARGET, id);
        return view(endpoint);
    }

    /** The name is looked up first, while nothing of the database is held. */
    private void check(WebhookDraft draft, UUID self) {
        List<FieldError> errors = new ArrayList<>(reach.errors(draft.url()));
        errors.addAll(draft.errors());
        if (errors.isEmpty()) {
            webhooks.endpointAt(draft.cleanUrl()).filter(other -> !other.id().equals(self)).ifPresent(other ->
                errors.add(new FieldError("url_taken", "url", "There is a webhook to this address already. Change that one.")));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private WebhookEndpoint load(UUID id) {
        return webhooks.endpoint(id).orElseThrow(() -> new NotFound(TARGET));
    }

    private WebhookView view(WebhookEndpoint endpoint) {
        return WebhookView.of(endpoint, webhooks.health(endpoint.id()), webhooks.secrets(endpoint.id(), Instant.now()));
    }

    private static Map<String, String> told(WebhookEndpoint endpoint) {
        return Map.of("url", endpoint.url(), "eventTypes", String.join(", ", endpoint.eventTypes()));
    }
}
