package app.fovea.patient.rest;

import app.fovea.patient.boundary.AlikeView;
import app.fovea.patient.boundary.PatientMerges;
import app.fovea.patient.boundary.PatientMerges.MergeView;
import app.fovea.patient.boundary.PatientMerges.Preview;
import app.fovea.patient.boundary.PatientMerges.Wanted;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Two records that are one person's: the record at the path is the one that is left. */
@Path("patients/{id}/merges")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PatientMergesResource {
    @Inject
    private PatientMerges merges;

    /** @param patientId the other record @param version of that one, as its ETag says @param take the fields in which the other's detail is to hold */
    public record NewMerge(UUID patientId, Long version, List<String> take, String reason) {
    }

    public record Undone(String reason) {
    }

    @GET
    public Page<MergeView> list(@PathParam("id") UUID id) {
        return merges.of(id);
    }

    /** Whose record may be this person's, too. */
    @GET
    @Path("alike")
    public Page<AlikeView> alike(@PathParam("id") UUID id) {
        return new Page<>(merges.alike(id), null);
    }

    /** What merging the other record into this one would do; nothing is changed. */
    @GET
    @Path("preview")
    public Response preview(@PathParam("id") UUID id, @QueryParam("patientId") String other) {
        Preview preview = merges.preview(id, Bodies.needed("patientId", Bodies.uuid("patientId", other)));
        return Response.ok(preview).tag(Versions.tag(preview.kept().version())).build();
    }

    @POST
    public Response merge(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, NewMerge wanted) {
        UUID other = Bodies.needed("patientId", Bodies.needed(wanted).patientId());
        long seen = Versions.required(ifMatch, merges.version(id, other));
        MergeView merge = merges.merge(id, seen, other, new Wanted(Bodies.needed("version", wanted.version()), wanted.take(), wanted.reason()));
        return Response.created(URI.create("patients/" + merge.keptId() + "/merges")).entity(merge).build();
    }

    /** Takes the two apart again. */
    @POST
    @Path("{mergeId}/undo")
    public MergeView undo(@PathParam("id") UUID id, @PathParam("mergeId") UUID mergeId, Undone undone) {
        return merges.undo(id, mergeId, Bodies.needed(undone).reason());
    }
}
