package app.fovea.paper.rest;

import app.fovea.paper.boundary.Paper;
import app.fovea.paper.boundary.Papers;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Paper of a sale as PDF, to be shown or printed. */
@Path("papers")
@Produces("application/pdf")
public class PapersResource {
    @Inject
    private Papers papers;

    @GET
    @Path("receipts/{invoiceId}")
    public Response receipt(@PathParam("invoiceId") UUID invoiceId) {
        return answer(papers.receipt(invoiceId));
    }

    @GET
    @Path("job-tickets/{orderId}")
    public Response jobTicket(@PathParam("orderId") UUID orderId) {
        return answer(papers.jobTicket(orderId));
    }

    @GET
    @Path("labels/{orderId}")
    public Response label(@PathParam("orderId") UUID orderId) {
        return answer(papers.label(orderId));
    }

    /** Ticket and label of every job of a sale. */
    @GET
    @Path("trays/{dispenseId}")
    public Response trays(@PathParam("dispenseId") UUID dispenseId) {
        return answer(papers.trays(dispenseId));
    }

    @GET
    @Path("cash-ups/{cashUpId}")
    public Response cashUp(@PathParam("cashUpId") UUID cashUpId) {
        return answer(papers.cashUp(cashUpId));
    }

    private static Response answer(Paper paper) {
        return Response.ok(paper.pdf()).header("Content-Disposition", "inline; filename=\"" + paper.fileName() + "\"").header("Cache-Control", "no-store").build();
    }
}
