package app.fovea.billing.rest;

import app.fovea.billing.boundary.InvoiceView;
import app.fovea.billing.boundary.Invoices;
import app.fovea.billing.entity.OfferedPayment;
import app.fovea.billing.entity.WantedRefund;
import app.fovea.rest.Bodies;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

@Path("invoices/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InvoicesResource {
    @Inject
    private Invoices invoices;

    @GET
    public InvoiceView get(@PathParam("id") UUID id) {
        return invoices.get(id);
    }

    @POST
    @Path("payments")
    public Response pay(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, OfferedPayment payment) {
        return Response.status(Response.Status.CREATED).entity(invoices.pay(id, key, Bodies.needed(payment))).build();
    }

    @POST
    @Path("refunds")
    public Response refund(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, WantedRefund refund) {
        return Response.status(Response.Status.CREATED).entity(invoices.refund(id, key, Bodies.needed(refund))).build();
    }

    @POST
    @Path("write-offs")
    public Response writeOff(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Invoices.WriteOffRequest wanted) {
        return Response.status(Response.Status.CREATED).entity(invoices.writeOff(id, key, Bodies.needed(wanted))).build();
    }
}
