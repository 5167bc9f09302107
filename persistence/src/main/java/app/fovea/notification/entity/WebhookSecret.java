package app.fovea.notification.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One of an endpoint's secrets, sealed. The newest signs, and those before it until their end, so that a receiver can change at its leisure. */
@Entity
@Table(name = "webhook_secrets")
public class WebhookSecret extends TenantRecord {
    /** So long a secret signs on after the next one was made. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    @Column(name = "endpoint_id")
    private UUID endpointId;
    private String sealed;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "ends_at")
    private Instant endsAt;

    protected WebhookSecret() {
    }

    public WebhookSecret(UUID endpointId, String sealed, Instant now) {
        this.endpointId = endpointId;
        this.sealed = sealed;
        this.createdAt = now;
    }

    /** Signs until then and no longer; an earlier end stays. */
    public void endAt(Instant end) {
        endsAt = endsAt == null || end.isBefore(endsAt) ? end : endsAt;
    }

    public boolean current() {
        return endsAt == null;
    }

    public String sealed() {
        return sealed;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Null for the newest. */
    public Instant endsAt() {
        return endsAt;
    }
}
