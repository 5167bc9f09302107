package app.fovea.access.control;

import app.fovea.access.entity.AccessToken;
import app.fovea.access.entity.BearerToken;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Caller.HeldRole;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleGrant;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.tenancy.entity.Tenant;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the database knows of people and tokens. Each question is a transaction of its own, begun when the tenant is known: a password
 * is checked between two of them, so that no connection waits for the hash.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Doorkeeper {
    @Inject
    private TenantRepository tenants;
    @Inject
    private UserRepository users;
    @Inject
    private RoleRepository roles;
    @Inject
    private AuditTrail audit;

    /** Somebody who might be signing in. */
    public record Candidate(UUID userId, String passwordHash) {
    }

    public Optional<UUID> tenantOf(String slug) {
        return tenants.idOf(slug);
    }

    public Optional<Candidate> candidate(String email) {
        return users.findByEmail(email).filter(user -> user.active() && user.passwordHash() != null).map(user -> new Candidate(user.id(), user.passwordHash()));
    }

    /** Lets in whoever showed a good password. */
    public Optional<Caller> enter(UUID userId) {
        audit.record("signed_in", "user", userId);
        return load(userId);
    }

    /** Who a user is, as of now; empty when they may no longer sign in. */
    public Optional<Caller> load(UUID userId) {
        Tenant tenant = tenants.own();
        if (tenant == null || !tenant.active()) {
            return Optional.empty();
        }
        return users.find(userId).filter(User::active).map(user -> caller(tenant, user, roles.heldBy(userId)));
    }

    /** @return the new token's id */
    public UUID keepToken(UUID userId, byte[] secret, Duration life) {
        Instant now = Instant.now();
        AccessToken token = new AccessToken(userId, BearerToken.hash(secret), now, now.plus(life));
        users.add(token);
        return token.id();
    }

    public Optional<Caller> withToken(BearerToken bearer) {
        return good(bearer).flatMap(token -> load(token.userId()));
    }

    public void revoke(BearerToken bearer) {
        good(bearer).ifPresent(token -> token.revoke(Instant.now()));
    }

    private Optional<AccessToken> good(BearerToken bearer) {
        return users.findToken(bearer.tokenId()).filter(token -> token.good(BearerToken.hash(bearer.secret()), Instant.now()));
    }

    private static Caller caller(Tenant tenant, User user, Map<RoleGrant, Role> held) {
        LocalDate today = LocalDate.now(tenant.practice().timeZone());
        held.keySet().removeIf(grant -> !grant.countsOn(today));
        List<HeldRole> roles = held.entrySet().stream().map(each -> new HeldRole(each.getValue().id(), each.getValue().name(), each.getKey().primary())).toList();
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        held.values().forEach(role -> granted.addAll(role.permissions()));
        Set<Permission> permissions = Permission.closure(granted);
        if (!user.registeredOn(today)) {
            permissions.removeIf(Permission::registrantOnly);
        }
        return new Caller(user.id(), tenant.practice(), user.email(), user.name(), user.registeredOn(today) ? user.gocNumber() : null, user.branchId(), roles, permissions);
    }
}
