package app.fovea.notification.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.notification.entity.MessageKind;
import app.fovea.notification.entity.MessageState;
import app.fovea.notification.entity.Notification;
import app.fovea.notification.entity.NotificationRepository;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.privacy.entity.AboutPatient;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Patients who should have been told and could not be, by any permitted way: somebody rings them. */
@Stateless
public class ToRing {
    /** After that nobody needs the news any more. */
    private static final Duration WINDOW = Duration.ofDays(60);

    @Inject
    private NotificationRepository notifications;
    @Inject
    private PatientRepository patients;
    @Inject
    private AuditTrail audit;

    /**
     * One call to be made.
     *
     * @param id     of the message that nobody got
     * @param phone  null where there is none, or the caller may not see contact details
     * @param words  what to say; null for who may not read messages
     * @param reason why nobody was told; null for a failure that names an address, for who may not read messages
     */
    public record Call(UUID id, UUID patientId, String patientName, String phone, UUID orderId, MessageKind kind, String state, String language, String words, String reason, Instant at)
            implements Serializable, AboutPatient<Call> {
        @Override
        public Call fromOutside() {
            return new Call(id, patientId, RESTRICTED, null, orderId, kind, state, language, null, null, at);
        }
    }

    /** Of the last 60 days, newest first. @param after the last one of the page before, or null */
    @Requires(Permission.MESSAGES_VIEW)
    public Page<Call> list(UUID after, Integer limit) {
        int size = Page.size(limit);
        Notification before = after == null ? null : find(after);
        List<Notification> messages = notifications.toRing(Instant.now().minus(WINDOW), before, size + 1);
        Map<UUID, Patient> known = patients.byId(messages.stream().map(Notification::patientId).collect(Collectors.toSet()));
        Caller caller = CurrentCaller.get();
        return Page.of(messages, size, message -> call(message, known.get(message.patientId()), caller), message -> message.id().toString());
    }

    /** Somebody has rung: it stands on the list no more. Saying so twice changes nothing. @throws Conflict for a message that waits or was sent */
    @Requires(Permission.MESSAGES_SEND)
    public void rung(@Of(RecordKind.MESSAGE) UUID id) {
        Notification message = notifications.lock(id).orElseThrow(() -> new NotFound("message"));
        if (message.state() == MessageState.WAITING) {
            throw new Conflict("This message waits to be sent: nobody needs to ring yet.");
        }
        if (message.state() == MessageState.SENT || message.state() == MessageState.DROPPED) {
            throw new Conflict(message.state() == MessageState.SENT ? "This message was sent: nobody needs to ring." : "There is nothing to say any more: nobody needs to ring.");
        }
        if (message.toRing()) {
            message.rung(CurrentCaller.get().userId(), Instant.now());
            audit.record("message.rung", "patient", message.patientId(), Map.of("kind", message.kind().id()));
        }
    }

    private Notification find(UUID id) {
        return notifications.find(id).orElseThrow(() -> new NotFound("message"));
    }

    private static Call call(Notification message, Patient patient, Caller caller) {
        boolean read = caller.may(Permission.MESSAGES_READ);
        return new Call(message.id(), patient.id(), patient.name(), caller.may(Permission.PATIENTS_CONTACT) ? patient.messageConsent().phone() : null, message.orderId(), message.kind(), message.state().id(), message.language(),
            read ? message.body() : null, read || message.state() == MessageState.SKIPPED ? message.error() : null, message.createdAt());
    }
}
