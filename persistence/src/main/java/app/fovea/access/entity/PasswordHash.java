package app.fovea.access.entity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id in the PHC string format, {@code $argon2id$v=19$m=47104,t=1,p=1$salt$hash}.
 *
 * <p>46 MiB, one pass, one lane: OWASP ASVS 5.0, appendix C. The parameters stand in the string, so that old hashes go on
 * being checked when they are raised.
 */
public final class PasswordHash {
    private static final int MEMORY_KIB = 46 * 1024;
    private static final int PASSES = 1;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Each computation takes 46 MiB: more at once than this would let a burst of sign-ins exhaust the heap. */
    private static final Semaphore AT_ONCE = new Semaphore(4, true);

    /** Checked when nobody has the e-mail given, so that the answer takes as long as for a wrong password. */
    private static final String NOBODY = of("nobody");

    private PasswordHash() {
    }

    public static String of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        byte[] hash = argon2id(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY_KIB, PASSES, LANES, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    /** @throws IllegalArgumentException when the stored text is no Argon2id string */
    public static boolean matches(String password, String stored) {
        String[] parts = stored.split("\\$");
        if (parts.length != 6 || !parts[1].equals("argon2id")) {
            throw new IllegalArgumentException("not an Argon2id hash");
        }
        String[] costs = parts[3].split(",");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        byte[] actual = argon2id(password, salt, cost(costs[0]), cost(costs[1]), cost(costs[2]), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    /** Takes as long as a real check and never matches. */
    public static boolean matchesNobody(String password) {
        matches(password, NOBODY);
        return false;
    }

    private static int cost(String part) {
        return Integer.parseInt(part.substring(2));
    }

    private static byte[] argon2id(String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        AT_ONCE.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib).withIterations(passes).withParallelism(lanes).withSalt(salt)
                .build());
            byte[] hash = new byte[length];
            generator.generateBytes(Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            AT_ONCE.release();
        }
    }
}
