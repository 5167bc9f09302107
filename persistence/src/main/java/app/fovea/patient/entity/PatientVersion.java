package app.fovea.patient.entity;

import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a patient's details were until somebody changed them. Written with the change; it never changes itself. */
@Entity
@Table(name = "patient_versions")
public class PatientVersion extends TenantRecord {
    @Column(name = "patient_id")
    private UUID patientId;
    @Convert(converter = DetailsColumn.class)
    private PatientDetails details;
    @Column(name = "changed_at")
    private Instant changedAt;
    @Column(name = "changed_by")
    private UUID changedBy;
    @Column(name = "changed_by_name")
    private String changedByName;
    private String reason;

    protected PatientVersion() {
    }

    /** @param before as they were @param reason why they are changed; null where nobody said */
    public PatientVersion(UUID patientId, PatientDetails before, Instant changedAt, UUID changedBy, String changedByName, String reason) {
        this.patientId = patientId;
        this.details = before;
        this.changedAt = changedAt;
        this.changedBy = changedBy;
        this.changedByName = changedByName;
        this.reason = reason;
    }

    /** Of which record, of several of one person. */
    public UUID patientId() {
        return patientId;
    }

    public PatientDetails details() {
        return details;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public String changedByName() {
        return changedByName;
    }

    public String reason() {
        return reason;
    }

    @Converter
    public static class DetailsColumn extends JsonColumn<PatientDetails> implements AttributeConverter<PatientDetails, Object> {
        public DetailsColumn() {
            super(PatientDetails.class);
        }
    }
}
