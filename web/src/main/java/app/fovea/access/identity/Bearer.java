package app.fovea.access.identity;

import java.util.Optional;

/** The token in a request's {@code Authorization} header. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {
    }

    /** @param authorization the header, or null */
    public static Optional<String> in(String authorization) {
        return authorization == null || !authorization.startsWith(SCHEME) ? Optional.empty() : Optional.of(authorization.substring(SCHEME.length()).strip());
    }
}
