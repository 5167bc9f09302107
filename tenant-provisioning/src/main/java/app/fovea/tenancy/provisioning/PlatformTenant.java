package app.fovea.tenancy.provisioning;

import app.fovea.access.entity.Permission;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/**
 * The tenant of those who run the platform. It has no patients and no roles of a practice; its one role may look after
 * tenants and do nothing else.
 */
public final class PlatformTenant {
    public static final String SLUG = "platform";
    public static final String ROLE = "Operator";

    private static final NewTenant TENANT = new NewTenant(SLUG, "Fovea platform", "GB", "GBP", "Europe/London", 100);

    private PlatformTenant() {
    }

    /** In the caller's transaction, whose tenant is the platform from then on. */
    public static UUID provision(Connection connection, NewUser operator) throws SQLException {
        UUID id = TenantProvisioning.insert(connection, TENANT);
        CurrentTenant.set(connection, id);
        UUID role;
        try (RoleBook book = new RoleBook(connection)) {
            role = book.write(null, ROLE, "Runs the platform: sees which practices there are, never their patients.", true, Set.of(Permission.TENANTS_OPERATE));
        }
        People.add(connection, people -> people.add(operator, role));
        return id;
    }
}
