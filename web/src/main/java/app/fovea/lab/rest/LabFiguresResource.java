package app.fovea.lab.rest;

import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.lab.boundary.Figures;
import app.fovea.lab.boundary.Figures.Report;
import app.fovea.lab.boundary.FiguresCsv;
import app.fovea.rest.Bodies;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** How fast and how well the lab works. */
@Path("lab/figures")
public class LabFiguresResource {
    @Inject
    private Figures figures;

    /** @param format csv for a file; left out or json for an object */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    public Response get(@QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("branchId") String branchId, @QueryParam("format") String format) {
        boolean csv = "csv".equals(format);
        if (!csv && format != null && !format.equals("json")) {
            throw new InvalidInput("format_unknown", "format", "Choose csv or json.");
        }
        Report report = figures.of(day("from", from), day("to", to), Bodies.uuid("branchId", branchId));
        return csv ? Response.ok(FiguresCsv.of(report), "text/csv; charset=utf-8").header("Content-Disposition", "attachment; filename=\"" + report.fileName() + "\"").build()
            : Response.ok(report, MediaType.APPLICATION_JSON).build();
    }

    private static LocalDate day(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInput("date_unreadable", field, "Write the day as 2026-05-12.");
        }
    }
}
