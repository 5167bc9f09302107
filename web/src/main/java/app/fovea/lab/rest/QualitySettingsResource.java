package app.fovea.lab.rest;

import app.fovea.lab.boundary.QualityDesk;
import app.fovea.lab.boundary.QualityDesk.QualityView;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** By which standard finished spectacles are judged, and whether only measured ones pass. */
@Path("settings/quality")
@Produces(MediaType.APPLICATION_JSON)
public class QualitySettingsResource {
    @Inject
    private QualityDesk desk;

    @GET
    public Response get() {
        return answer(desk.get());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@HeaderParam("If-Match") String ifMatch, QualityDesk.Wanted wanted) {
        long seen = Versions.required(ifMatch, desk.get().version());
        return answer(desk.change(seen, Bodies.needed(wanted)));
    }

    private static Response answer(QualityView settings) {
        return Response.ok(settings).tag(Versions.tag(settings.version())).build();
    }
}
