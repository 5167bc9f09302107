package app.fovea.bench.inside;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.audit.entity.AuditEntry;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.dispensing.boundary.Checkout;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.lab.boundary.OrderCreation;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.UUID;

/**
 * What a sale would be without events: the till waits until the order is with the lab, both facts are in the audit trail and the patient's mail is with the mail server. The same boundaries do
 * the work, in one transaction instead of four, and nothing waits for a broker: this is as quick as the synchronous way gets. The mail is sent last, after all that the database could refuse.
 */
@Stateless
public class SynchronousChain {
    @Inject
    private Checkout checkout;
    @Inject
    private OrderCreation orders;
    @Inject
    private AuditTrail trail;
    @Inject
    private JourneyLog journey;
    @Inject
    private JustAppended appended;
    @Resource(lookup = "java:jboss/mail/Default")
    private Session mail;

    public Checkout.Receipt sell(UUID dispense, String key, Checkout.PayRequest request) {
        Checkout.Receipt receipt = checkout.pay(dispense, key, request);
        Envelope paid = envelope(appended.take().get(0));
        orders.hear(paid);
        record(paid);
        appended.take().forEach(id -> record(envelope(id)));
        thank(receipt);
        return receipt;
    }

    /** As the listener writes it; without the event's id, by which the listener's own entry, which follows all the same, is the only one of the event. */
    private void record(Envelope event) {
        trail.record(new AuditEntry(event.time(), event.actorId(), event.actorName(), event.type(), event.subject().split("/")[0], event.aggregateId(), null, event.data().toString()));
    }

    /** As the relay puts it on the wire, without asking the database. */
    private Envelope envelope(UUID id) {
        LoggedEvent event = journey.find(id).orElseThrow();
        return new Envelope("1.0", event.id(), "urn:fovea:bench", event.type(), event.aggregateType() + "/" + event.aggregateId(), event.occurredAt(),
            "urn:fovea:events:" + event.type() + ":v" + event.schemaVersion(), "application/json", CurrentCaller.get().tenantId(), CurrentCaller.get().userId(), event.actorName(),
            event.correlationId(), event.causationId(), "%019d".formatted(event.aggregateSeq()), JsonColumn.read(event.payload(), JsonNode.class));
    }

    private void thank(Checkout.Receipt receipt) {
        try {
            MimeMessage message = new MimeMessage(mail);
            message.setFrom(InternetAddress.getLocalAddress(mail));
            message.setRecipients(Message.RecipientType.TO, "somebody@mail.example");
            message.setSubject("Your spectacles are on their way to the laboratory", "UTF-8");
            message.setText("Thank you. We have received " + receipt.paidAmount() + " " + receipt.currency() + " for invoice " + receipt.invoiceNumber() + ".", "UTF-8");
            Transport.send(message);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
