package app.fovea.patient.rest;

import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.patient.boundary.Recalls;
import app.fovea.patient.boundary.Recalls.RecallView;
import app.fovea.patient.boundary.Recalls.Wanted;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** When a patient should come again. */
@Path("patients/{id}/recall")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PatientRecallResource {
    @Inject
    private Recalls recalls;

    @GET
    public Response get(@PathParam("id") UUID id) {
        RecallView recall = recalls.of(id).orElseThrow(() -> new NotFound("recall"));
        return Response.ok(recall).tag(Versions.tag(recall.version())).build();
    }

    /** Says it for the first time with {@code If-Match: "0"}. */
    @PUT
    public Response set(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Wanted wanted) {
        RecallView recall = recalls.set(id, seen(id, ifMatch), Bodies.needed(wanted));
        return Response.ok(recall).tag(Versions.tag(recall.version())).build();
    }

    @DELETE
    public void cancel(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        recalls.cancel(id, seen(id, ifMatch));
    }

    private long seen(UUID id, String ifMatch) {
        return Versions.required(ifMatch, recalls.of(id).map(RecallView::version).orElse(0L));
    }
}
