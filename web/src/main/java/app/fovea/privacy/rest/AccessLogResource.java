package app.fovea.privacy.rest;

import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.privacy.boundary.AccessLog;
import app.fovea.privacy.boundary.AccessLog.ViewEntry;
import app.fovea.privacy.boundary.AccessLog.Wanted;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.rest.Bodies;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;

/** Who looked at which patient's record. */
@Path("access-log")
@Produces(MediaType.APPLICATION_JSON)
public class AccessLogResource {
    @Inject
    private AccessLog log;

    @GET
    public Page<ViewEntry> list(@QueryParam("patientId") String patientId, @QueryParam("userId") String userId, @QueryParam("q") String words, @QueryParam("kind") String kind,
                                @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return log.list(new Wanted(Bodies.uuid("patientId", patientId), Bodies.uuid("userId", userId), words, kind(kind), day("from", from), day("to", to)), Bodies.uuid("after", after), limit);
    }

    private static RecordKind kind(String text) {
        return text == null || text.isBlank() ? null : RecordKind.of(text).orElseThrow(() -> new InvalidInput("kind_unknown", "kind",
            "There is no such kind of record. Choose one of " + String.join(", ", Arrays.stream(RecordKind.values()).map(RecordKind::id).toList()) + "."));
    }

    private static LocalDate day(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput("date_unreadable", field, "Write the day as 2026-05-12.");
        }
    }
}
