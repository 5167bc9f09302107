package app.fovea.tenancy.provisioning.demo;

import app.fovea.journey.entity.JsonColumn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What was sold, as the laboratory keeps it, and the seal on it. */
final class Snapshots {
    private Snapshots() {
    }

    static String json(Sale sale, Pair pair) {
        return JsonColumn.write(pair.snapshot(sale.exam().prescription()));
    }

    static String hash(Job job) {
        try {
            byte[] text = json(job.sale(), job.pair()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
