package app.fovea.access.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;

/** Through which role's eyes a session looks, until it is left. The id alone: what the role shows is read on every request. */
public final class PreviewedRole {
    private static final String ATTRIBUTE = PreviewedRole.class.getName();

    private PreviewedRole() {
    }

    public static void begin(HttpServletRequest request, UUID roleId) {
        request.getSession(true).setAttribute(ATTRIBUTE, roleId);
    }

    /** Back to one's own eyes. */
    public static void leave(HttpServletRequest request) {
        request.getSession(true).removeAttribute(ATTRIBUTE);
    }

    static Optional<UUID> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((UUID) session.getAttribute(ATTRIBUTE));
    }
}
