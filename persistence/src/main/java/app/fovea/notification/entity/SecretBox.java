package app.fovea.notification.entity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what the database must keep and nobody may read there: AES-256-GCM with a random nonce of 96 bits (NIST SP 800-38D, 8.2.2), bound to whose it
 * is, so that a sealed text that is copied into another row opens nothing.
 */
public final class SecretBox {
    /** Of the key, in bytes. */
    public static final int KEY_BYTES = 32;
    private static final String FORM = "v1:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException unless the key has {@link #KEY_BYTES} */
    public SecretBox(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the key has " + key.length + " bytes instead of " + KEY_BYTES);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param whose what the text belongs to, needed again to open it */
    public String seal(String text, String whose) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), whose);
        return FORM + Base64.getEncoder().encodeToString(ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    }

    /** @throws IllegalStateException when it was sealed under another key, for somebody else, or was altered */
    public String open(String sealed, String whose) {
        if (!sealed.startsWith(FORM)) {
            throw new IllegalStateException("this is no sealed text");
        }
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(FORM.length()));
        return new String(run(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES), Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length), whose), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, String whose) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(whose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be opened: is FOVEA_SECRET_KEY the one under which it was sealed?", e);
        }
    }
}
