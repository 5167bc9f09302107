package app.fovea.journey.rest;

import app.fovea.journey.boundary.Schemas;
import app.fovea.journey.boundary.Schemas.SchemaView;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The schemas of the events; those of the envelope are called {@code envelope}. */
@Path("journey/schemas")
@Produces(MediaType.APPLICATION_JSON)
public class SchemaResource {
    @Inject
    private Schemas schemas;

    @GET
    public Page<SchemaView> list() {
        return new Page<>(schemas.list(), null);
    }

    @GET
    @Path("{type}/{version}")
    @Produces("application/schema+json")
    public String schema(@PathParam("type") String type, @PathParam("version") int version) {
        return schemas.schema(type, version);
    }
}
