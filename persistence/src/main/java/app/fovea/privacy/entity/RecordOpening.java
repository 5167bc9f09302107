package app.fovea.privacy.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Somebody opened a restricted record in need, said why, and sees it until a time; somebody else looks into it afterwards. */
@Entity
@Table(name = "record_openings")
public class RecordOpening extends TenantEntity {
    @Column(name = "restriction_id", updatable = false)
    private UUID restrictionId;
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;
    @Column(name = "opened_by", updatable = false)
    private UUID openedBy;
    @Column(name = "opened_by_name", updatable = false)
    private String openedByName;
    @Column(updatable = false)
    private String reason;
    @Column(name = "opened_at", updatable = false)
    private Instant openedAt;
    @Column(name = "ends_at", updatable = false)
    private Instant endsAt;
    @Column(name = "closed_at")
    private Instant closedAt;
    @Column(name = "reviewed_by")
    private UUID reviewedBy;
    @Column(name = "reviewed_at")
    private Instant reviewedAt;
    private String remark;

    protected RecordOpening() {
    }

    /** @param reason 1 to 500 characters */
    public RecordOpening(RecordRestriction restriction, UUID by, String name, String reason, Instant at, Duration length) {
        this.restrictionId = restriction.id();
        this.patientId = restriction.patientId();
        this.openedBy = by;
        this.openedByName = name;
        this.reason = reason;
        this.openedAt = at;
        this.endsAt = at.plus(length);
    }

    /** Before its time is up. */
    public void close(Instant at) {
        closedAt = at;
    }

    /** @param words null for none */
    public void review(UUID by, Instant at, String words) {
        reviewedBy = by;
        reviewedAt = at;
        remark = words;
    }

    public boolean running(Instant now) {
        return closedAt == null && now.isBefore(endsAt);
    }

    public UUID patientId() {
        return patientId;
    }

    public UUID openedBy() {
        return openedBy;
    }

    /** As they were called then. */
    public String openedByName() {
        return openedByName;
    }

    public String reason() {
        return reason;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    /** Null where nobody closed it. */
    public Instant closedAt() {
        return closedAt;
    }

    /** Null while nobody has looked into it. */
    public UUID reviewedBy() {
        return reviewedBy;
    }

    public Instant reviewedAt() {
        return reviewedAt;
    }

    public String remark() {
        return remark;
    }
}
