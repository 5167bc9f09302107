package app.fovea.notification.rest;

import app.fovea.notification.boundary.ToRing;
import app.fovea.rest.Bodies;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Messages of all patients; those of one are listed with the patient. */
@Path("messages")
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {
    @Inject
    private ToRing toRing;

    /** What no patient got and nobody has rung about. */
    @GET
    @Path("to-ring")
    public Page<ToRing.Call> toRing(@QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return toRing.list(Bodies.uuid("after", after), limit);
    }

    /** The patient knows by telephone. */
    @POST
    @Path("{id}/rung")
    public void rung(@PathParam("id") UUID id) {
        toRing.rung(id);
    }
}
