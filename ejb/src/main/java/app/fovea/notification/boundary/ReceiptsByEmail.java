package app.fovea.notification.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.journey.entity.Ids;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.notification.boundary.event.ReceiptAsked;
import app.fovea.notification.control.Letters;
import app.fovea.notification.control.Occasion;
import app.fovea.notification.entity.MessageChannel;
import app.fovea.notification.entity.MessageSettings;
import app.fovea.notification.entity.MessageTemplateRepository;
import app.fovea.notification.entity.Notification;
import app.fovea.notification.entity.NotificationRepository;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.Contact;
import app.fovea.tenancy.entity.OnceOnly;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends a receipt to whoever stands at the till and asks for it. It goes at once, at any hour, and needs no consent beyond the asking; it stands among the patient's messages. */
@Stateless
public class ReceiptsByEmail {
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private PatientRepository patients;
    @Inject
    private NotificationRepository notifications;
    @Inject
    private MessageTemplateRepository templates;
    @Inject
    private Letters letters;
    @Inject
    private JourneyLog journey;
    @Inject
    private OnceOnly onceOnly;
    @Inject
    private AuditTrail audit;

    /** @param email where it goes; null for the patient's own address */
    public record Wanted(String email) {
    }

    /** @param id of the message @param state waiting: it is on its way */
    public record Asked(UUID id, UUID invoiceId, String state) implements Serializable {
    }

    /** @param key one for each press: the same one again sends nothing again */
    @Requires(Permission.MESSAGES_SEND)
    public Asked send(@Of(RecordKind.INVOICE) UUID invoiceId, String key, Wanted wanted) {
        CurrentCaller.get().require(Permission.INVOICES_VIEW);
        return onceOnly.run("receipt-email/" + invoiceId, key, wanted, Asked.class, () -> ask(invoiceId, wanted));
    }

    private Asked ask(UUID invoiceId, Wanted wanted) {
        Invoice invoice = invoices.find(invoiceId).orElseThrow(() -> new NotFound("invoice"));
        Patient patient = patients.find(invoice.patientId()).orElseThrow();
        String to = address(wanted, patient);
        ReceiptAsked asked = new ReceiptAsked(Ids.next(), invoiceId, invoice.number(), invoice.patientId(), invoice.branchId());
        UUID event = journey.appendFirst(asked, new Context(invoice.correlationId(), null));
        Notification message = Notification.receipt(invoice.patientId(), invoiceId, event, to, Instant.now());
        Caller caller = CurrentCaller.get();
        MessageSettings settings = templates.settings().orElseGet(MessageSettings::new);
        letters.write(message, Occasion.of(asked), patient, caller.practice().name(), settings, MessageChannel.EMAIL, patient.messageConsent().language());
        notifications.add(message);
        audit.record("receipt.emailed", "invoice", invoiceId, Map.of("message", message.id().toString()));
        return new Asked(message.id(), invoiceId, message.state().id());
    }

    private static String address(Wanted wanted, Patient patient) {
        Contact given = new Contact(wanted.email(), null);
        String to = given.email() == null ? patient.messageConsent().email() : given.email();
        if (to == null) {
            throw new InvalidInput("email_missing", "email", "No e-mail address of this patient is known. Type the one to which the receipt goes.");
        }
        List<FieldError> errors = given.errors();
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return to;
    }
}
