package app.fovea.lab.rest;

import app.fovea.lab.boundary.InspectionView;
import app.fovea.lab.boundary.Inspections;
import app.fovea.rest.Bodies;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What was measured on the finished spectacles of an order. */
@Path("orders/{id}/inspections")
@Produces(MediaType.APPLICATION_JSON)
public class InspectionsResource {
    @Inject
    private Inspections inspections;

    /** All of the order, the newest first. */
    @GET
    public Page<InspectionView> list(@PathParam("id") UUID id) {
        return new Page<>(inspections.of(id), null);
    }

    /** Judges what was measured against what was ordered, and keeps both. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response record(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Inspections.Inspected inspected) {
        return Response.status(Response.Status.CREATED).entity(inspections.record(id, Bodies.needed(inspected), key)).build();
    }
}
