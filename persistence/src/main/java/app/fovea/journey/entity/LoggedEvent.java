package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantRecord;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** An event as it stands in the log, which is also the outbox. The relay alone marks it as published, past this class. */
@Entity
@Table(name = "journey_events")
public class LoggedEvent extends TenantRecord {
    private String type;
    @Column(name = "schema_version")
    private int schemaVersion;
    @Column(name = "aggregate_type")
    private String aggregateType;
    @Column(name = "aggregate_id")
    private UUID aggregateId;
    @Column(name = "aggregate_seq")
    private long aggregateSeq;
    @Column(name = "correlation_id")
    private UUID correlationId;
    @Column(name = "causation_id")
    private UUID causationId;
    @Column(name = "patient_id")
    private UUID patientId;
    @Column(name = "actor_id")
    private UUID actorId;
    @Column(name = "actor_name")
    private String actorName;
    @Column(name = "occurred_at")
    private Instant occurredAt;
    private String payload;
    @Column(name = "published_at", insertable = false, updatable = false)
    private Instant publishedAt;

    protected LoggedEvent() {
    }

    LoggedEvent(JourneyEvent event, Context context, Place place, UUID actorId, String actorName) {
        this.type = event.type().id();
        this.schemaVersion = event.type().version();
        this.aggregateType = event.type().aggregateType();
        this.aggregateId = event.aggregateId();
        this.aggregateSeq = place.sequence();
        this.correlationId = context.correlationId();
        this.causationId = context.causationId();
        this.patientId = event.subjectPatientId();
        this.actorId = actorId;
        this.actorName = actorName;
        this.occurredAt = place.at();
        this.payload = JsonColumn.write(event);
    }

    /**
     * When in the life of its aggregate something happened.
     *
     * @param sequence from 1
     * @param at       later than what came before, also by the clock of another node that is ahead: the relay goes by it
     */
    record Place(long sequence, Instant at) {
        static Place first(Instant now) {
            return new Place(1, now.truncatedTo(ChronoUnit.MICROS));
        }

        static Place after(long last, Instant lastAt, Instant now) {
            Instant next = now.truncatedTo(ChronoUnit.MICROS);
            return new Place(last + 1, next.isAfter(lastAt) ? next : lastAt.plus(1, ChronoUnit.MICROS));
        }
    }

    /** @param correlationId the patient's journey @param causationId the event that led to this one, or null */
    public record Context(UUID correlationId, UUID causationId) {
    }

    /** As it goes on the wire. @param tenantId whose it is: an entity does not know */
    public Envelope envelope(UUID tenantId) {
        return Envelope.of(id(), tenantId, type, schemaVersion, aggregateType, aggregateId, aggregateSeq, occurredAt, actorId, actorName, new Context(correlationId, causationId),
            JsonColumn.read(payload, JsonNode.class));
    }

    public String type() {
        return type;
    }

    public int schemaVersion() {
        return schemaVersion;
    }

    public String aggregateType() {
        return aggregateType;
    }

    public UUID aggregateId() {
        return aggregateId;
    }

    public long aggregateSeq() {
        return aggregateSeq;
    }

    public UUID correlationId() {
        return correlationId;
    }

    public UUID causationId() {
        return causationId;
    }

    public UUID patientId() {
        return patientId;
    }

    public String actorName() {
        return actorName;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    /** JSON. */
    public String payload() {
        return payload;
    }

    public Instant publishedAt() {
        return publishedAt;
    }
}
