package app.fovea.notification.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.notification.control.Occasion;
import app.fovea.notification.control.Sending;
import app.fovea.notification.entity.MessageKind;
import app.fovea.notification.entity.MessageState;
import app.fovea.notification.entity.Notification;
import app.fovea.notification.entity.NotificationRepository;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.Person;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** What one patient was told, is about to be told, or should be rung about. */
@Stateless
public class PatientMessages {
    private static final int MOST = 100;

    @Inject
    private PatientRepository patients;
    @Inject
    private Persons persons;
    @Inject
    private NotificationRepository notifications;
    @Inject
    private JourneyLog journey;
    @Inject
    private Sending sending;
    @Inject
    private AuditTrail audit;

    /**
     * @param channel   {@code none} for one that was skipped
     * @param recipient null with the body and, because a mail server names the address in it, the error of a failure, for who may see that it was sent, and not what it said
     * @param sendAfter null for one that does not wait
     * @param tries     how many did not work
     * @param rungAt    when somebody rang instead; null where nobody did
     */
    public record MessageView(UUID id, UUID orderId, MessageKind kind, String channel, String language, String recipient, String subject, String body, String state, Instant at, Instant sendAfter,
                              Instant sentAt, int tries, String error, Instant rungAt) implements Serializable {
    }

    /** Newest first, at most 100. */
    @Requires(Permission.MESSAGES_VIEW)
    public Page<MessageView> of(@Of(value = RecordKind.PATIENT, shows = RecordKind.MESSAGE) UUID patientId) {
        Person person = patients.person(patientId).orElseThrow(() -> new NotFound("patient"));
        Caller caller = CurrentCaller.get();
        return new Page<>(notifications.of(person.ids(), MOST).stream().map(message -> view(message, caller)).toList(), null);
    }

    /**
     * Begins anew with what was skipped or failed, by today's consent, addresses and words. What was sent stays as it is.
     *
     * @throws Conflict for what waits: it goes by itself when its time has come
     */
    @Requires(Permission.MESSAGES_SEND)
    public MessageView sendAgain(@Of(value = RecordKind.PATIENT, shows = RecordKind.MESSAGE) UUID patientId, UUID id) {
        Caller caller = CurrentCaller.get();
        Notification message = notifications.lock(id).filter(each -> persons.idsOf(patientId).contains(each.patientId())).orElseThrow(() -> new NotFound("message"));
        if (message.state() == MessageState.WAITING) {
            throw new Conflict("This message waits to be sent and goes by itself. Send again is for one that nobody got.");
        }
        if (message.state() == MessageState.SKIPPED || message.state() == MessageState.FAILED) {
            Envelope event = journey.find(message.eventId()).orElseThrow(() -> new NotFound("message")).envelope(caller.tenantId());
            message.reopen();
            sending.prepare(message, event, Occasion.of(event));
            notifications.flush();
            audit.record("message.sent_again", "patient", patientId);
        }
        return view(message, caller);
    }

    private static MessageView view(Notification message, Caller caller) {
        boolean read = caller.may(Permission.MESSAGES_READ);
        boolean tell = read || message.state() == MessageState.SKIPPED;
        return new MessageView(message.id(), message.orderId(), message.kind(), message.channel(), message.language(), read ? message.recipient() : null, message.subject(), read ? message.body() : null,
            message.state().id(), message.createdAt(), message.sendAfter(), message.sentAt(), message.tries(), tell ? message.error() : null, message.rungAt());
    }
}
