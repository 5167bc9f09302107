package app.fovea.tenancy.provisioning.health;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the broker takes a connection: {@code /health/ready} on the management interface, beside {@link DatabaseReady}. */
@Readiness
@ApplicationScoped
public class BrokerReady implements HealthCheck {
    @Resource(lookup = "java:/ConnectionFactory")
    private ConnectionFactory connections;

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = connections.createConnection()) {
            connection.start();
            return HealthCheckResponse.up("broker");
        } catch (JMSException e) {
            return HealthCheckResponse.named("broker").down().withData("why", String.valueOf(e.getMessage())).build();
        }
    }
}
