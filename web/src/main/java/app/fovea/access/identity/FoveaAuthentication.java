package app.fovea.access.identity;

import app.fovea.access.boundary.Previews;
import app.fovea.access.boundary.SignIn;
import app.fovea.access.entity.Caller;
import app.fovea.tenancy.entity.DatabaseAway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;

/**
 * Says who is asking: under {@code /api} by the bearer token alone, so that a browser's cookie can never be abused there; everywhere
 * else by the session that the sign-in form began. Asked anew on every request, so that a change of roles counts from the next one.
 */
@ApplicationScoped
public class FoveaAuthentication implements HttpAuthenticationMechanism {
    private static final Logger LOG = System.getLogger(FoveaAuthentication.class.getName());

    @Inject
    private SignIn signIn;
    @Inject
    private Previews previews;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            return caller(request).map(caller -> context.notifyContainerAboutLogin(caller, Set.of("signed-in"))).orElseGet(context::doNothing);
        } catch (RuntimeException e) {
            if (!DatabaseAway.isBehind(e)) {
                throw e;
            }
            return Paths.api(request) ? Unanswered.leave(e, request, context) : tryAgain(response, e);
        }
    }

    /** A page of its own, and not the sign-in: whoever is signed in still is, once the database is back. */
    private static AuthenticationStatus tryAgain(HttpServletResponse response, RuntimeException databaseAway) {
        LOG.log(Level.WARNING, "The database is away: " + databaseAway);
        response.setIntHeader("Retry-After", DatabaseAway.SECONDS);
        try {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } catch (IOException browserGone) {
            LOG.log(Level.DEBUG, "Nobody waits for the answer", browserGone);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        if (Paths.anonymous(request)) {
            return Optional.empty();
        }
        return Paths.api(request) ? Bearer.in(request.getHeader("Authorization")).flatMap(signIn::withToken)
            : SessionIdentity.of(request).flatMap(identity -> bySession(identity, request)).map(caller -> PreviewedRole.of(request).map(role -> previews.through(caller, role)).orElse(caller));
    }

    /** A session whose person may no longer sign in, was shut out since or has a new password ends, and its open sockets with it: being let in again begins with the password. */
    private Optional<Caller> bySession(SessionIdentity identity, HttpServletRequest request) {
        Optional<Caller> caller = signIn.again(identity.tenantId(), identity.userId()).filter(now -> now.signInVersion() == identity.signInVersion());
        if (caller.isEmpty()) {
            SessionIdentity.end(request);
        }
        return caller;
    }
}
