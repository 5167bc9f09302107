package app.fovea.access.rest;

import app.fovea.access.boundary.Assignment;
import app.fovea.access.boundary.Difference;
import app.fovea.access.boundary.Grants;
import app.fovea.access.boundary.Grants.BulkAssignment;
import app.fovea.access.boundary.Grants.PersonRoles;
import app.fovea.access.boundary.Pairs;
import app.fovea.access.boundary.RoleDraft;
import app.fovea.access.boundary.RoleView;
import app.fovea.access.boundary.Roles;
import app.fovea.access.entity.DangerousPair;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RolesResource {
    @Inject
    private Roles roles;
    @Inject
    private Grants grants;
    @Inject
    private Pairs pairs;
    @Context
    private UriInfo uri;

    /** @param reason why, for the trail; may be left out */
    public record RoleBody(String name, String description, List<String> permissionIds, String reason) {
        RoleDraft draft() {
            return new RoleDraft(name, description, permissionIds);
        }
    }

    public record PairBody(Boolean refused, String reason) {
    }

    @GET
    @Path("permissions")
    public List<Roles.PermissionGroup> permissions() {
        return roles.catalogue();
    }

    @GET
    @Path("roles")
    public Page<RoleView> all(@QueryParam("q") String q, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return roles.all(q, Bodies.uuid("after", after), limit);
    }

    @POST
    @Path("roles")
    public Response create(RoleBody body, @HeaderParam("Idempotency-Key") String key) {
        RoleView made = roles.create(Bodies.needed(body).draft(), body.reason(), key);
        return Response.created(uri.getAbsolutePathBuilder().path(made.id().toString()).build()).tag(Versions.tag(made.version())).entity(made).build();
    }

    @GET
    @Path("roles/{id}")
    public Response get(@PathParam("id") UUID id) {
        return tagged(roles.get(id));
    }

    @PUT
    @Path("roles/{id}")
    public Response change(@PathParam("id") UUID id, RoleBody body, @HeaderParam("If-Match") String ifMatch) {
        long seen = Versions.required(ifMatch, roles.get(id).version());
        return tagged(roles.change(id, seen, Bodies.needed(body).draft(), body.reason()));
    }

    /** @param replacementId the role that its holders get instead; needed where there are any */
    @DELETE
    @Path("roles/{id}")
    public void delete(@PathParam("id") UUID id, @QueryParam("replacementId") String replacementId, @QueryParam("reason") String reason, @HeaderParam("If-Match") String ifMatch) {
        Long seen = Versions.optional(ifMatch);
        roles.delete(id, seen == null ? null : Versions.required(ifMatch, roles.get(id).version()), Bodies.uuid("replacementId", replacementId), reason);
    }

    @GET
    @Path("roles/templates")
    public List<Roles.Template> templates() {
        return roles.templates();
    }

    /** What a new role would be refused or warned for; makes nothing. */
    @POST
    @Path("roles/difference")
    public Difference differenceOfNew(RoleBody body) {
        return roles.difference(null, Bodies.needed(body).draft());
    }

    /** What this change would do and to whom; changes nothing. */
    @POST
    @Path("roles/{id}/difference")
    public Difference difference(@PathParam("id") UUID id, RoleBody body) {
        return roles.difference(id, Bodies.needed(body).draft());
    }

    @POST
    @Path("roles/users/{userId}/assign")
    public PersonRoles assign(@PathParam("userId") UUID userId, Assignment body) {
        return grants.assign(userId, Bodies.needed(body));
    }

    /** For many people at once, all or nothing. */
    @POST
    @Path("roles/users/assign")
    public List<PersonRoles> assignMany(BulkAssignment body) {
        return grants.assignMany(Bodies.needed(body));
    }

    @GET
    @Path("roles/pairs")
    public List<Pairs.PairView> pairs() {
        return pairs.all();
    }

    @PUT
    @Path("roles/pairs/{pair}")
    public Pairs.PairView decide(@PathParam("pair") DangerousPair pair, PairBody body) {
        return pairs.decide(Collections.singletonMap(pair, Bodies.needed(body).refused()), body.reason()).get(0);
    }

    private static Response tagged(RoleView role) {
        return Response.ok(role).tag(Versions.tag(role.version())).build();
    }
}
