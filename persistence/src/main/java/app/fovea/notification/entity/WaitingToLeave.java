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

/** Messages and webhook deliveries that wait to leave the house, over all practices. Asked as the relay, which sees across them, and here nothing but how much waits, since when and whose it is. */
@ApplicationScoped
public class WaitingToLeave {
    @Resource(lookup = "java:jboss/datasources/FoveaRelay")
    private DataSource relay;

    /**
     * @param email          patients' e-mails that wait, for their time or for a mail server
     * @param sms            their text messages
     * @param deliveries     of webhooks, under way or to be tried again
     * @param overdueSeconds how long ago the one that waits the longest beyond its time should have left; 0 when none is late
     */
    public record Figures(double email, double sms, double deliveries, double overdueSeconds) {
    }

    /** Reads the indexes of what waits, which are as long as the answer. */
    public Figures figures() throws SQLException {
        try (Connection connection = relay.getConnection();
             PreparedStatement select = connection.prepareStatement("""
                 select n.email, n.sms, d.deliveries, greatest(0, coalesce(extract(epoch from now() - least(n.first, d.first)), 0))
                 from (select count(*) filter (where channel = 'email') as email, count(*) filter (where channel = 'sms') as sms, min(send_after) as first from notifications where state = 'waiting') n,
                      (select count(*) as deliveries, min(next_try_at) as first from webhook_deliveries where state = 'pending') d""");
             ResultSet row = select.executeQuery()) {
            row.next();
            return new Figures(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4));
        }
    }

    /** Whose should have left by then and did not. Each once. */
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
