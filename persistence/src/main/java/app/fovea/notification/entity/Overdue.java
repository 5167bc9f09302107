package app.fovea.notification.entity;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Whose messages and webhook deliveries should have left the house and did not. Asked as the relay, which sees across practices, and here nothing but whose they are. */
@ApplicationScoped
public class Overdue {
    @Resource(lookup = "java:jboss/datasources/FoveaRelay")
    private DataSource relay;

    /** By then. Each once. */
    public List<UUID> practices(Instant since) throws SQLException {
        List<UUID> practices = new ArrayList<>();
        try (Connection connection = relay.getConnection();
             PreparedStatement select = connection.prepareStatement("""
                 select tenant_id from notifications where state = 'waiting' and send_after < ?
                 union select tenant_id from webhook_deliveries where state = 'pending' and next_try_at < ?""")) {
            select.setTimestamp(1, Timestamp.from(since));
            select.setTimestamp(2, Timestamp.from(since));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    practices.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return practices;
    }
}
