package app.fovea.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The database passwords of one local installation: made once, kept in a file that only its owner can read.
 *
 * @param postgres    the superuser
 * @param provisioner {@code fovea_provisioner}
 * @param app         {@code fovea_app}
 * @param relay       {@code fovea_relay}
 */
public record Secrets(String postgres, String provisioner, String app, String relay) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Secrets of(DataDirectory data) {
        Path file = data.secretsFile();
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return JSON.readValue(file.toFile(), Secrets.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path file) throws IOException {
        Path unfinished = file.resolveSibling("secrets.json.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        JSON.writerWithDefaultPrettyPrinter().writeValue(unfinished.toFile(), new Secrets(random(), random(), random(), random()));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Passwords do not belong in a log. */
    @Override
    public String toString() {
        return "Secrets[…]";
    }
}
