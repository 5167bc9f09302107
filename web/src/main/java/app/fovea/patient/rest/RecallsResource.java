package app.fovea.patient.rest;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.patient.boundary.Recalls;
import app.fovea.patient.boundary.Recalls.DueRecall;
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

/** Who should come again. */
@Path("recalls")
@Produces(MediaType.APPLICATION_JSON)
public class RecallsResource {
    @Inject
    private Recalls recalls;

    /** @param due the last day, today where it is left out @param reminded {@code true} or {@code false}; anybody where it is left out */
    @GET
    public Page<DueRecall> due(@QueryParam("due") String due, @QueryParam("reminded") String reminded, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return recalls.due(day(due), whether(reminded), Bodies.uuid("after", after), limit);
    }

    private static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? LocalDate.now(CurrentCaller.get().practice().timeZone()) : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput("date_unreadable", "due", "Write the day as 2027-05-12.");
        }
    }

    private static Boolean whether(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidInput("reminded_unknown", "reminded", "Write true for those who were written to, false for those who were not.");
        }
        return Boolean.valueOf(text);
    }
}
