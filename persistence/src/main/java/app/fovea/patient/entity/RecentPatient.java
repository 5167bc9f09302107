package app.fovea.patient.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That somebody opened a patient's record, and when last: to go back to, not to judge by. Written by {@link RecentPatients}. */
@Entity
@Table(name = "recent_patients")
public class RecentPatient extends TenantRecord {
    @Column(name = "user_id", updatable = false)
    private UUID userId;
    @Column(name = "patient_id", updatable = false)
    private UUID patientId;
    @Column(name = "opened_at", updatable = false)
    private Instant openedAt;

    protected RecentPatient() {
    }

    public Instant openedAt() {
        return openedAt;
    }
}
