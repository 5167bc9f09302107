package app.fovea.privacy.rest;

import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.privacy.boundary.RestrictedRecords;
import app.fovea.privacy.boundary.RestrictedRecords.RestrictionView;
import app.fovea.privacy.boundary.RestrictedRecords.Wanted;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** That a patient's record is restricted, why, and to whom it is not. */
@Path("patients/{id}/restriction")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RestrictionResource {
    @Inject
    private RestrictedRecords records;

    /** @param reason why it is restricted no more */
    public record Lift(String reason) {
    }

    @GET
    public Response get(@PathParam("id") UUID id) {
        RestrictionView restriction = records.of(id).orElseThrow(() -> new NotFound("restriction"));
        return Response.ok(restriction).tag(tag(restriction)).build();
    }

    /** Needs If-Match where the record is restricted already. */
    @PUT
    public Response restrict(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Wanted wanted) {
        Optional<RestrictionView> before = records.of(id);
        before.ifPresent(standing -> Versions.required(ifMatch, tag(standing)));
        RestrictionView restriction = records.restrict(id, before.map(RestrictionView::id).orElse(null), Bodies.needed(wanted));
        return Response.ok(restriction).tag(tag(restriction)).build();
    }

    @POST
    @Path("lift")
    public void lift(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Lift lift) {
        RestrictionView standing = records.of(id).orElseThrow(() -> new NotFound("restriction"));
        Versions.required(ifMatch, tag(standing));
        records.lift(id, standing.id(), Bodies.needed(lift).reason());
    }

    private static EntityTag tag(RestrictionView restriction) {
        return new EntityTag(restriction.id().toString());
    }
}
