package app.fovea.tenancy.rest;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.tenancy.entity.Page;
import app.fovea.tenancy.provisioning.TenantRegister;
import jakarta.annotation.Resource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import javax.sql.DataSource;

/** For whoever runs the platform; signs in with the practice “platform”. */
@Path("operator/tenants")
@Produces(MediaType.APPLICATION_JSON)
public class OperatorResource {
    @Resource(lookup = "java:jboss/datasources/FoveaProvisioning")
    private DataSource provisioner;

    @GET
    public Page<TenantRegister.Entry> all(@QueryParam("after") String after, @QueryParam("limit") Integer limit) throws SQLException {
        CurrentCaller.get().require(Permission.TENANTS_OPERATE);
        int size = Page.size(limit);
        return Page.of(TenantRegister.page(provisioner, after == null ? "" : after, size + 1), size, entry -> entry, TenantRegister.Entry::slug);
    }
}
