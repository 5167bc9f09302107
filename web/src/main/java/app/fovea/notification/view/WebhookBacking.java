package app.fovea.notification.view;

import app.fovea.notification.boundary.WebhookDeliveries.Replayed;
import app.fovea.notification.boundary.WebhookDeliveries;
import app.fovea.notification.boundary.WebhookDeliveryView;
import app.fovea.notification.boundary.WebhookView;
import app.fovea.notification.boundary.Webhooks;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** One webhook: how it fares, its secrets, and what was sent: settings/webhooks.xhtml. */
@Named
@ViewScoped
public class WebhookBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Webhooks webhooks;
    @Inject
    private WebhookDeliveries deliveries;
    @Inject
    private ActiveUser user;
    @Inject @Param(name = "of")
    private String id;
    @Inject @Param
    private String state;
    @Inject @Param(name = "delivery")
    private String opened;

    private WebhookView webhook;
    private final List<WebhookDeliveryView> rows = new ArrayList<>();
    private String next;
    private WebhookDeliveryView delivery;
    private String secret;
    private LocalDateTime since;

    @PostConstruct
    void load() {
        webhook = webhooks.get(Paths.id(id, "webhook"));
        delivery = opened == null ? null : deliveries.get(Paths.id(opened, "webhook delivery"));
        Instant from = webhook.disabledAt() == null ? Instant.now().minus(1, ChronoUnit.DAYS) : webhook.disabledAt();
        since = LocalDateTime.ofInstant(from, user.getZone()).truncatedTo(ChronoUnit.MINUTES);
        refresh();
    }

    /** Reads again what became of everything. */
    public void refresh() {
        webhook = webhooks.get(webhook.id());
        delivery = delivery == null ? null : deliveries.get(delivery.id());
        rows.clear();
        next = null;
        showMore();
    }

    public void showMore() {
        Page<WebhookDeliveryView> page = deliveries.of(webhook.id(), state, next == null ? null : UUID.fromString(next), null);
        rows.addAll(page.items());
        next = page.next();
    }

    public void test() {
        done(() -> deliveries.ping(webhook.id(), null), "A test message is on its way. Refresh to see what became of it.");
    }

    public void replay(UUID deliveryId) {
        done(() -> deliveries.replay(deliveryId, null), "It is on its way again.");
    }

    public void replayMissed() {
        Problems.tried(() -> {
            Replayed replayed = deliveries.replayMissed(webhook.id(), since == null ? null : since.atZone(user.getZone()).toInstant(), null, null);
            Problems.done(replayed.replayed() == 0 ? "It has everything since then." : replayed.replayed() + (replayed.replayed() == 1 ? " event is" : " events are") + " on the way"
                + (replayed.more() ? ", and there are more: send again when these have arrived." : "."));
            refresh();
            return replayed;
        });
    }

    public void enable() {
        done(() -> webhooks.enable(webhook.id()), "The webhook is on. What it has missed is not sent by itself: say below since when.");
    }

    public void disable() {
        done(() -> webhooks.disable(webhook.id()), "The webhook is off. Nothing more is sent to it.");
    }

    public void rotate() {
        done(() -> {
            secret = webhooks.rotate(webhook.id()).secret();
            return secret;
        }, "There is a new secret. For a day the old one signs, too.");
    }

    public void endOldSecrets() {
        done(() -> webhooks.endOldSecrets(webhook.id()), "From now on only the newest secret signs.");
    }

    private void done(Callable<?> work, String said) {
        if (Problems.tried(work)) {
            Problems.done(said);
            refresh();
        }
    }

    public WebhookView getWebhook() {
        return webhook;
    }

    public boolean isRotating() {
        return webhook.secrets().size() > 1;
    }

    public List<WebhookDeliveryView> getRows() {
        return rows;
    }

    public boolean isMore() {
        return next != null;
    }

    public String getState() {
        return state;
    }

    /** Whose tries are shown; null for none. */
    public WebhookDeliveryView getDelivery() {
        return delivery;
    }

    /** The newest one, right after it was made. */
    public String getSecret() {
        return secret;
    }

    public LocalDateTime getSince() {
        return since;
    }

    public void setSince(LocalDateTime since) {
        this.since = since;
    }
}
