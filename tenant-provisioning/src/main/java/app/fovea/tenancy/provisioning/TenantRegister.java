package app.fovea.tenancy.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The practices of a platform, as its operator sees them: names and states, never a patient. */
public final class TenantRegister {
    private TenantRegister() {
    }

    /** @param state provisioning, active or suspended */
    public record Entry(String slug, String name, String country, String currency, String timeZone, String state, Instant createdAt) {
    }

    /** In the order of their slugs. @param after the last slug of the page before; empty for the first */
    public static List<Entry> page(DataSource provisioner, String after, int limit) throws SQLException {
        try (Connection connection = provisioner.getConnection();
             PreparedStatement select = connection.prepareStatement(
                 "select slug, name, country, currency, time_zone, state, created_at from tenants where slug > ? and slug <> ? order by slug limit ?")) {
            select.setString(1, after);
            select.setString(2, PlatformTenant.SLUG);
            select.setInt(3, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getTimestamp(7).toInstant()));
                }
            }
            return entries;
        }
    }
}
