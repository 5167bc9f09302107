package app.fovea.notification.rest;

import app.fovea.notification.boundary.MessageDesk;
import app.fovea.notification.boundary.MessageDesk.Decided;
import app.fovea.notification.boundary.MessageDesk.SettingsView;
import app.fovea.notification.boundary.MessageDesk.TemplateView;
import app.fovea.notification.entity.MessageChannel;
import app.fovea.notification.entity.MessageKind;
import app.fovea.notification.entity.MessageText;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.Page;
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

@Path("settings/messages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MessageSettingsResource {
    private static final String TEMPLATE = "templates/{kind}/{channel}/{language}";

    @Inject
    private MessageDesk desk;

    @GET
    public Response settings() {
        return answer(desk.settings());
    }

    @PUT
    public Response change(@HeaderParam("If-Match") String ifMatch, Decided decided) {
        long seen = Versions.required(ifMatch, desk.settings().version());
        return answer(desk.change(seen, Bodies.needed(decided)));
    }

    @GET
    @Path("templates")
    public Page<TemplateView> templates() {
        return new Page<>(desk.all(), null);
    }

    @GET
    @Path(TEMPLATE)
    public Response template(@PathParam("kind") MessageKind kind, @PathParam("channel") MessageChannel channel, @PathParam("language") String language) {
        return answer(desk.template(kind, channel, language));
    }

    @PUT
    @Path(TEMPLATE)
    public Response write(@PathParam("kind") MessageKind kind, @PathParam("channel") MessageChannel channel, @PathParam("language") String language, @HeaderParam("If-Match") String ifMatch, MessageText words) {
        long seen = Versions.required(ifMatch, desk.template(kind, channel, language).version());
        return answer(desk.write(kind, channel, language, seen, Bodies.needed(words)));
    }

    /** Back to the house's words, which it answers with. */
    @DELETE
    @Path(TEMPLATE)
    public Response restore(@PathParam("kind") MessageKind kind, @PathParam("channel") MessageChannel channel, @PathParam("language") String language, @HeaderParam("If-Match") String ifMatch) {
        long seen = Versions.required(ifMatch, desk.template(kind, channel, language).version());
        return answer(desk.restore(kind, channel, language, seen));
    }

    private static Response answer(SettingsView settings) {
        return Response.ok(settings).tag(Versions.tag(settings.version())).build();
    }

    private static Response answer(TemplateView template) {
        return Response.ok(template).tag(Versions.tag(template.version())).build();
    }
}
