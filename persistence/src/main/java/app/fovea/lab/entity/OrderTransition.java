package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One step of an order's history: from where to where, by whom, when and why. */
@Entity
@Table(name = "order_transitions")
public class OrderTransition extends TenantRecord {
    @Column(name = "order_id")
    private UUID orderId;
    private int seq;
    @Column(name = "from_stage")
    private String fromStage;
    @Column(name = "to_stage")
    private String toStage;
    @Column(name = "actor_id")
    private UUID actorId;
    @Column(name = "actor_name")
    private String actorName;
    private String reason;
    private String station;
    private String cause;
    private String fit;
    private String acuity;
    private Instant at;

    protected OrderTransition() {
    }

    /** @param from null for the first one, which makes the order */
    public OrderTransition(UUID orderId, int seq, Stage from, Stage to, UUID actorId, String actorName, Note note, Instant at) {
        this.orderId = orderId;
        this.seq = seq;
        this.fromStage = from == null ? null : from.id();
        this.toStage = to.id();
        this.actorId = actorId;
        this.actorName = actorName;
        this.reason = note.reason();
        this.station = note.station();
        this.cause = note.cause();
        this.fit = note.fit();
        this.acuity = note.acuity();
        this.at = at;
    }

    /**
     * What a step says of itself; each may be null.
     *
     * @param reason  why, in the mover's own words
     * @param station which column or scanned station it was moved at
     * @param cause   why, as a code: of a remake or a return
     * @param fit     how the spectacles sat when they were handed over
     * @param acuity  what the patient saw with them then
     */
    public record Note(String reason, String station, String cause, String fit, String acuity) {
        public static final Note NOTHING = because(null);

        public static Note because(String reason) {
            return new Note(reason, null, null, null, null);
        }
    }

    public UUID orderId() {
        return orderId;
    }

    public int seq() {
        return seq;
    }

    public String fromStage() {
        return fromStage;
    }

    public String toStage() {
        return toStage;
    }

    public String actorName() {
        return actorName;
    }

    public String reason() {
        return reason;
    }

    public String station() {
        return station;
    }

    public String cause() {
        return cause;
    }

    public String fit() {
        return fit;
    }

    public String acuity() {
        return acuity;
    }

    public Instant at() {
        return at;
    }
}
