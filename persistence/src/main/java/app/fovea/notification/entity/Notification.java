package app.fovea.notification.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A message to a patient: what is to be said, by which way, and what became of it. One for each event, kind and patient. It is there before anything leaves the house, and what leaves the
 * house carries the event's id, so that a message that went twice in a crash can be recognised as one.
 *
 * <p>A waiting message is sent by a step that the listener asked for; {@code step} says which of them counts, and those before it find nothing to do.
 */
@Entity
@Table(name = "notifications")
public class Notification extends TenantEntity {
    /** The step that brings the event itself. */
    public static final int FIRST_STEP = 1;
    /** Of one that was skipped. */
    public static final String NO_CHANNEL = "none";

    @Column(name = "patient_id", updatable = false)
    private UUID patientId;
    @Column(name = "order_id", updatable = false)
    private UUID orderId;
    @Column(name = "invoice_id", updatable = false)
    private UUID invoiceId;
    @Column(name = "event_id", updatable = false)
    private UUID eventId;
    @Column(updatable = false)
    private String kind;
    private String channel;
    private String language;
    private String recipient;
    private String subject;
    private String body;
    private String state;
    @Column(name = "send_after")
    private Instant sendAfter;
    private int step;
    private int tries;
    private String error;
    @Column(name = "refused_channel")
    private String refusedChannel;
    @Column(name = "provider_id")
    private String providerId;
    @Column(name = "sent_at")
    private Instant sentAt;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Column(name = "rung_at")
    private Instant rungAt;
    @Column(name = "rung_by")
    private UUID rungBy;

    protected Notification() {
    }

    public Notification(MessageKind kind, UUID patientId, UUID orderId, UUID eventId, Instant now) {
        this.kind = kind.id();
        this.patientId = patientId;
        this.orderId = orderId;
        this.eventId = eventId;
        this.createdAt = now;
        this.channel = NO_CHANNEL;
    }

    /** The receipt that a patient asked for, to the address that they named. It leaves by its first step. */
    public static Notification receipt(UUID patientId, UUID invoiceId, UUID eventId, String to, Instant now) {
        Notification receipt = new Notification(MessageKind.RECEIPT, patientId, null, eventId, now);
        receipt.invoiceId = invoiceId;
        receipt.address(new ChannelChoice.Address(MessageChannel.EMAIL, to));
        receipt.waitUntil(now);
        return receipt;
    }

    /** What it says, in which language. */
    public void say(String language, MessageText text) {
        this.language = language;
        subject = text.subject();
        body = text.text();
    }

    public void address(ChannelChoice.Address address) {
        channel = address.channel().id();
        recipient = address.to();
    }

    /** Not before that time. @return the step that will send it; no other one will */
    public int waitUntil(Instant time) {
        state = MessageState.WAITING.id();
        sendAfter = time;
        return ++step;
    }

    /** Its step is on its way once more, and is not missed before that time. Still the same step: of the two that may come now, the first one sends it. */
    public void awaitAgain(Instant time) {
        sendAfter = time;
    }

    /** Whether this step is the one to send it. */
    public boolean awaits(int step) {
        return state() == MessageState.WAITING && this.step == step;
    }

    /** One more try did not work, and it is not the last one. @return as {@link #waitUntil} does */
    public int tryAgain(String error, Instant time) {
        tries++;
        this.error = error;
        return waitUntil(time);
    }

    /** That way is no good; another one may be. */
    public void refuse(String error) {
        refusedChannel = channel;
        tries = 0;
        this.error = error;
    }

    /** @param providerId the text message provider's name for it; null for an e-mail */
    public void sent(String providerId, Instant now) {
        state = MessageState.SENT.id();
        sendAfter = null;
        sentAt = now;
        error = null;
        this.providerId = providerId;
    }

    /** There is no permitted way: somebody should ring. */
    public void skip(String why) {
        state = MessageState.SKIPPED.id();
        channel = NO_CHANNEL;
        recipient = null;
        sendAfter = null;
        error = why;
    }

    /** There is nothing to say any more. @param why for whoever looks at the patient's messages */
    public void drop(String why) {
        skip(why);
        state = MessageState.DROPPED.id();
    }

    /** No way worked: somebody should ring. */
    public void fail(String why) {
        tries++;
        state = MessageState.FAILED.id();
        sendAfter = null;
        error = why;
    }

    /** Begins anew, as if nothing had been tried. */
    public void reopen() {
        tries = 0;
        error = null;
        refusedChannel = null;
        rungAt = null;
        rungBy = null;
    }

    /** Nobody was told, and nobody has rung. */
    public boolean toRing() {
        return rungAt == null && (state() == MessageState.SKIPPED || state() == MessageState.FAILED);
    }

    /** The patient knows by telephone. @param by whoever rang */
    public void rung(UUID by, Instant now) {
        rungAt = now;
        rungBy = by;
    }

    public UUID patientId() {
        return patientId;
    }

    public UUID orderId() {
        return orderId;
    }

    /** Whose paper goes with it; null for what has none. */
    public UUID invoiceId() {
        return invoiceId;
    }

    public UUID eventId() {
        return eventId;
    }

    public MessageKind kind() {
        return MessageKind.of(kind).orElseThrow();
    }

    /** {@code none} for one that was skipped. */
    public String channel() {
        return channel;
    }

    public String language() {
        return language;
    }

    public String recipient() {
        return recipient;
    }

    public String subject() {
        return subject;
    }

    public String body() {
        return body;
    }

    public MessageState state() {
        return MessageState.of(state);
    }

    /** Null for one that does not wait. */
    public Instant sendAfter() {
        return sendAfter;
    }

    /** Since it began, or began by another way. */
    public int tries() {
        return tries;
    }

    /** Why it was skipped, failed, or is tried again. */
    public String error() {
        return error;
    }

    /** The way that was tried and is no good; null for none. */
    public MessageChannel refusedChannel() {
        return refusedChannel == null ? null : MessageChannel.of(refusedChannel).orElseThrow();
    }

    /** Which step is to send it. */
    public int step() {
        return step;
    }

    public Instant sentAt() {
        return sentAt;
    }

    /** When somebody said that the patient knows by telephone; null where nobody did. */
    public Instant rungAt() {
        return rungAt;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
