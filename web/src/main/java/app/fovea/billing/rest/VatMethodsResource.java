package app.fovea.billing.rest;

import app.fovea.billing.boundary.VatDecisions;
import app.fovea.billing.boundary.VatDecisions.Decision;
import app.fovea.billing.boundary.VatDecisions.DecisionView;
import app.fovea.rest.Bodies;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

@Path("vat-methods")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class VatMethodsResource {
    @Inject
    private VatDecisions decisions;

    @GET
    public Page<DecisionView> all() {
        return new Page<>(decisions.all(), null);
    }

    @POST
    public Response decide(Decision decision) {
        DecisionView decided = decisions.decide(Bodies.needed(decision));
        return Response.created(URI.create("vat-methods/" + decided.id())).entity(decided).build();
    }
}
