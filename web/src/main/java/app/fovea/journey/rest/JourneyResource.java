package app.fovea.journey.rest;

import app.fovea.journey.boundary.EventView;
import app.fovea.journey.boundary.Journey;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;

@Path("journey")
@Produces(MediaType.APPLICATION_JSON)
public class JourneyResource {
    @Inject
    private Journey journey;

    @GET
    @Path("events")
    public Page<EventView> events(@QueryParam("type") String type, @QueryParam("patientId") String patientId, @QueryParam("correlationId") String correlationId,
                                  @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return journey.events(type, Bodies.uuid("patientId", patientId), Bodies.uuid("correlationId", correlationId), Bodies.uuid("after", after), limit);
    }

    @GET
    @Path("dead-letters")
    public Page<Journey.DeadLetterView> deadLetters() {
        return journey.deadLetters();
    }

    @POST
    @Path("dead-letters/{id}/replay")
    public Response replay(@PathParam("id") UUID id) {
        journey.replay(id);
        return Response.accepted().build();
    }

    /** @param reason for whoever asks later */
    public record GivenUp(String reason) {
    }

    @POST
    @Path("dead-letters/{id}/discard")
    public void discard(@PathParam("id") UUID id, GivenUp request) {
        journey.discard(id, Bodies.needed(request).reason());
    }
}
