package app.fovea.world;

import app.fovea.access.entity.PasswordHash;
import app.fovea.journey.entity.Ids;
import app.fovea.tenancy.provisioning.NewBranch;
import app.fovea.tenancy.provisioning.NewTenant;
import app.fovea.tenancy.provisioning.NewUser;
import app.fovea.tenancy.provisioning.TenantProvisioning;
import app.fovea.tenancy.provisioning.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A practice with at least one row in every table that a tenant owns ({@code world/whole-practice.sql}). All of them look alike down
 * to their numbers and differ in their ids alone: whatever of one is seen in another came through a wall.
 */
public record WholePractice(UUID tenantId, String slug) {
    public static final String OWNER = "owner@practice.example";
    public static final String PASSWORD = "a-practice-for-tests-2026";

    /** Hashed once: it takes a tenth of a second on purpose. */
    private static final String PASSWORD_HASH = PasswordHash.of(PASSWORD);

    /** @param provisioner connects as the role that provisions tenants */
    public static WholePractice open(DataSource provisioner, String slug) throws SQLException {
        return Transaction.on(provisioner, connection -> {
            UUID tenant = TenantProvisioning.provision(connection, new NewTenant(slug, "Practice " + slug, "GB", "GBP", "Europe/London", 50),
                List.of(new NewBranch(Ids.next(), "MAIN", "High Street", null, null, true)),
                new NewUser(Ids.next(), null, OWNER, "Olga Owner", PASSWORD_HASH, "01-12345")).id();
            try (Statement statement = connection.createStatement()) {
                statement.execute(script());
            }
            return new WholePractice(tenant, slug);
        });
    }

    /** The id that the script calls by this name. */
    public UUID id(String name) {
        return id(tenantId, name);
    }

    public static UUID id(UUID tenantId, String name) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest((tenantId + "/" + name).getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return slug;
    }

    private static String script() {
        try (InputStream script = WholePractice.class.getResourceAsStream("/world/whole-practice.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
