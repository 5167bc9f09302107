package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A try of a listener that failed. */
@Entity
@Table(name = "event_failures")
public class EventFailure extends TenantRecord {
    private String listener;
    @Column(name = "event_id")
    private UUID eventId;
    private String part;
    private int attempt;
    @Column(name = "failed_at")
    private Instant failedAt;
    private String error;
    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    protected EventFailure() {
    }

    /**
     * @param part          empty for the event itself, else a later step of the listener
     * @param attempt       from 1
     * @param nextAttemptAt null when it was the last
     */
    public EventFailure(String listener, UUID eventId, String part, int attempt, Instant failedAt, String error, Instant nextAttemptAt) {
        this.listener = listener;
        this.eventId = eventId;
        this.part = part;
        this.attempt = attempt;
        this.failedAt = failedAt;
        this.error = error;
        this.nextAttemptAt = nextAttemptAt;
    }

    public String listener() {
        return listener;
    }

    public UUID eventId() {
        return eventId;
    }

    public String part() {
        return part;
    }

    public int attempt() {
        return attempt;
    }

    public Instant failedAt() {
        return failedAt;
    }

    public String error() {
        return error;
    }

    /** Null when it was the last. */
    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }
}
