package app.fovea.audit.rest;

import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.audit.boundary.AuditTrails;
import app.fovea.audit.boundary.AuditTrails.EntryView;
import app.fovea.audit.boundary.AuditTrails.Export;
import app.fovea.audit.boundary.AuditTrails.Verification;
import app.fovea.audit.boundary.AuditTrails.Wanted;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.TrailFormat;
import app.fovea.audit.view.TrailDownload;
import app.fovea.rest.Bodies;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/** The trail of access: who changed what somebody may do. */
@Path("roles/audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    @Inject
    private AuditTrails trails;
    @Inject
    private TrailDownload download;

    @GET
    public Page<EntryView> list(@QueryParam("roleId") String roleId, @QueryParam("userId") String userId, @QueryParam("actorId") String actorId, @QueryParam("q") String words,
                                @QueryParam("action") String action, @QueryParam("from") String from, @QueryParam("to") String to,
                                @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return trails.list(new Wanted(Bodies.uuid("roleId", roleId), Bodies.uuid("userId", userId), Bodies.uuid("actorId", actorId), words, action(action), day("from", from), day("to", to)),
            Bodies.uuid("after", after), limit);
    }

    /** The whole trail, or what these let through, oldest first. */
    @GET
    @Path("export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    public Response export(@QueryParam("format") String format, @QueryParam("q") String words, @QueryParam("action") String action, @QueryParam("from") String from, @QueryParam("to") String to) {
        TrailFormat wanted = Arrays.stream(TrailFormat.values()).filter(each -> each.extension().equals(format)).findFirst()
            .orElseThrow(() -> new InvalidInput("format_unknown", "format", "Choose csv or json."));
        Export export = trails.export(wanted, new Wanted(null, null, null, words, action(action), day("from", from), day("to", to)));
        StreamingOutput body = out -> download.write(export, out);
        return Response.ok(body, wanted.mediaType()).header("Content-Disposition", "attachment; filename=\"" + export.fileName() + "\"").header("Cache-Control", "no-store").build();
    }

    @GET
    @Path("verify")
    public Verification verify() {
        return trails.verify();
    }

    private static AccessAction action(String text) {
        return text == null || text.isBlank() ? null : AccessAction.of(text).orElseThrow(() -> new InvalidInput("action_unknown", "action",
            "There is no such action. Choose one of " + String.join(", ", Arrays.stream(AccessAction.values()).map(AccessAction::id).toList()) + "."));
    }

    private static LocalDate day(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput("date_unreadable", field, "Write the day as 2026-05-12.");
        }
    }
}
