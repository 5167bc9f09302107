package app.fovea.audit.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Who did what to what, and when. The application may write it and read it, never change it. */
@Entity
@Table(name = "audit_entries")
public class AuditEntry extends TenantRecord {
    private Instant at;
    @Column(name = "actor_id")
    private UUID actorId;
    @Column(name = "actor_name")
    private String actorName;
    private String action;
    @Column(name = "target_type")
    private String targetType;
    @Column(name = "target_id")
    private UUID targetId;
    @Column(name = "event_id")
    private UUID eventId;
    private String detail;

    protected AuditEntry() {
    }

    /** @param eventId the journey event this records, or null @param detail JSON, or null */
    public AuditEntry(Instant at, UUID actorId, String actorName, String action, String targetType, UUID targetId, UUID eventId, String detail) {
        this.at = at;
        this.actorId = actorId;
        this.actorName = actorName;
        this.action = action;
        this.targetType = targetType;
        this.targetId = targetId;
        this.eventId = eventId;
        this.detail = detail;
    }
}
