package app.fovea.access.entity;

import app.fovea.journey.entity.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a program presents, or a person by the link that they were sent ({@link Invitation}): the tenant, the row's id and 32 random bytes. The
 * tenant in it only says where to look; a token that names another tenant, or that belongs to the other door, finds no row there.
 */
public record BearerToken(UUID tenantId, UUID tokenId, byte[] secret) {
    private static final String PREFIX = "fov_";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** New secret for a token row that is about to be stored. */
    public static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** Empty for anything that this house never wrote. */
    public static Optional<BearerToken> parse(String text) {
        if (text == null || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()).getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != 32 + SECRET_BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID tenant = new UUID(buffer.getLong(), buffer.getLong());
        UUID token = new UUID(buffer.getLong(), buffer.getLong());
        byte[] secret = new byte[SECRET_BYTES];
        buffer.get(secret);
        return Optional.of(new BearerToken(tenant, token, secret));
    }

    public String text() {
        ByteBuffer buffer = ByteBuffer.allocate(32 + SECRET_BYTES)
            .putLong(tenantId.getMostSignificantBits()).putLong(tenantId.getLeastSignificantBits())
            .putLong(tokenId.getMostSignificantBits()).putLong(tokenId.getLeastSignificantBits())
            .put(secret);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /** SHA-256 is enough here: the secret is 256 random bits, not a password. */
    public static String hash(byte[] secret) {
        return Sha256.of(secret);
    }
}
