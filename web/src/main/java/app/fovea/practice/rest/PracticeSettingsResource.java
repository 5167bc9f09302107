package app.fovea.practice.rest;

import app.fovea.practice.boundary.PracticeSettings;
import app.fovea.practice.boundary.PracticeSettings.BranchView;
import app.fovea.practice.boundary.PracticeSettings.PracticeView;
import app.fovea.practice.boundary.PracticeSettings.Wanted;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.BranchDetails;
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

@Path("settings/practice")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PracticeSettingsResource {
    @Inject
    private PracticeSettings settings;

    @GET
    public Response get() {
        return answer(settings.get());
    }

    @PUT
    public Response change(@HeaderParam("If-Match") String ifMatch, Wanted wanted) {
        long seen = Versions.required(ifMatch, settings.get().version());
        return answer(settings.change(seen, Bodies.needed(wanted)));
    }

    @GET
    @Path("branches/{id}")
    public Response branch(@PathParam("id") UUID id) {
        return answer(settings.branch(id));
    }

    @PUT
    @Path("branches/{id}")
    public Response changeBranch(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, BranchDetails wanted) {
        long seen = Versions.required(ifMatch, settings.branch(id).version());
        return answer(settings.changeBranch(id, seen, Bodies.needed(wanted)));
    }

    private static Response answer(PracticeView practice) {
        return Response.ok(practice).tag(Versions.tag(practice.version())).build();
    }

    private static Response answer(BranchView branch) {
        return Response.ok(branch).tag(Versions.tag(branch.version())).build();
    }
}
