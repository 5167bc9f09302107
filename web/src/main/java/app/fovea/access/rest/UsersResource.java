package app.fovea.access.rest;

import app.fovea.access.boundary.People;
import app.fovea.access.boundary.PersonView;
import app.fovea.access.entity.PersonDetails;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {
    @Inject
    private People people;

    /** @param reason in the words of whoever does it */
    public record Why(String reason) {
    }

    @GET
    public Page<PersonView> list(@QueryParam("q") String q, @QueryParam("state") String state, @QueryParam("roleId") String roleId, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return people.list(new People.Search(q, state, Bodies.uuid("roleId", roleId)), Bodies.uuid("after", after), limit);
    }

    @POST
    public Response create(@HeaderParam("Idempotency-Key") String key, People.NewPerson person) {
        PersonView created = people.create(Bodies.needed(person), key);
        return Response.created(URI.create("users/" + created.id())).entity(created).tag(Versions.tag(created.version())).build();
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id) {
        return tagged(people.get(id));
    }

    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, PersonDetails details) {
        long seen = Versions.required(ifMatch, people.get(id).version());
        return tagged(people.change(id, seen, Bodies.needed(details)));
    }

    @POST
    @Path("{id}/suspend")
    public Response suspend(@PathParam("id") UUID id, Why why) {
        return tagged(people.suspend(id, Bodies.needed(why).reason()));
    }

    @POST
    @Path("{id}/resume")
    public Response resume(@PathParam("id") UUID id, Why why) {
        return tagged(people.resume(id, Bodies.needed(why).reason()));
    }

    @POST
    @Path("{id}/invite")
    public Response invite(@PathParam("id") UUID id) {
        return tagged(people.invite(id));
    }

    private static Response tagged(PersonView person) {
        return Response.ok(person).tag(Versions.tag(person.version())).build();
    }
}
