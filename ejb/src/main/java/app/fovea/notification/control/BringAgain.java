package app.fovea.notification.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.notification.entity.NotificationRepository;
import app.fovea.notification.entity.WebhookRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Brings to their queues what should have left by then, in a transaction of its own and as much as goes well into one; what is left is the next round's. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BringAgain {
    private static final int AT_A_TIME = 100;

    @Inject
    private NotificationRepository notifications;
    @Inject
    private WebhookRepository webhooks;
    @Inject
    private JourneyLog log;
    @Inject
    private Sending sending;
    @Inject
    private WebhookDispatch dispatch;

    /** @return how many there were */
    public int messages(Instant since) {
        Instant now = Instant.now();
        var overdue = notifications.overdue(since, AT_A_TIME);
        overdue.forEach(message -> event(message.eventId()).ifPresentOrElse(event -> sending.bringAgain(message, event, now), () -> message.fail("What it was to tell of is not kept any more.")));
        return overdue.size();
    }

    /** @return how many there were */
    public int deliveries(Instant since) {
        Instant now = Instant.now();
        var overdue = webhooks.overdue(since, AT_A_TIME);
        overdue.forEach(delivery -> dispatch.goOn(delivery, event(delivery.eventId()).orElse(null), now));
        return overdue.size();
    }

    private Optional<Envelope> event(UUID id) {
        return log.find(id).map(event -> event.envelope(CurrentCaller.get().tenantId()));
    }
}
