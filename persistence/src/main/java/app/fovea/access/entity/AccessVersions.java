package app.fovea.access.entity;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The number that grows, in the same transaction, with every change of what somebody of a practice may do. It is all that a request of
 * somebody remembered asks the database about who is asking, so it takes one round trip: the statement says itself whose rows it wants to
 * see, where a transaction would need one for that, one for the question and one for its end.
 */
@ApplicationScoped
public class AccessVersions {
    // The inner query waits for a row of the outer one: row security knows the tenant before it lets anything through. Outside a transaction
    // the setting ends with the statement.
    private static final String VERSION = "select (select version from access_versions where tenant_id = cast(told as uuid)) from set_config('fovea.tenant', ?, true) told";

    @Resource(lookup = "java:jboss/datasources/Fovea")
    private DataSource database;

    /**
     * Of the practice that the caller works in; empty when there is no such practice.
     *
     * @throws IllegalStateException when it cannot be read: nobody is let in by what was true once
     */
    public OptionalLong current() {
        UUID tenant = CurrentCaller.get().tenantId();
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(VERSION)) {
            statement.setString(1, tenant.toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long version = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(version);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read whether access changed", e);
        }
    }
}
