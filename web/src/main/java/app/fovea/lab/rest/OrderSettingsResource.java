package app.fovea.lab.rest;

import app.fovea.lab.boundary.OrderSettings;
import app.fovea.lab.boundary.OrderSettings.ReleaseSettings;
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

@Path("settings/orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrderSettingsResource {
    @Inject
    private OrderSettings settings;

    @GET
    public Response get() {
        return answer(settings.get());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@HeaderParam("If-Match") String ifMatch, OrderSettings.Wanted wanted) {
        OrderSettings.Wanted sent = Bodies.needed(wanted);
        return answer(settings.change(sent, Versions.required(ifMatch, tag(settings.get()))));
    }

    private static Response answer(ReleaseSettings settings) {
        return Response.ok(settings).tag(tag(settings)).build();
    }

    private static EntityTag tag(ReleaseSettings settings) {
        return new EntityTag(settings.tag());
    }
}
