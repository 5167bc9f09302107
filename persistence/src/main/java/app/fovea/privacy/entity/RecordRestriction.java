package app.fovea.privacy.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A patient's record that not everybody sees who may see patients. It stands until it is lifted, and stays on file then. */
@Entity
@Table(name = "record_restrictions")
public class RecordRestriction extends TenantEntity {
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;
    @Column(updatable = false)
    private String reason;
    @Column(name = "restricted_by", updatable = false)
    private UUID restrictedBy;
    @Column(name = "restricted_at", updatable = false)
    private Instant restrictedAt;
    @Column(name = "lifted_by")
    private UUID liftedBy;
    @Column(name = "lifted_at")
    private Instant liftedAt;
    @Column(name = "lift_reason")
    private String liftReason;

    protected RecordRestriction() {
    }

    /** @param reason 1 to 500 characters */
    public RecordRestriction(UUID patientId, String reason, UUID by, Instant at) {
        this.patientId = patientId;
        this.reason = reason;
        this.restrictedBy = by;
        this.restrictedAt = at;
    }

    /** @param why 1 to 500 characters */
    public void lift(String why, UUID by, Instant at) {
        liftReason = why;
        liftedBy = by;
        liftedAt = at;
    }

    public UUID patientId() {
        return patientId;
    }

    public String reason() {
        return reason;
    }

    public UUID restrictedBy() {
        return restrictedBy;
    }

    public Instant restrictedAt() {
        return restrictedAt;
    }

    /** Null while it stands. */
    public Instant liftedAt() {
        return liftedAt;
    }
}
