package app.fovea.privacy.rest;

import app.fovea.privacy.boundary.PrivacyDesk;
import app.fovea.privacy.boundary.PrivacyDesk.PrivacyView;
import app.fovea.privacy.boundary.PrivacyDesk.Wanted;
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

/** Who looks after privacy, and how long it is kept who looked at a record. */
@Path("settings/privacy")
@Produces(MediaType.APPLICATION_JSON)
public class PrivacySettingsResource {
    @Inject
    private PrivacyDesk desk;

    @GET
    public Response get() {
        return answer(desk.get());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@HeaderParam("If-Match") String ifMatch, Wanted wanted) {
        long seen = Versions.required(ifMatch, desk.get().version());
        return answer(desk.change(seen, Bodies.needed(wanted)));
    }

    private static Response answer(PrivacyView settings) {
        return Response.ok(settings).tag(Versions.tag(settings.version())).build();
    }
}
