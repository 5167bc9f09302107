package app.fovea.practice.rest;

import app.fovea.practice.boundary.CalendarSettings;
import app.fovea.practice.boundary.CalendarSettings.CalendarView;
import app.fovea.practice.boundary.CalendarSettings.Wanted;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** On which days each branch is open. */
@Path("settings/calendar")
@Produces(MediaType.APPLICATION_JSON)
public class CalendarSettingsResource {
    @Inject
    private CalendarSettings settings;

    @GET
    public Page<CalendarView> all() {
        return new Page<>(settings.all(), null);
    }

    @GET
    @Path("{branchId}")
    public Response get(@PathParam("branchId") UUID branchId) {
        return answer(settings.get(branchId));
    }

    @PUT
    @Path("{branchId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@PathParam("branchId") UUID branchId, @HeaderParam("If-Match") String ifMatch, Wanted wanted) {
        long seen = Versions.required(ifMatch, settings.get(branchId).version());
        return answer(settings.change(branchId, seen, Bodies.needed(wanted)));
    }

    private static Response answer(CalendarView calendar) {
        return Response.ok(calendar).tag(Versions.tag(calendar.version())).build();
    }
}
