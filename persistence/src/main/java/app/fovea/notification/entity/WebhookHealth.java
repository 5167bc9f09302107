package app.fovea.notification.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** How an endpoint fares. Written with every try, so it is no part of what people edit. */
@Entity
@Table(name = "webhook_health")
public class WebhookHealth extends TenantRecord {
    /** So long an endpoint may do nothing but fail before it is disabled. */
    public static final Duration PATIENCE = Duration.ofHours(24);

    @Column(name = "endpoint_id")
    private UUID endpointId;
    @Column(name = "failing_since")
    private Instant failingSince;
    @Column(name = "last_delivered_at")
    private Instant lastDeliveredAt;
    @Column(name = "last_failed_at")
    private Instant lastFailedAt;
    @Column(name = "last_error")
    private String lastError;

    protected WebhookHealth() {
    }

    public WebhookHealth(UUID endpointId) {
        this.endpointId = endpointId;
    }

    public void delivered(Instant now) {
        failingSince = null;
        lastError = null;
        lastDeliveredAt = now;
    }

    public void failed(String error, Instant now) {
        failingSince = failingSince == null ? now : failingSince;
        lastError = error;
        lastFailedAt = now;
    }

    /** It begins anew: what was before it was switched on again is not held against it. */
    public void forgive() {
        failingSince = null;
        lastError = null;
    }

    /** Whether nothing but failures came for a whole day. */
    public boolean hopeless(Instant now) {
        return failingSince != null && !failingSince.plus(PATIENCE).isAfter(now);
    }

    public boolean failing() {
        return failingSince != null;
    }

    public UUID endpointId() {
        return endpointId;
    }

    public Instant failingSince() {
        return failingSince;
    }

    public Instant lastDeliveredAt() {
        return lastDeliveredAt;
    }

    public Instant lastFailedAt() {
        return lastFailedAt;
    }

    public String lastError() {
        return lastError;
    }
}
