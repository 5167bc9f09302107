package app.fovea.dispensing.rest;

import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.advice.boundary.Suggestions;
import app.fovea.billing.entity.Discount;
import app.fovea.dispensing.boundary.Checkout;
import app.fovea.dispensing.boundary.DispenseView;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.boundary.OpenSale;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.lab.boundary.Cancellations;
import app.fovea.lab.boundary.Releases;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@Path("dispenses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DispensesResource {
    @Inject
    private Dispensing dispensing;
    @Inject
    private Suggestions suggestions;
    @Inject
    private Checkout checkout;
    @Inject
    private Releases releases;
    @Inject
    private Cancellations cancellations;

    public record NewDispense(UUID patientId, UUID examId) {
    }

    public record Lenses(List<Dispensing.ChosenPair> pairs) {
    }

    public record Treatments(List<TreatedPair> pairs) {
    }

    public record TreatedPair(Set<UUID> treatmentIds) {
    }

    public record Measured(List<Measurements> pairs) {
    }

    @POST
    public Response start(NewDispense wanted) {
        NewDispense sale = Bodies.needed(wanted);
        DispenseView dispense = dispensing.start(Bodies.needed("patientId", sale.patientId()), Bodies.needed("examId", sale.examId()));
        return Response.created(URI.create("dispenses/" + dispense.id())).entity(dispense).tag(Versions.tag(dispense.version())).build();
    }

    /** @param mine true for the caller's own, false for everybody else's; all where it is not given */
    @GET
    public Page<OpenSale> open(@QueryParam("state") String state, @QueryParam("mine") String mine, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        if (!"draft".equals(state)) {
            throw new InvalidInput("state_unknown", "state", "Ask for the open sales: state=draft. Sold ones are found by their invoices.");
        }
        if (mine != null && !mine.equals("true") && !mine.equals("false")) {
            throw new InvalidInput("mine_unknown", "mine", "Give true for your own, false for those of everybody else, or leave it out for all.");
        }
        return dispensing.open(mine == null ? null : Boolean.valueOf(mine), Bodies.uuid("after", after), limit);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(dispensing.get(id));
    }

    @DELETE
    @Path("{id}")
    public void discard(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        dispensing.discard(id, Versions.optional(ifMatch));
    }

    @PUT
    @Path("{id}/lenses")
    public Response lenses(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Lenses lenses) {
        return answer(dispensing.chooseLenses(id, Versions.optional(ifMatch), whole(Bodies.needed(lenses).pairs())));
    }

    @PUT
    @Path("{id}/treatments")
    public Response treatments(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Treatments treatments) {
        List<Set<UUID>> chosen = whole(Bodies.needed(treatments).pairs()).stream().map(pair -> pair.treatmentIds() == null ? Set.<UUID>of() : pair.treatmentIds()).toList();
        return answer(dispensing.chooseTreatments(id, Versions.optional(ifMatch), chosen));
    }

    @PUT
    @Path("{id}/measurements")
    public Response measurements(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Measured measured) {
        return answer(dispensing.measure(id, Versions.optional(ifMatch), whole(Bodies.needed(measured).pairs())));
    }

    /** In place of what was taken off before. */
    @PUT
    @Path("{id}/discount")
    public Response discount(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, Discount discount) {
        return answer(dispensing.discount(id, Versions.optional(ifMatch), Bodies.needed(discount)));
    }

    @DELETE
    @Path("{id}/discount")
    public Response withdrawDiscount(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(dispensing.withdrawDiscount(id, Versions.optional(ifMatch)));
    }

    /** Whoever calls answers for the sale as it stands, with their registration. */
    @PUT
    @Path("{id}/supervision")
    @Consumes(MediaType.WILDCARD)
    public Response supervise(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(dispensing.supervise(id, Versions.optional(ifMatch)));
    }

    @GET
    @Path("{id}/suggestions")
    public Page<Suggestions.Suggestion> suggestions(@PathParam("id") UUID id, @QueryParam("pairNo") @DefaultValue("1") int pairNo) {
        return new Page<>(suggestions.forPair(id, pairNo), null);
    }

    /** Goes on with a colleague's sale. Twice is as once. */
    @POST
    @Path("{id}/take-over")
    @Consumes(MediaType.WILDCARD)
    public Response takeOver(@PathParam("id") UUID id) {
        return answer(dispensing.takeOver(id));
    }

    @POST
    @Path("{id}/checkout")
    public Response checkout(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Checkout.PayRequest request) {
        Checkout.Receipt receipt = checkout.pay(id, key, Bodies.needed(request));
        return Response.created(URI.create("invoices/" + receipt.invoiceId())).entity(receipt).build();
    }

    /** Gives a sale to the lab that waits for somebody to say so; its orders follow, and the sale names them then. */
    @POST
    @Path("{id}/release")
    @Consumes(MediaType.WILDCARD)
    public Response release(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key) {
        return Response.created(URI.create("dispenses/" + id)).entity(releases.release(id, key)).build();
    }

    /** Undoes a sale before it is made: its orders stop, what was paid goes back, and nothing is owed. */
    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Cancellations.CancelRequest wanted) {
        return Response.created(URI.create("dispenses/" + id)).entity(cancellations.cancel(id, key, Bodies.needed(wanted))).build();
    }

    /** A list in which nothing is missing. */
    private static <T> List<T> whole(List<T> pairs) {
        Bodies.needed("pairs", pairs);
        for (int i = 0; i < pairs.size(); i++) {
            Bodies.needed("pairs[" + i + "]", pairs.get(i));
        }
        return pairs;
    }

    private static Response answer(DispenseView dispense) {
        return Response.ok(dispense).tag(Versions.tag(dispense.version())).build();
    }
}
