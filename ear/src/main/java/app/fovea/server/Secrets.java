package app.fovea.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The database passwords of one local installation and the key of its other secrets: made once, kept in a file that only its owner can read.
 *
 * @param postgres    the superuser
 * @param provisioner {@code fovea_provisioner}
 * @param app         {@code fovea_app}
 * @param relay       {@code fovea_relay}
 * @param eraser      {@code fovea_eraser}; installations from before there was one get it at their next start, as the key
 * @param key         for {@code FOVEA_SECRET_KEY}: 32 bytes in Base64
 */
public record Secrets(String postgres, String provisioner, String app, String relay, String eraser, String key) {
    private static final int KEY_BYTES = 32;
    private static final ObjectMapper JSON = new ObjectMapper();

    static Secrets of(DataDirectory data) {
        Path file = data.secretsFile();
        try {
            if (!Files.exists(file)) {
                write(file, new Secrets(random(), random(), random(), random(), random(), newKey()));
            }
            Secrets kept = JSON.readValue(file.toFile(), Secrets.class);
            if (kept.key() == null || kept.eraser() == null) {
                kept = new Secrets(kept.postgres(), kept.provisioner(), kept.app(), kept.relay(), kept.eraser() == null ? random() : kept.eraser(), kept.key() == null ? newKey() : kept.key());
                write(file, kept);
            }
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Secrets secrets) throws IOException {
        Path unfinished = file.resolveSibling("secrets.json.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writerWithDefaultPrettyPrinter().writeValue(unfinished.toFile(), secrets);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Passwords do not belong in a log. */
    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
