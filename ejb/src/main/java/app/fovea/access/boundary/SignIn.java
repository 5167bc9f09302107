package app.fovea.access.boundary;

import app.fovea.access.control.Doorkeeper;
import app.fovea.access.control.Doorkeeper.Candidate;
import app.fovea.access.entity.AccessMemory;
import app.fovea.access.entity.AccessVersions;
import app.fovea.access.entity.BearerToken;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.PasswordHash;
import app.fovea.access.entity.Refusal.NotSignedIn;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/**
 * The way in, for people by a form and for programs by a bearer token. Wrong practice, e-mail and password are one and the same
 * refusal and take the same time, and the sixth wrong password in a row has to wait.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignIn {
    private static final Duration TOKEN_LIFE = Duration.ofHours(12);

    @Inject
    private Doorkeeper doorkeeper;
    @Inject
    private SignInThrottle throttle;
    @Inject
    private AccessVersions versions;
    @Inject
    private AccessMemory memory;

    public record IssuedToken(String accessToken, String tokenType, long expiresIn) {
    }

    /** @throws NotSignedIn when any of the three is wrong @throws app.fovea.access.entity.Refusal.TooManyTries after too many of those */
    public Caller withPassword(String slug, String email, String password) {
        String practice = normal(slug);
        String person = normal(email);
        throttle.refuseWhileBlocked(practice, person);
        Optional<UUID> tenant = doorkeeper.tenantOf(practice);
        if (tenant.isEmpty()) {
            PasswordHash.matchesNobody(password); // An unknown practice takes as long as a wrong password.
        }
        Optional<Caller> caller = tenant.flatMap(id -> at(id, () -> checked(person, password)));
        if (caller.isEmpty()) {
            throttle.failed(practice, person);
            throw new NotSignedIn("Practice, e-mail or password is wrong.");
        }
        throttle.succeeded(practice, person);
        return caller.get();
    }

    public IssuedToken issueToken(String slug, String email, String password) {
        Caller caller = withPassword(slug, email, password);
        byte[] secret = BearerToken.newSecret();
        UUID token = at(caller.tenantId(), () -> doorkeeper.keepToken(caller.userId(), secret, TOKEN_LIFE));
        return new IssuedToken(new BearerToken(caller.tenantId(), token, secret).text(), "Bearer", TOKEN_LIFE.toSeconds());
    }

    /** Empty for a token that is malformed, unknown, expired or revoked, or whose user may no longer sign in. */
    public Optional<Caller> withToken(String text) {
        return BearerToken.parse(text).flatMap(bearer -> at(bearer.tenantId(), () -> since(version -> holder(bearer, version))));
    }

    /** As {@link #withToken}, for many of one practice at once: whose they are, by the token, without those that open nothing there. Takes one look for all who are remembered. */
    public Map<String, Caller> withTokens(UUID tenantId, Set<String> texts) {
        return at(tenantId, () -> known(texts, (text, version) -> BearerToken.parse(text).filter(bearer -> bearer.tenantId().equals(tenantId)).flatMap(bearer -> holder(bearer, version))));
    }

    /** Ends a token; one that is no good already is no trouble. */
    public void revoke(String text) {
        BearerToken.parse(text).ifPresent(bearer -> at(bearer.tenantId(), () -> {
            doorkeeper.revoke(bearer);
            return null;
        }));
    }

    /** Who a session belongs to, as of now: a change of roles counts from the next request, whichever node it was made on. Empty when they may no longer sign in. */
    public Optional<Caller> again(UUID tenantId, UUID userId) {
        return at(tenantId, () -> since(version -> person(tenantId, userId, version)));
    }

    /** As {@link #again}, for many of one practice at once; without those who may no longer sign in. */
    public Map<UUID, Caller> again(UUID tenantId, Set<UUID> userIds) {
        return at(tenantId, () -> known(userIds, (userId, version) -> person(tenantId, userId, version)));
    }

    private Optional<Caller> holder(BearerToken bearer, long version) {
        return memory.holder(bearer, version, Instant.now(), () -> doorkeeper.token(bearer.tokenId()));
    }

    private Optional<Caller> person(UUID tenantId, UUID userId, long version) {
        return memory.person(tenantId, userId, version, Instant.now(), () -> doorkeeper.standing(userId));
    }

    private <K> Map<K, Caller> known(Set<K> keys, BiFunction<K, Long, Optional<Caller>> look) {
        Map<K, Caller> known = new HashMap<>();
        versions.current().ifPresent(version -> keys.forEach(key -> look.apply(key, version).ifPresent(caller -> known.put(key, caller))));
        return known;
    }

    /** Reads the number under which everything else is remembered before anything else is looked at. */
    private Optional<Caller> since(LongFunction<Optional<Caller>> look) {
        OptionalLong version = versions.current();
        return version.isEmpty() ? Optional.empty() : look.apply(version.getAsLong());
    }

    private Optional<Caller> checked(String email, String password) {
        Optional<Candidate> candidate = doorkeeper.candidate(email);
        if (candidate.isEmpty()) {
            PasswordHash.matchesNobody(password);
            return Optional.empty();
        }
        return PasswordHash.matches(password, candidate.get().passwordHash()) ? doorkeeper.enter(candidate.get().userId(), candidate.get().passwordHash()) : Optional.empty();
    }

    /** Looks inside one tenant before anybody is signed in to it; what is found there needs a credential of that tenant. */
    private static <T> T at(UUID tenantId, Callable<T> work) {
        return Work.as(Caller.listener(tenantId, "sign-in"), work);
    }

    private static String normal(String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
