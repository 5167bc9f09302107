package app.fovea.privacy.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** Who sees a restricted record all the same: one person, or whoever holds one role. */
@Entity
@Table(name = "restriction_admits")
public class Admitted extends TenantRecord {
    @Column(name = "restriction_id")
    private UUID restrictionId;
    @Column(name = "user_id")
    private UUID userId;
    @Column(name = "role_id")
    private UUID roleId;

    protected Admitted() {
    }

    private Admitted(UUID restrictionId, UUID userId, UUID roleId) {
        this.restrictionId = restrictionId;
        this.userId = userId;
        this.roleId = roleId;
    }

    public static Admitted person(UUID restrictionId, UUID userId) {
        return new Admitted(restrictionId, userId, null);
    }

    public static Admitted role(UUID restrictionId, UUID roleId) {
        return new Admitted(restrictionId, null, roleId);
    }

    /** Null for a role. */
    public UUID userId() {
        return userId;
    }

    /** Null for a person. */
    public UUID roleId() {
        return roleId;
    }
}
