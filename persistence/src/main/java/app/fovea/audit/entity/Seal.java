package app.fovea.audit.entity;

import app.fovea.journey.entity.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A hash over named fields, as PostgreSQL computes it when an entry is written ({@code seal_field} in V10__audit.sql). Each field is
 * {@code name=length:text} and a line end, its length in bytes of UTF-8; {@code name=-} for none, so that nothing and an empty text differ and no two
 * lists of fields read alike.
 */
public final class Seal {
    /** What the first entry of a chain follows. */
    public static final String NOTHING = "0".repeat(64);

    /** ISO 8601 in UTC with all six digits of a microsecond. */
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    public static String instant(Instant at) {
        return INSTANT.format(at);
    }

    public Seal field(String name, Object value) {
        text.append(name).append('=');
        if (value == null) {
            text.append('-');
        } else {
            String written = value instanceof Instant at ? instant(at) : value.toString();
            text.append(written.getBytes(StandardCharsets.UTF_8).length).append(':').append(written);
        }
        text.append('\n');
        return this;
    }

    /** SHA-256 in hexadecimal. */
    public String hash() {
        return Sha256.of(text.toString());
    }
}
