package app.fovea.server;

import app.fovea.tenancy.provisioning.demo.DemoWorld;
import app.fovea.tenancy.provisioning.demo.SeededTenant;
import app.fovea.tenancy.provisioning.demo.SeededUser;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/** The two practices of the demonstration, as provisioning makes them. */
final class DemoTenants {
    private DemoTenants() {
    }

    static Demo seed(DataSource provisioner) {
        try {
            List<Demo.Tenant> tenants = DemoWorld.seed(provisioner, LocalDate.now()).stream().map(DemoTenants::tenant).toList();
            SeededUser operator = DemoWorld.operator();
            return new Demo(tenants, new Demo.Operator(operator.email(), operator.password()));
        } catch (SQLException e) {
            throw new IllegalStateException("the demo practices could not be made", e);
        }
    }

    private static Demo.Tenant tenant(SeededTenant seeded) {
        return new Demo.Tenant(seeded.slug(), seeded.name(),
            seeded.users().stream().map(user -> new Demo.User(user.role(), user.name(), user.email(), user.password())).toList());
    }
}
