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
    private Instant at;

    protected OrderTransition() {
    }

    /** @param from null for the first one, which makes the order */
    public OrderTransition(UUID orderId, int seq, Stage from, Stage to, UUID actorId, String actorName, String reason, Instant at) {
        this.orderId = orderId;
        this.seq = seq;
        this.fromStage = from == null ? null : from.id();
        this.toStage = to.id();
        this.actorId = actorId;
        this.actorName = actorName;
        this.reason = reason;
        this.at = at;
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

    public Instant at() {
        return at;
    }
}
