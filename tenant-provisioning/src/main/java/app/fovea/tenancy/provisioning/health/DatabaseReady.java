package app.fovea.tenancy.provisioning.health;

import app.fovea.tenancy.provisioning.Migrations;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the database answers and has every migration of this build: {@code /health/ready} on the management interface. The server finds
 * checks in the library of the EAR, and not (measured, WildFly 39) in its other modules.
 */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    private static final int SECONDS = 2;

    @Resource(lookup = "java:jboss/datasources/FoveaProvisioning")
    private DataSource provisioner;

    /** Migrations go forwards only: a schema that was up to date with this build stays so. */
    private volatile boolean migrated;

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = provisioner.getConnection()) {
            if (!connection.isValid(SECONDS)) {
                return down("the database does not answer");
            }
            if (!migrated) {
                int waiting = Migrations.waiting(provisioner);
                if (waiting > 0) {
                    return down(waiting + " migrations have not run");
                }
                migrated = true;
            }
            return HealthCheckResponse.named("database").up().withData("migrations", "up to date").build();
        } catch (SQLException | RuntimeException e) {
            return down(String.valueOf(e.getMessage()));
        }
    }

    private static HealthCheckResponse down(String why) {
        return HealthCheckResponse.named("database").down().withData("why", why).build();
    }
}
