package app.fovea.access.control;

import app.fovea.access.entity.AccessMemory.TokenStanding;
import app.fovea.access.entity.AccessToken;
import app.fovea.access.entity.BearerToken;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Standing;
import app.fovea.access.entity.StandingRepository;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
    private StandingRepository standings;
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

    /** Lets in whoever showed a good password. @param passwordHash what it was good for: a new one may have been chosen while it was checked */
    public Optional<Caller> enter(UUID userId, String passwordHash) {
        if (users.find(userId).filter(user -> passwordHash.equals(user.passwordHash())).isEmpty()) {
            return Optional.empty();
        }
        audit.record("signed_in", "user", userId);
        return standing(userId).map(Standing::caller);
    }

    /** Who a user is, as of now; empty when they may no longer sign in. */
    public Optional<Standing> standing(UUID userId) {
        return standings.of(userId, Instant.now());
    }

    /** @return the new token's id */
    public UUID keepToken(UUID userId, byte[] secret, Duration life) {
        Instant now = Instant.now();
        AccessToken token = new AccessToken(userId, BearerToken.hash(secret), now, now.plus(life));
        users.add(token);
        return token.id();
    }

    /** A token as it is stored, whatever secret was shown, and whose it is; empty when it was taken back or they may no longer sign in. */
    public Optional<TokenStanding> token(UUID tokenId) {
        return users.findToken(tokenId).flatMap(AccessToken::known).flatMap(token -> standing(token.userId()).map(standing -> new TokenStanding(token, standing)));
    }

    public void revoke(BearerToken bearer) {
        Instant now = Instant.now();
        users.findToken(bearer.tokenId()).filter(token -> token.known().filter(known -> known.good(bearer, now)).isPresent()).ifPresent(token -> token.revoke(now));
    }
}
