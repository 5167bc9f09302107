package app.fovea.lab.rest;

import app.fovea.lab.boundary.OrderView;
import app.fovea.lab.boundary.Orders;
import app.fovea.lab.boundary.Releases;
import app.fovea.lab.boundary.ToleranceChecks;
import app.fovea.lab.boundary.WaitingSale;
import app.fovea.lab.entity.Move;
import app.fovea.lab.entity.ToleranceVerdict;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

@Path("orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {
    @Inject
    private Orders orders;
    @Inject
    private Releases releases;
    @Inject
    private ToleranceChecks checks;

    @GET
    public Page<OrderView> list(@QueryParam("category") String category, @QueryParam("patientId") String patientId, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return orders.list(category, Bodies.uuid("patientId", patientId), Bodies.uuid("after", after), limit);
    }

    /** Sales that the lab has not been given, and why. */
    @GET
    @Path("waiting")
    public Page<WaitingSale> waiting(@QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return releases.waiting(Bodies.uuid("after", after), limit);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(orders.get(id));
    }

    @POST
    @Path("{id}/transitions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response move(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Move move) {
        return answer(orders.move(id, key, Bodies.needed(move)));
    }

    /** Before it is made: another day, before the others or not, what the lab is told. */
    @POST
    @Path("{id}/changes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@PathParam("id") UUID id, Orders.Change change) {
        return answer(orders.change(id, Bodies.needed(change)));
    }

    /** Judges what was measured against what was ordered; nothing is kept. */
    @POST
    @Path("{id}/tolerance-check")
    @Consumes(MediaType.APPLICATION_JSON)
    public ToleranceVerdict check(@PathParam("id") UUID id, ToleranceChecks.Measured measured) {
        return checks.check(id, Bodies.needed(measured));
    }

    private static Response answer(OrderView order) {
        return Response.ok(order).tag(Versions.tag(order.version())).build();
    }
}
