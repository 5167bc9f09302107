package app.fovea.access.rest;

import app.fovea.access.boundary.Roles;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class RolesResource {
    @Inject
    private Roles roles;

    @GET
    @Path("permissions")
    public List<Roles.PermissionGroup> permissions() {
        return roles.catalogue();
    }

    @GET
    @Path("roles")
    public Page<Roles.RoleView> all() {
        return roles.all();
    }

    @GET
    @Path("roles/audit")
    public Page<Roles.RoleChangeView> changes(@QueryParam("roleId") String roleId, @QueryParam("userId") String userId, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return roles.changes(Bodies.uuid("roleId", roleId), Bodies.uuid("userId", userId), Bodies.uuid("after", after), limit);
    }

    @GET
    @Path("roles/{id}")
    public Response get(@PathParam("id") UUID id) {
        Roles.RoleView role = roles.get(id);
        return Response.ok(role).tag(Versions.tag(role.version())).build();
    }

    @GET
    @Path("users")
    public Page<Roles.UserView> users() {
        return roles.people();
    }
}
