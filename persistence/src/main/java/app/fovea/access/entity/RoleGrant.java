package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** One person holds one role; exactly one of a person's roles is the primary one. */
@Entity
@Table(name = "user_dynamic_roles")
@IdClass(RoleGrant.Key.class)
public class RoleGrant extends TenantOwned {
    @Id
    @Column(name = "user_id")
    private UUID userId;
    @Id
    @Column(name = "role_id")
    private UUID roleId;
    @Column(name = "is_primary")
    private boolean primary;
    @Column(name = "granted_by")
    private UUID grantedBy;

    protected RoleGrant() {
    }

    public RoleGrant(UUID userId, UUID roleId, boolean primary, UUID grantedBy) {
        this.userId = userId;
        this.roleId = roleId;
        this.primary = primary;
        this.grantedBy = grantedBy;
    }

    public UUID userId() {
        return userId;
    }

    public UUID roleId() {
        return roleId;
    }

    public boolean primary() {
        return primary;
    }

    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private UUID userId;
        private UUID roleId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.userId.equals(userId) && key.roleId.equals(roleId);
        }

        @Override
        public int hashCode() {
            return userId.hashCode() * 31 + roleId.hashCode();
        }
    }
}
