package app.fovea.access.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;

/** What is known of a token that was not taken back. @param secretHash {@link BearerToken#hash} of the secret that opens */
public record KnownToken(UUID userId, String secretHash, Instant expiresAt) {

    /** Whether this secret opens, now. Compared in the same time whatever differs. */
    public boolean good(BearerToken bearer, Instant now) {
        return now.isBefore(expiresAt)
            && MessageDigest.isEqual(BearerToken.hash(bearer.secret()).getBytes(StandardCharsets.US_ASCII), secretHash.getBytes(StandardCharsets.US_ASCII));
    }
}
