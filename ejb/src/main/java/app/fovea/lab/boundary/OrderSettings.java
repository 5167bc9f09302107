package app.fovea.lab.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Requires;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** When the practice's sales become orders of the lab. */
@Stateless
public class OrderSettings {
    @Inject
    private TenantRepository tenants;

    /** @param depositPercent share of an invoice that must be paid before its orders begin, 0 to 100; 100 is paid in full */
    public record ReleaseView(int depositPercent) {
    }

    @Requires(Permission.SETTINGS_ORDERS)
    public ReleaseView get() {
        return new ReleaseView(tenants.own().releaseDepositPercent());
    }
}
