package app.fovea.patient.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody said that two records are one person's, and why. It stands until it is undone, and stays on file then. */
@Entity
@Table(name = "patient_merges")
public class PatientMerge extends TenantEntity {
    @Column(name = "kept_id", updatable = false)
    private UUID keptId;
    @Column(name = "merged_id", updatable = false)
    private UUID mergedId;
    @Column(updatable = false)
    private String reason;
    @Convert(converter = PatientVersion.DetailsColumn.class)
    @Column(name = "details_before", updatable = false)
    private PatientDetails before;
    @Convert(converter = PatientVersion.DetailsColumn.class)
    @Column(name = "details_after", updatable = false)
    private PatientDetails after;
    @Column(name = "merged_by", updatable = false)
    private UUID mergedBy;
    @Column(name = "merged_at", updatable = false)
    private Instant mergedAt;
    @Column(name = "undone_by")
    private UUID undoneBy;
    @Column(name = "undone_at")
    private Instant undoneAt;
    @Column(name = "undo_reason")
    private String undoReason;

    protected PatientMerge() {
    }

    /** @param kept the record that is left, with its details still as they were @param after what they become @param reason 1 to 500 characters */
    public PatientMerge(Patient kept, Patient merged, PatientDetails after, String reason, UUID by, Instant at) {
        this.keptId = kept.id();
        this.mergedId = merged.id();
        this.reason = reason;
        this.before = kept.details();
        this.after = after;
        this.mergedBy = by;
        this.mergedAt = at;
    }

    /** @param why 1 to 500 characters */
    public void undo(String why, UUID by, Instant at) {
        undoReason = why;
        undoneBy = by;
        undoneAt = at;
    }

    public UUID keptId() {
        return keptId;
    }

    public UUID mergedId() {
        return mergedId;
    }

    public String reason() {
        return reason;
    }

    /** What was known of the record that is left, before. */
    public PatientDetails before() {
        return before;
    }

    /** What was taken for true of both. */
    public PatientDetails after() {
        return after;
    }

    public UUID mergedBy() {
        return mergedBy;
    }

    public Instant mergedAt() {
        return mergedAt;
    }

    /** Null while it stands, with when and why. */
    public UUID undoneBy() {
        return undoneBy;
    }

    public Instant undoneAt() {
        return undoneAt;
    }

    public String undoReason() {
        return undoReason;
    }

    public boolean stands() {
        return undoneAt == null;
    }
}
