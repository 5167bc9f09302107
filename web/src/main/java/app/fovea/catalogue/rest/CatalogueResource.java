package app.fovea.catalogue.rest;

import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.catalogue.boundary.Catalogue;
import app.fovea.prescription.entity.Use;
import app.fovea.rest.Bodies;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;

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
    public Page<Catalogue.LensView> lenses(@QueryParam("examId") String examId, @QueryParam("frameId") String frameId, @QueryParam("use") String use,
                                           @QueryParam("all") boolean all) {
        return catalogue.lenses(Bodies.needed("examId", Bodies.uuid("examId", examId)), Bodies.uuid("frameId", frameId), null, use(use), null, all);
    }

    private static Use use(String text) {
        return text == null || text.isBlank() ? null : Arrays.stream(Use.values()).filter(use -> use.id().equals(text)).findFirst()
            .orElseThrow(() -> new InvalidInput("use_unknown", "use", "A single vision pair is for distance, intermediate or near."));
    }

    @GET
    @Path("treatments")
    public Page<Catalogue.TreatmentView> treatments(@QueryParam("lensId") String lensId) {
        return catalogue.treatments(Bodies.needed("lensId", Bodies.uuid("lensId", lensId)));
    }
}
