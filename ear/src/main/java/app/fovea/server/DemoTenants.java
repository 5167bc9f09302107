package app.fovea.server;

import java.util.List;
import javax.sql.DataSource;

/** The two practices of the demonstration, as provisioning makes them. */
final class DemoTenants {
    private DemoTenants() {
    }

    static Demo seed(DataSource provisioner) {
        return new Demo(List.of(), new Demo.Operator("", ""));
    }
}
