package app.fovea.bench.inside;

import app.fovea.dispensing.boundary.Checkout;
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

/** The checkout of the product beside which it stands, with the whole chain in the request. In the benchmark's EAR alone. */
@Path("bench/dispenses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SynchronousCheckout {
    @Inject
    private SynchronousChain chain;

    @POST
    @Path("{id}/checkout")
    public Response checkout(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Checkout.PayRequest request) {
        return Response.status(Response.Status.CREATED).entity(chain.sell(id, key, request)).build();
    }
}
