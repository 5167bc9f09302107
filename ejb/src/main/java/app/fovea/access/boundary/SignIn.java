package app.fovea.access.boundary;

import app.fovea.access.entity.AccessToken;
import app.fovea.access.entity.BearerToken;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Caller.HeldRole;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.PasswordHash;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotSignedIn;
import app.fovea.access.entity.Role;
import app.fovea.access.entity.RoleGrant;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.tenancy.entity.Tenant;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * The way in, for people by a form and for programs by a bearer token. Wrong practice, e-mail and password are one and the same
 * refusal and take the same time, and the sixth wrong password in a row has to wait.
 */
@Stateless
public class SignIn {
    private static final Duration TOKEN_LIFE = Duration.ofHours(12);
    private static final String WRONG = "Practice, e-mail or password is wrong.";

    @Inject
    private TenantRepository tenants;
    @Inject
    private UserRepository users;
    @Inject
    private SignInThrottle throttle;
    @Inject
    private AuditTrail audit;

    /** @throws NotSignedIn when any of the three is wrong @throws app.fovea.access.entity.Refusal.TooManyTries after too many of those */
    public Caller withPassword(String slug, String email, String password) {
        String practice = normal(slug);
        String person = normal(email);
        throttle.refuseWhileBlocked(practice, person);
        Optional<UUID> tenant = tenants.idOf(practice);
        Optional<Caller> caller = tenant.isEmpty() ? Optional.empty() : at(tenant.get(), () -> checkPassword(tenant.get(), person, password));
        if (tenant.isEmpty()) {
            PasswordHash.matchesNobody(password);
        }
        if (caller.isEmpty()) {
            throttle.failed(practice, person);
            throw new NotSignedIn(WRONG);
        }
        throttle.succeeded(practice, person);
        return caller.get();
    }

    public IssuedToken issueToken(String slug, String email, String password) {
        Caller caller = withPassword(slug, email, password);
        return at(caller.tenantId(), () -> {
            byte[] secret = BearerToken.newSecret();
            Instant now = Instant.now();
            AccessToken token = new AccessToken(caller.userId(), BearerToken.hash(secret), now, now.plus(TOKEN_LIFE));
            users.add(token);
            return new IssuedToken(new BearerToken(caller.tenantId(), token.id(), secret).text(), "Bearer", TOKEN_LIFE.toSeconds());
        });
    }

    public record IssuedToken(String accessToken, String tokenType, long expiresIn) {
    }

    /** Empty for a token that is malformed, unknown, expired or revoked, or whose user may no longer sign in. */
    public Optional<Caller> withToken(String text) {
        return BearerToken.parse(text).flatMap(bearer -> at(bearer.tenantId(), () -> goodToken(bearer).flatMap(token -> load(bearer.tenantId(), token.userId()))));
    }

    /** Ends a token; one that is no good already is no trouble. */
    public void revoke(String text) {
        BearerToken.parse(text).ifPresent(bearer -> at(bearer.tenantId(), () -> {
            goodToken(bearer).ifPresent(token -> token.revoke(Instant.now()));
            return null;
        }));
    }

    /** Who a session belongs to, as of now: a change of roles counts from the next request. Empty when they may no longer sign in. */
    public Optional<Caller> again(UUID tenantId, UUID userId) {
        return at(tenantId, () -> load(tenantId, userId));
    }

    private Optional<Caller> checkPassword(UUID tenantId, String email, String password) {
        Optional<User> user = users.findByEmail(email);
        if (user.isEmpty()) {
            PasswordHash.matchesNobody(password);
            return Optional.empty();
        }
        if (!user.get().opensWith(password)) {
            return Optional.empty();
        }
        audit.record("signed_in", "user", user.get().id());
        return load(tenantId, user.get().id());
    }

    private Optional<AccessToken> goodToken(BearerToken bearer) {
        return users.findToken(bearer.tokenId()).filter(token -> token.good(BearerToken.hash(bearer.secret()), Instant.now()));
    }

    private Optional<Caller> load(UUID tenantId, UUID userId) {
        Tenant tenant = tenants.own();
        if (tenant == null || !tenant.active()) {
            return Optional.empty();
        }
        return users.find(userId).filter(User::active).map(user -> caller(tenant, user, users.rolesOf(userId)));
    }

    private static Caller caller(Tenant tenant, User user, Map<RoleGrant, Role> held) {
        List<HeldRole> roles = held.entrySet().stream().map(each -> new HeldRole(each.getValue().id(), each.getValue().name(), each.getKey().primary())).toList();
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        held.values().forEach(role -> granted.addAll(role.permissions()));
        Set<Permission> permissions = Permission.closure(granted);
        if (user.gocNumber() == null) {
            permissions.removeIf(Permission::registrantOnly);
        }
        return new Caller(user.id(), tenant.practice(), user.email(), user.name(), user.gocNumber(), user.branchId(), roles, permissions);
    }

    /** Looks inside one tenant before anybody is signed in to it; what is done there needs a credential of that tenant. */
    private static <T> T at(UUID tenantId, Callable<T> work) {
        return Work.as(Caller.listener(tenantId, "sign-in"), work);
    }

    private static String normal(String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
