package app.fovea.access.entity;

import app.fovea.law.entity.Jurisdiction;
import java.io.Serializable;
import java.security.Principal;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking: a signed-in person, or a listener at work for a tenant. The tenant comes from here and from nowhere else.
 *
 * @param userId      null for a listener
 * @param displayName a person's name, or a listener's
 * @param gocNumber   professional registration, or null
 * @param branchId    home branch, or null
 * @param roles       what the person holds, the primary role first
 * @param permissions the union of the roles' rights with all they imply, without those that need a registration the person lacks
 * @param signInVersion which password and which time of being let in this is: a session lasts as long as its own is this one; 0 for a listener
 * @param preview     through whose eyes they look; null for their own
 */
public record Caller(UUID userId, Practice practice, String email, String displayName, String gocNumber, UUID branchId, List<HeldRole> roles, Set<Permission> permissions, long signInVersion, Preview preview)
        implements Principal, Serializable {

    /**
     * Somebody looks at the screens as a role shows them, and changes nothing.
     *
     * @param role   its name
     * @param hidden what the role allows and the viewer may not: nobody sees by a preview what they could not see themselves
     */
    public record Preview(String role, Set<Permission> hidden) implements Serializable {
        public Preview {
            hidden = Set.copyOf(hidden);
        }
    }

    /** The tenant as every screen needs it. @param jurisdiction whose law it works under */
    public record Practice(UUID tenantId, String slug, String name, Jurisdiction jurisdiction, String currency, ZoneId timeZone) implements Serializable {
    }

    public record HeldRole(UUID id, String name, boolean primary) implements Serializable {
    }

    public Caller {
        roles = List.copyOf(roles);
        permissions = ofBits(permissions);
    }

    /** Somebody who looks with their own eyes. */
    public Caller(UUID userId, Practice practice, String email, String displayName, String gocNumber, UUID branchId, List<HeldRole> roles, Set<Permission> permissions) {
        this(userId, practice, email, displayName, gocNumber, branchId, roles, permissions, 0, null);
    }

    /** The same person, who sees what this role shows, and no more than they see by themselves. @param allows all that the role allows */
    public Caller lookingAs(HeldRole role, Set<Permission> allows) {
        EnumSet<Permission> seen = EnumSet.noneOf(Permission.class);
        EnumSet<Permission> hidden = EnumSet.noneOf(Permission.class);
        allows.forEach(right -> (may(right) ? seen : hidden).add(right));
        return new Caller(userId, practice, email, displayName, gocNumber, branchId, List.of(role), seen, signInVersion, new Preview(role.name(), hidden));
    }

    /** The same person and role without leave to do anything, whose work is written down: for what must be told of a look through a role's eyes. */
    public Caller toBeToldOf() {
        return new Caller(userId, practice, email, displayName, gocNumber, branchId, roles, Set.of());
    }

    /** Whether nothing may be changed, because they look through another role's eyes. */
    public boolean previewing() {
        return preview != null;
    }

    /** A listener or timer, at work for one tenant with exactly the rights it needs. */
    public static Caller listener(UUID tenantId, String name, Permission... permissions) {
        return new Caller(null, new Practice(tenantId, null, null, null, null, null), null, name, null, null, List.of(), Set.of(permissions));
    }

    /** A copy that nobody can change, of one word or two: {@link #may} tests a bit, where a hash set of 70 takes 3 kB. */
    private static Set<Permission> ofBits(Set<Permission> permissions) {
        EnumSet<Permission> bits = EnumSet.noneOf(Permission.class);
        bits.addAll(permissions);
        return Collections.unmodifiableSet(bits);
    }

    public UUID tenantId() {
        return practice.tenantId();
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** @throws Refusal.PermissionMissing naming the right */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Refusal.PermissionMissing(permission);
        }
    }

    public boolean registrant() {
        return gocNumber != null;
    }

    public Optional<HeldRole> primaryRole() {
        return roles.stream().filter(HeldRole::primary).findFirst();
    }

    @Override
    public String getName() {
        return email == null ? displayName : email;
    }
}
