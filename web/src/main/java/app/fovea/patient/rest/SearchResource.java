package app.fovea.patient.rest;

import app.fovea.patient.boundary.Search;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
    @Inject
    private Search search;

    /** Patients, orders and invoices by whatever is known of them; without {@code q} the patients whom the caller opened last. */
    @GET
    public Search.Found find(@QueryParam("q") String typed, @QueryParam("limit") Integer limit) {
        return search.find(typed, limit);
    }
}
