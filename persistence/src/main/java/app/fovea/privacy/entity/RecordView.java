package app.fovea.privacy.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody looked at something of a patient. {@link RecordViews#enter} writes it; the application reads it and never changes it. */
@Entity
@Table(name = "record_views")
public class RecordView extends TenantRecord {
    @Column(insertable = false, updatable = false)
    private Instant at;
    @Column(name = "patient_id")
    private UUID patientId;
    private String kind;
    @Column(name = "record_id")
    private UUID recordId;
    @Column(name = "user_id")
    private UUID userId;
    @Column(name = "user_name")
    private String userName;
    @Column(name = "role_name")
    private String roleName;
    @Column(name = "branch_id")
    private UUID branchId;
    private String way;
    private String address;

    protected RecordView() {
    }

    /** By the database's clock. */
    public Instant at() {
        return at;
    }

    public UUID patientId() {
        return patientId;
    }

    public RecordKind kind() {
        return RecordKind.of(kind).orElseThrow();
    }

    /** Null where it was all of the patient's. */
    public UUID recordId() {
        return recordId;
    }

    public UUID userId() {
        return userId;
    }

    /** As they were called then. */
    public String userName() {
        return userName;
    }

    /** Null for somebody without one. */
    public String roleName() {
        return roleName;
    }

    public UUID branchId() {
        return branchId;
    }

    /** {@code GET /api/patients/…}; null where no request led to it. */
    public String way() {
        return way;
    }

    public String address() {
        return address;
    }
}
