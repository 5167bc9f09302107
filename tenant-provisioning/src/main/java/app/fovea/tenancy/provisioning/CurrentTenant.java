package app.fovea.tenancy.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Sets the tenant of a transaction. The provisioner could step around row-level security, but its rows get their tenant as
 * the application's do, from here: a statement that forgets to say whose row it writes fails instead of guessing.
 */
public final class CurrentTenant {
    private CurrentTenant() {
    }

    /** Until the end of the transaction. */
    public static void set(Connection connection, UUID tenant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select set_config('fovea.tenant', ?, true)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        }
    }
}
