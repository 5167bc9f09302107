package app.fovea.journey.entity;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** How much waits in the outbox over all practices: asked as the relay, and naming none of them. */
@ApplicationScoped
public class OutboxState {
    @Resource(lookup = "java:jboss/datasources/FoveaRelay")
    private DataSource relay;

    /** @param oldestSeconds since the oldest of them happened; 0 when none waits */
    public record Waiting(double events, double oldestSeconds) {
    }

    /** Reads the index of what is not published, which is as long as the answer. */
    public Waiting waiting() throws SQLException {
        try (Connection connection = relay.getConnection();
             PreparedStatement select = connection.prepareStatement(
                 "select count(*), coalesce(extract(epoch from now() - min(occurred_at)), 0) from journey_events where published_at is null");
             ResultSet row = select.executeQuery()) {
            row.next();
            return new Waiting(row.getDouble(1), row.getDouble(2));
        }
    }
}
