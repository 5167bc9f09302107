package app.fovea.server;

import app.fovea.tenancy.provisioning.demo.DemoWorld;
import app.fovea.tenancy.provisioning.demo.SeededTenant;
import app.fovea.tenancy.provisioning.demo.SeededUser;
import java.sql.SQLException;
import java.time.LocalDate;
import javax.sql.DataSource;

/** The two practices of the demonstration, as provisioning makes them. */
final class DemoTenants {
    private DemoTenants() {
    }

    /** Practices that are there stay as they are: a second start finds yesterday's work. */
    static Demo seed(DataSource provisioner) throws SQLException {
        return new Demo(
                DemoWorld.seed(provisioner, LocalDate.now()).stream().map(DemoTenants::tenant).toList(),
                new Demo.Operator(DemoWorld.operator().email(), DemoWorld.operator().password()));
    }

    private static Demo.Tenant tenant(SeededTenant tenant) {
        return new Demo.Tenant(tenant.slug(), tenant.name(), tenant.users().stream().map(DemoTenants::user).toList());
    }

    private static Demo.User user(SeededUser user) {
        return new Demo.User(user.role(), user.name(), user.email(), user.password());
    }
}
