package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * An entry in the trail of access: a change of a role or of who holds it, a denied attempt. Append-only: it outlives the role and the person that it
 * names. When it was, its place in the chain, the names of that day and the hashes are the database's own words (V10__audit.sql).
 */
@Entity
@Table(name = "role_change_audit")
public class RoleChange extends TenantRecord {
    @Column(insertable = false, updatable = false)
    private Instant at;
    @Column(insertable = false, updatable = false)
    private Long seq;
    @Column(name = "actor_id")
    private UUID actorId;
    @Column(name = "actor_name")
    private String actorName;
    @Column(name = "origin_address")
    private String originAddress;
    @Column(name = "origin_way")
    private String originWay;
    private String action;
    @Column(name = "role_id")
    private UUID roleId;
    @Column(name = "role_name", insertable = false, updatable = false)
    private String roleName;
    @Column(name = "user_id")
    private UUID userId;
    @Column(name = "user_name", insertable = false, updatable = false)
    private String userName;
    private String before;
    private String after;
    private String reason;
    @Column(name = "previous_hash", insertable = false, updatable = false)
    private String previousHash;
    @Column(insertable = false, updatable = false)
    private String hash;

    protected RoleChange() {
    }

    /** @param origin null for a listener @param before JSON, or null @param after JSON, or null @param reason in the words of who did it, or null */
    public RoleChange(Caller actor, Origin origin, String action, UUID roleId, UUID userId, String before, String after, String reason) {
        this.actorId = actor.userId();
        this.actorName = actor.displayName();
        this.originAddress = origin == null ? null : origin.address();
        this.originWay = origin == null ? null : origin.way();
        this.action = action;
        this.roleId = roleId;
        this.userId = userId;
        this.before = before;
        this.after = after;
        this.reason = reason;
    }

    /** Place in the tenant's chain, from 1; null only where somebody switched the seals off. */
    public Long seq() {
        return seq;
    }

    public UUID actorId() {
        return actorId;
    }

    /** Null for the program itself. */
    public Origin origin() {
        return originWay == null ? null : new Origin(originAddress, originWay);
    }

    /** What the role was called then, or null. */
    public String roleName() {
        return roleName;
    }

    /** What the person was called then, or null. */
    public String userName() {
        return userName;
    }

    public String previousHash() {
        return previousHash;
    }

    public String hash() {
        return hash;
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
