package app.fovea.notification.rest;

import app.fovea.notification.boundary.ReceiptsByEmail;
import app.fovea.rest.Bodies;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The receipt of an invoice by e-mail. It is on its way when this answers; what became of it stands among the patient's messages. */
@Path("invoices/{id}/receipt-emails")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReceiptEmailsResource {
    @Inject
    private ReceiptsByEmail receipts;

    @POST
    public Response send(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, ReceiptsByEmail.Wanted wanted) {
        return Response.status(Response.Status.CREATED).entity(receipts.send(id, key, Bodies.needed(wanted))).build();
    }
}
