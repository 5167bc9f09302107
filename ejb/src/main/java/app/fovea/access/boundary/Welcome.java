package app.fovea.access.boundary;

import app.fovea.access.control.Doorkeeper;
import app.fovea.access.control.Invitees;
import app.fovea.access.control.Invitees.Invitee;
import app.fovea.access.entity.BearerToken;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.PasswordHash;
import app.fovea.access.entity.PasswordRules;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotSignedIn;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * The way in for whoever was sent a link: they choose a password and are signed in. A link that is malformed, unknown, used, replaced, taken
 * back or too old is one and the same refusal, so that nobody learns from it who works where.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Welcome {
    private static final String NO_GOOD = "This link is no longer good: it works once, for a week, until the next one is sent. Ask whoever sent it to send you a new one.";

    @Inject
    private Invitees invitees;
    @Inject
    private Doorkeeper doorkeeper;
    @Inject
    private SignInThrottle throttle;

    /** Who stands before the door. @param email what they will sign in with */
    public record Guest(String name, String email, String practice, String slug) {
        static Guest of(Invitee invitee) {
            return new Guest(invitee.name(), invitee.email(), invitee.practice(), invitee.slug());
        }
    }

    /** @param link what stands in the address that they were sent @throws NotSignedIn when it is no good @throws app.fovea.access.entity.Refusal.TooManyTries after too many of those */
    public Guest look(String link) {
        return Guest.of(invitee(parsed(link)));
    }

    /**
     * Chooses the password, uses the link up, and lets them in.
     *
     * @throws InvalidInput when the password is too easily guessed, saying why
     * @throws NotSignedIn  when the link is no good
     */
    public Caller choose(String link, String password) {
        BearerToken bearer = parsed(link);
        Invitee invitee = invitee(bearer);
        List<String> weak = PasswordRules.weaknesses(password, List.of(invitee.practice(), invitee.slug(), invitee.name(), invitee.email()));
        if (!weak.isEmpty()) {
            throw new InvalidInput("password_weak", "password", weak.get(0));
        }
        String hash = PasswordHash.of(password); // In no transaction: it takes its time, and a connection must not wait for it.
        return at(bearer.tenantId(), () -> invitees.settle(bearer, hash)).flatMap(user -> at(bearer.tenantId(), () -> doorkeeper.enter(user, hash))).orElseThrow(Welcome::noGood);
    }

    private Invitee invitee(BearerToken bearer) {
        String link = bearer.tokenId().toString();
        throttle.refuseWhileBlocked("welcome", link);
        return at(bearer.tenantId(), () -> invitees.find(bearer)).orElseGet(() -> {
            throttle.failed("welcome", link);
            throw noGood();
        });
    }

    private static BearerToken parsed(String link) {
        return BearerToken.parse(link).orElseThrow(Welcome::noGood);
    }

    private static NotSignedIn noGood() {
        return new NotSignedIn(NO_GOOD);
    }

    /** Looks inside one tenant before anybody is signed in to it; what is found there needs a link of that tenant. */
    private static <T> T at(UUID tenantId, Callable<T> work) {
        return Work.as(Caller.listener(tenantId, "welcome"), work);
    }
}
