package app.fovea.billing.rest;

import app.fovea.billing.boundary.CashUpView;
import app.fovea.billing.boundary.CashUps;
import app.fovea.billing.boundary.CashUps.Close;
import app.fovea.billing.boundary.CashUps.OpenTill;
import app.fovea.billing.boundary.TillView;
import app.fovea.billing.boundary.Tills;
import app.fovea.billing.boundary.Tills.NewTill;
import app.fovea.billing.boundary.Tills.TillChange;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TillsResource {
    @Inject
    private Tills tills;
    @Inject
    private CashUps cashUps;
    @Context
    private UriInfo uri;

    /** Where the caller is. */
    public record Place(UUID tillId) {
    }

    @GET
    @Path("tills")
    public Page<TillView> all() {
        return new Page<>(tills.all(), null);
    }

    @POST
    @Path("tills")
    public Response add(@HeaderParam("Idempotency-Key") String key, NewTill wanted) {
        TillView made = tills.add(Bodies.needed(wanted), key);
        return Response.created(uri.getAbsolutePathBuilder().path(made.id().toString()).build()).tag(Versions.tag(made.version())).entity(made).build();
    }

    /** Those at which one can be. */
    @GET
    @Path("tills/mine")
    public Page<TillView> choices() {
        return new Page<>(tills.choices(), null);
    }

    @PUT
    @Path("tills/mine")
    public TillView stand(Place place) {
        return tills.stand(Bodies.needed(place).tillId());
    }

    @GET
    @Path("tills/{id}")
    public Response get(@PathParam("id") UUID id) {
        TillView till = tills.get(id);
        return Response.ok(till).tag(Versions.tag(till.version())).build();
    }

    @PUT
    @Path("tills/{id}")
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, TillChange wanted) {
        TillView changed = tills.change(id, Versions.required(ifMatch, tills.version(id)), Bodies.needed(wanted));
        return Response.ok(changed).tag(Versions.tag(changed.version())).build();
    }

    /** What it took since it was counted last. */
    @GET
    @Path("tills/{id}/takings")
    public OpenTill takings(@PathParam("id") UUID id) {
        return cashUps.open(id);
    }

    @POST
    @Path("tills/{id}/cash-ups")
    public Response close(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Close close) {
        return Response.status(Response.Status.CREATED).entity(cashUps.close(id, key, Bodies.needed(close))).build();
    }

    @GET
    @Path("tills/{id}/cash-ups")
    public Page<CashUpView> closed(@PathParam("id") UUID id, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return cashUps.of(id, Bodies.uuid("after", after), limit);
    }

    @GET
    @Path("cash-ups/{id}")
    public CashUpView cashUp(@PathParam("id") UUID id) {
        return cashUps.get(id);
    }
}
