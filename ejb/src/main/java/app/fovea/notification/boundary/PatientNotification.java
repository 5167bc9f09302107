package app.fovea.notification.boundary;

import app.fovea.journey.entity.Envelope;
import app.fovea.notification.control.Occasion;
import app.fovea.notification.control.Sending;
import app.fovea.notification.entity.MessageSettings;
import app.fovea.notification.entity.MessageTemplateRepository;
import app.fovea.notification.entity.Notification;
import app.fovea.notification.entity.NotificationRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Tells patients how their spectacles are getting on. What is to be said is stored when the event comes, and leaves the house in a later step, when its time has come: an order never waits
 * for a message, nor a message for a person who is asleep.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PatientNotification {
    @Inject
    private MessageTemplateRepository templates;
    @Inject
    private NotificationRepository notifications;
    @Inject
    private Sending sending;

    /** @param part null for the event itself, else a step of {@link Sending} */
    public void heard(Envelope event, String part) {
        Occasion occasion = Occasion.of(event);
        if (part == null && !occasion.kind().asked()) {
            begin(event, occasion);
        } else {
            // What a patient asked for was written down together with the event, which is its first step.
            int step = part == null ? Notification.FIRST_STEP : Sending.stepOf(part);
            notifications.lockOf(event.id(), occasion.kind()).filter(message -> message.awaits(step)).ifPresent(message -> sending.send(message, event, occasion));
        }
    }

    private void begin(Envelope event, Occasion occasion) {
        MessageSettings settings = templates.settings().orElseGet(MessageSettings::new);
        if (settings.tells(occasion.kind())) {
            Notification message = new Notification(occasion.kind(), occasion.patientId(), occasion.orderId(), event.id(), Instant.now());
            sending.prepare(message, event, occasion);
            notifications.add(message);
        }
    }
}
