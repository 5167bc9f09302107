package app.fovea.privacy.rest;

import app.fovea.privacy.boundary.RecordOpenings;
import app.fovea.privacy.boundary.RecordOpenings.NoticeView;
import app.fovea.privacy.boundary.RecordOpenings.OpeningView;
import app.fovea.rest.Bodies;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** Restricted records that somebody opened in need. */
@Path("record-openings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OpeningsResource {
    @Inject
    private RecordOpenings openings;

    /** @param reason why it must be seen now */
    public record Wanted(UUID patientId, String reason) {
    }

    /** @param remark what was found; null for nothing */
    public record Review(String remark) {
    }

    /** Opens a record to who asks, for half an hour; asked twice it is one opening. */
    @POST
    public OpeningView open(Wanted wanted) {
        return openings.open(Bodies.needed("patientId", Bodies.needed(wanted).patientId()), wanted.reason());
    }

    /** Closes it before the time is up. */
    @DELETE
    @Path("patients/{patientId}")
    public void close(@PathParam("patientId") UUID patientId) {
        openings.close(patientId);
    }

    /** @param state {@code open} for those into which nobody has looked; all otherwise */
    @GET
    public Page<NoticeView> list(@QueryParam("state") String state, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return openings.notices("open".equals(state), Bodies.uuid("after", after), limit);
    }

    @POST
    @Path("{id}/review")
    public NoticeView review(@PathParam("id") UUID id, Review review) {
        return openings.review(id, review == null ? null : review.remark());
    }
}
