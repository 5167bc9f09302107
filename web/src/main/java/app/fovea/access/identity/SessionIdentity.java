package app.fovea.access.identity;

import app.fovea.access.entity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;

/** Whose session this is, and as of which of their sign-ins; nothing else: what they may do is asked on every request. */
public record SessionIdentity(UUID tenantId, UUID userId, long signInVersion) implements Serializable {
    private static final String ATTRIBUTE = SessionIdentity.class.getName();

    /** After a good password. What the browser held before is thrown away and the session gets a new id, so that nobody can plant one. */
    public static void begin(HttpServletRequest request, Caller caller) {
        end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, new SessionIdentity(caller.tenantId(), caller.userId(), caller.signInVersion()));
    }

    /** With everything that belongs to it; none is no trouble. */
    public static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            try {
                session.invalidate();
            } catch (IllegalStateException endedByAnotherRequest) {
                return;
            }
        }
    }

    static Optional<SessionIdentity> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((SessionIdentity) session.getAttribute(ATTRIBUTE));
    }
}
