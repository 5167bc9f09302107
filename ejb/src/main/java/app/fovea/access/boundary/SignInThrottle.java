package app.fovea.access.boundary;

import app.fovea.access.entity.Refusal.TooManyTries;
import app.fovea.access.entity.ThrottleRepository;
import app.fovea.journey.entity.Sha256;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows guessing down: after five wrong passwords in a row for one e-mail of one practice, the next tries wait, twice as long each
 * time. Counted in the database, so that it holds on every node, and in transactions of its own, so that the refusal that follows
 * does not undo the count.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignInThrottle {
    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /** A count this old is forgotten. */
    private static final Duration MEMORY = Duration.ofMinutes(30);

    @Inject
    private ThrottleRepository throttle;

    public void refuseWhileBlocked(String practice, String email) {
        Instant now = Instant.now();
        throttle.blockedUntil(key(practice, email)).filter(now::isBefore).ifPresent(until -> {
            throw new TooManyTries(Math.max(1, Duration.between(now, until).toSeconds()));
        });
    }

    public void failed(String practice, String email) {
        Instant now = Instant.now();
        int failures = throttle.countFailure(key(practice, email), now, now.minus(MEMORY));
        if (failures >= FREE_TRIES) {
            throttle.block(key(practice, email), now.plus(wait(failures)));
        }
    }

    public void succeeded(String practice, String email) {
        throttle.forget(key(practice, email));
    }

    private static Duration wait(int failures) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_TRIES, 5));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String key(String practice, String email) {
        return Sha256.of(practice + "\n" + email);
    }
}
