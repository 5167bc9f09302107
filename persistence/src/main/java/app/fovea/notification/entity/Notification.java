package app.fovea.notification.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a patient was told, or why they were not. */
@Entity
@Table(name = "notifications")
public class Notification extends TenantEntity {
    @Column(name = "patient_id")
    private UUID patientId;
    @Column(name = "order_id")
    private UUID orderId;
    @Column(name = "event_id")
    private UUID eventId;
    private String channel;
    private String recipient;
    private String subject;
    private String body;
    private String state;
    @Column(name = "created_at")
    private Instant createdAt;

    protected Notification() {
    }

    private Notification(UUID patientId, UUID orderId, UUID eventId, String channel, String recipient, String subject, String body, String state, Instant now) {
        this.patientId = patientId;
        this.orderId = orderId;
        this.eventId = eventId;
        this.channel = channel;
        this.recipient = recipient;
        this.subject = subject;
        this.body = body;
        this.state = state;
        this.createdAt = now;
    }

    public static Notification email(UUID patientId, UUID orderId, UUID eventId, String recipient, String subject, String body, Instant now) {
        return new Notification(patientId, orderId, eventId, "email", recipient, subject, body, "sent", now);
    }

    /** There was something to say and no way to say it: somebody should ring. */
    public static Notification skipped(UUID patientId, UUID orderId, UUID eventId, String subject, String why, Instant now) {
        return new Notification(patientId, orderId, eventId, "none", null, subject, why, "skipped", now);
    }

    public UUID orderId() {
        return orderId;
    }

    public UUID eventId() {
        return eventId;
    }

    public String channel() {
        return channel;
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

    public String state() {
        return state;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
