package app.fovea.lab.rest;

import app.fovea.lab.boundary.LabColumns;
import app.fovea.lab.boundary.LabColumns.ColumnSettings;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@Path("settings/lab-columns")
@Produces(MediaType.APPLICATION_JSON)
public class LabColumnsResource {
    @Inject
    private LabColumns columns;

    @GET
    public Response get() {
        return answer(columns.get());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@HeaderParam("If-Match") String ifMatch, LabColumns.Wanted wanted) {
        LabColumns.Wanted sent = Bodies.needed(wanted);
        return answer(columns.change(sent, Versions.required(ifMatch, tag(columns.get()))));
    }

    private static Response answer(ColumnSettings settings) {
        return Response.ok(settings).tag(tag(settings)).build();
    }

    private static EntityTag tag(ColumnSettings settings) {
        return new EntityTag(settings.tag());
    }
}
