package app.fovea.patient.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/** When a patient should come again. One for each record, said anew each time; the patient is written to once for each day that was said. */
@Entity
@Table(name = "recalls")
public class Recall extends TenantEntity {
    /** Why it stands no longer. */
    public enum Ending {
        CANCELLED,
        /** They came. */
        EXAMINED,
        ERASED,
        /** On another record of the same person. */
        SAID_ANEW;

        private String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Column(name = "patient_id", updatable = false)
    private UUID patientId;
    @Column(name = "due_on")
    private LocalDate dueOn;
    private String note;
    @Column(name = "set_by")
    private UUID setBy;
    @Column(name = "set_at")
    private Instant setAt;
    private UUID reminder;
    @Column(name = "reminded_at")
    private Instant remindedAt;
    @Column(name = "ended_at")
    private Instant endedAt;
    @Column(name = "ended_how")
    private String endedHow;

    protected Recall() {
    }

    public Recall(UUID patientId) {
        this.patientId = patientId;
    }

    /** @param note nothing clinical, at most 500 characters; null for none */
    public void set(LocalDate dueOn, String note, UUID by, Instant at) {
        if (!stands() || !dueOn.equals(this.dueOn)) {
            reminder = null;
            remindedAt = null;
        }
        this.dueOn = dueOn;
        this.note = note;
        setBy = by;
        setAt = at;
        endedAt = null;
        endedHow = null;
    }

    /** The patient is written to because of that event. */
    public void remind(UUID event, Instant at) {
        reminder = event;
        remindedAt = at;
    }

    public void end(Ending how, Instant at) {
        endedAt = at;
        endedHow = how.id();
    }

    public boolean stands() {
        return setAt != null && endedAt == null;
    }

    public UUID patientId() {
        return patientId;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    /** Null for none. */
    public String note() {
        return note;
    }

    public UUID setBy() {
        return setBy;
    }

    public Instant setAt() {
        return setAt;
    }

    /** The event by which the patient was written to; null until then. */
    public UUID reminder() {
        return reminder;
    }

    /** Null until the patient was written to. */
    public Instant remindedAt() {
        return remindedAt;
    }
}
