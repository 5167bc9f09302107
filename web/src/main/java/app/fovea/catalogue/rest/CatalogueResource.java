package app.fovea.catalogue.rest;

import app.fovea.catalogue.boundary.Catalogue;
import app.fovea.rest.Bodies;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("catalogue")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {
    @Inject
    private Catalogue catalogue;

    @GET
    @Path("frames")
    public Page<Catalogue.FrameView> frames(@QueryParam("q") String typed, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return catalogue.frames(typed, after, limit);
    }

    @GET
    @Path("lenses")
    public Page<Catalogue.LensView> lenses(@QueryParam("examId") String examId, @QueryParam("frameId") String frameId, @QueryParam("all") boolean all) {
        return catalogue.lenses(Bodies.needed("examId", Bodies.uuid("examId", examId)), Bodies.uuid("frameId", frameId), null, all);
    }

    @GET
    @Path("treatments")
    public Page<Catalogue.TreatmentView> treatments(@QueryParam("lensId") String lensId) {
        return catalogue.treatments(Bodies.needed("lensId", Bodies.uuid("lensId", lensId)));
    }
}
