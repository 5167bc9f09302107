package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A message that a listener could not handle however often it was tried: kept until a person has seen to it. */
@Entity
@Table(name = "dead_letters")
public class DeadLetter extends TenantEntity {
    private String queue;
    @Column(name = "event_id")
    private UUID eventId;
    @Column(name = "event_type")
    private String eventType;
    private String envelope;
    private String error;
    @Column(name = "failed_at")
    private Instant failedAt;
    @Column(name = "replayed_at")
    private Instant replayedAt;
    @Column(name = "replayed_by")
    private UUID replayedBy;

    protected DeadLetter() {
    }

    public DeadLetter(String queue, Envelope envelope, String error, Instant now) {
        this.queue = queue;
        this.eventId = envelope.id();
        this.eventType = envelope.type();
        this.envelope = JsonColumn.write(envelope);
        this.error = error;
        this.failedAt = now;
    }

    public void replayed(UUID by, Instant now) {
        replayedBy = by;
        replayedAt = now;
    }

    public String queue() {
        return queue;
    }

    public UUID eventId() {
        return eventId;
    }

    public String eventType() {
        return eventType;
    }

    public String envelope() {
        return envelope;
    }

    public String error() {
        return error;
    }

    public Instant failedAt() {
        return failedAt;
    }

    public Instant replayedAt() {
        return replayedAt;
    }
}
