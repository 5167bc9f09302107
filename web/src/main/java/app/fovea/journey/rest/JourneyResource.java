package app.fovea.journey.rest;

import app.fovea.journey.boundary.DeadLetters;
import app.fovea.journey.boundary.DeadLetters.DeadLetterView;
import app.fovea.journey.boundary.DeadLetters.LetterDetail;
import app.fovea.journey.boundary.EventView;
import app.fovea.journey.boundary.Journey;
import app.fovea.journey.boundary.JourneyWatch;
import app.fovea.journey.boundary.Replays;
import app.fovea.rest.Bodies;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.UUID;

@Path("journey")
@Produces(MediaType.APPLICATION_JSON)
public class JourneyResource {
    @Inject
    private Journey journey;
    @Inject
    private JourneyWatch watch;
    @Inject
    private DeadLetters deadLetters;
    @Inject
    private Replays replays;

    @GET
    @Path("events")
    public Page<EventView> events(@QueryParam("type") String type, @QueryParam("patientId") String patientId, @QueryParam("correlationId") String correlationId,
                                  @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return journey.events(type, Bodies.uuid("patientId", patientId), Bodies.uuid("correlationId", correlationId), Bodies.uuid("after", after), limit);
    }

    /** What led to what, for one patient or one journey. */
    @GET
    @Path("timeline")
    public JourneyWatch.Chain timeline(@QueryParam("patientId") String patientId, @QueryParam("correlationId") String correlationId) {
        return watch.timeline(Bodies.uuid("patientId", patientId), Bodies.uuid("correlationId", correlationId));
    }

    @GET
    @Path("listeners")
    public JourneyWatch.Figures listeners() {
        return watch.listeners();
    }

    @GET
    @Path("dead-letters")
    public Page<DeadLetterView> deadLetters(@QueryParam("listener") String listener, @QueryParam("state") String state, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return deadLetters.page(listener, state, Bodies.uuid("after", after), limit);
    }

    @GET
    @Path("dead-letters/{id}")
    public LetterDetail deadLetter(@PathParam("id") UUID id) {
        return deadLetters.find(id);
    }

    /** @param listener of one alone, or null for all */
    public record All(String listener) {
    }

    @POST
    @Path("dead-letters/replay")
    public Response replayAll(All request) {
        return Response.accepted(new Page<>(replays.deadLetters(Bodies.needed(request).listener()), null)).build();
    }

    /** @param mode {@code unhandled} or {@code rebuild} @param to not included */
    public record Range(String listener, Instant from, Instant to, String mode) {
    }

    @POST
    @Path("replays")
    public Response replayRange(Range request) {
        Range range = Bodies.needed(request);
        Replays.ReplayView begun = replays.range(range.listener(), range.mode(), range.from(), range.to());
        return Response.accepted(begun).location(UriBuilder.fromPath("journey/replays/{id}").build(begun.id())).build();
    }

    @GET
    @Path("replays")
    public Page<Replays.ReplayView> replays() {
        return new Page<>(replays.newest(), null);
    }

    @GET
    @Path("replays/{id}")
    public Replays.ReplayView replayed(@PathParam("id") UUID id) {
        return replays.find(id);
    }

    @DELETE
    @Path("replays/{id}")
    public void cancel(@PathParam("id") UUID id) {
        replays.cancel(id);
    }

    @POST
    @Path("dead-letters/{id}/replay")
    public Response replay(@PathParam("id") UUID id) {
        deadLetters.replay(id);
        return Response.accepted().build();
    }

    /** @param reason for whoever asks later */
    public record GivenUp(String reason) {
    }

    @POST
    @Path("dead-letters/{id}/discard")
    public void discard(@PathParam("id") UUID id, GivenUp request) {
        deadLetters.discard(id, Bodies.needed(request).reason());
    }
}
