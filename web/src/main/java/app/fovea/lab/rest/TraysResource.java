package app.fovea.lab.rest;

import app.fovea.lab.boundary.Trays;
import app.fovea.rest.Bodies;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

@Path("orders/{id}/tray")
@Produces(MediaType.APPLICATION_JSON)
public class TraysResource {
    @Inject
    private Trays trays;

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Trays.Lying lay(@PathParam("id") UUID id, Trays.Wanted wanted) {
        return trays.lay(id, Bodies.needed(wanted));
    }
}
