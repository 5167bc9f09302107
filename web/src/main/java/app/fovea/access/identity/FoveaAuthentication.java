package app.fovea.access.identity;

import app.fovea.access.boundary.SignIn;
import app.fovea.access.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;

/**
 * Says who is asking: under {@code /api} by the bearer token alone, so that a browser's cookie can never be abused there; everywhere
 * else by the session that the sign-in form began. Read anew on every request, so that a change of roles counts from the next one.
 */
@ApplicationScoped
public class FoveaAuthentication implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    @Inject
    private SignIn signIn;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return caller(request).map(caller -> context.notifyContainerAboutLogin(caller, Set.of("signed-in"))).orElseGet(context::doNothing);
    }

    private Optional<Caller> caller(HttpServletRequest request) {
        if (Paths.anonymous(request)) {
            return Optional.empty();
        }
        return Paths.api(request) ? byToken(request) : SessionIdentity.of(request).flatMap(identity -> signIn.again(identity.tenantId(), identity.userId()));
    }

    private Optional<Caller> byToken(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header == null || !header.startsWith(BEARER) ? Optional.empty() : signIn.withToken(header.substring(BEARER.length()).strip());
    }
}
