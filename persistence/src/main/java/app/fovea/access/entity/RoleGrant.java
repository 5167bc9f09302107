package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
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
    @Column(name = "ends_on")
    private LocalDate endsOn;
    @Column(name = "created_at", insertable = false, updatable = false)
    private Instant since;

    protected RoleGrant() {
    }

    /** @param endsOn last day on which it counts; null for good */
    public RoleGrant(UUID userId, UUID roleId, boolean primary, UUID grantedBy, LocalDate endsOn) {
        this.userId = userId;
        this.roleId = roleId;
        this.primary = primary;
        this.grantedBy = grantedBy;
        this.endsOn = endsOn;
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

    public void makePrimary(boolean primary) {
        this.primary = primary;
    }

    /** Last day on which it counts, in the practice's zone; null for good. */
    public LocalDate endsOn() {
        return endsOn;
    }

    public void endOn(LocalDate endsOn) {
        this.endsOn = endsOn;
    }

    /** Whether it gives anything on this day. */
    public boolean countsOn(LocalDate day) {
        return LastDay.includes(endsOn, day);
    }

    /** Who gave it; null when it came with the practice. */
    public UUID grantedBy() {
        return grantedBy;
    }

    /** Null until it is read again. */
    public Instant since() {
        return since;
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
