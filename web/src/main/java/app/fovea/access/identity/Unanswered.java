package app.fovea.access.identity;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;

/** Who is asking could not be found out, because the database is away. A program hears of it as of any trouble, from the resource that it asked, in JSON. */
public final class Unanswered {
    private static final String WHY = Unanswered.class.getName();

    private Unanswered() {
    }

    static AuthenticationStatus leave(RuntimeException databaseAway, HttpServletRequest request, HttpMessageContext context) {
        request.setAttribute(WHY, databaseAway);
        return context.doNothing();
    }

    /** Nothing, when it was found out who is asking, or that nobody in particular is. */
    public static void rethrow(HttpServletRequest request) {
        if (request.getAttribute(WHY) instanceof RuntimeException databaseAway) {
            throw databaseAway;
        }
    }
}
