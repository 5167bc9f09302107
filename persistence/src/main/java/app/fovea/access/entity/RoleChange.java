package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A change of a role, or of who holds it. Append-only: it outlives the role and the person it names. */
@Entity
@Table(name = "role_change_audit")
public class RoleChange extends TenantRecord {
    private Instant at;
    @Column(name = "actor_id")
    private UUID actorId;
    @Column(name = "actor_name")
    private String actorName;
    private String action;
    @Column(name = "role_id")
    private UUID roleId;
    @Column(name = "user_id")
    private UUID userId;
    private String before;
    private String after;
    private String reason;

    protected RoleChange() {
    }

    /** @param before JSON, or null @param after JSON, or null @param reason in the words of who did it, or null */
    public RoleChange(Instant at, UUID actorId, String actorName, String action, UUID roleId, UUID userId, String before, String after, String reason) {
        this.at = at;
        this.actorId = actorId;
        this.actorName = actorName;
        this.action = action;
        this.roleId = roleId;
        this.userId = userId;
        this.before = before;
        this.after = after;
        this.reason = reason;
    }

    public Instant at() {
        return at;
    }

    public String actorName() {
        return actorName;
    }

    public String action() {
        return action;
    }

    public UUID roleId() {
        return roleId;
    }

    public UUID userId() {
        return userId;
    }

    /** JSON, or null. */
    public String before() {
        return before;
    }

    /** JSON, or null. */
    public String after() {
        return after;
    }

    public String reason() {
        return reason;
    }
}
