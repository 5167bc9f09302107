package app.fovea.patient.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a patient said when somebody asked about a topic. Written once: another answer is another one of these. */
@Entity
@Table(name = "patient_alerts")
public class PatientAlert extends TenantRecord {
    @Column(name = "patient_id")
    private UUID patientId;
    private String topic;
    private long seq;
    private String state;
    private String note;
    @Column(name = "told_to")
    private UUID toldTo;
    @Column(name = "told_at")
    private Instant toldAt;

    protected PatientAlert() {
    }

    /** @param seq one more than the answer before, from 1 @param told already checked by {@link ToldAlert#errors} */
    public PatientAlert(UUID patientId, AlertTopic topic, long seq, ToldAlert told, UUID toldTo, Instant toldAt) {
        this.patientId = patientId;
        this.topic = topic.id();
        this.seq = seq;
        this.state = told.state();
        this.note = told.note();
        this.toldTo = toldTo;
        this.toldAt = toldAt;
    }

    public UUID patientId() {
        return patientId;
    }

    public AlertTopic topic() {
        return AlertTopic.of(topic).orElseThrow();
    }

    public long seq() {
        return seq;
    }

    public AlertState state() {
        return AlertState.of(state).orElseThrow();
    }

    /** Null where there is nothing to say. */
    public String note() {
        return note;
    }

    public Instant toldAt() {
        return toldAt;
    }
}
