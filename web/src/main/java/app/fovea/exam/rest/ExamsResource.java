package app.fovea.exam.rest;

import app.fovea.exam.boundary.ExamView;
import app.fovea.exam.boundary.Exams;
import app.fovea.exam.entity.ExamNotes;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import java.util.UUID;

@Path("exams/{id}")
@Produces(MediaType.APPLICATION_JSON)
public class ExamsResource {
    @Inject
    private Exams exams;

    @GET
    public Response get(@PathParam("id") UUID id) {
        return answer(exams.get(id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, ExamNotes notes) {
        long seen = Versions.required(ifMatch, exams.get(id).version());
        return answer(exams.save(id, seen, Bodies.needed(notes)));
    }

    @DELETE
    public void discard(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        exams.discard(id, Versions.optional(ifMatch));
    }

    /** @param acknowledgedWarnings codes of the warnings the optometrist has read and stands by */
    public record Signature(Set<String> acknowledgedWarnings) {
    }

    /** Without If-Match it signs what is there now; without a body the signature stands for every warning. */
    @POST
    @Path("finalize")
    public Response finalise(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, String body) throws JsonProcessingException {
        Long seen = Versions.optional(ifMatch);
        Signature signature = Bodies.optional(body, Signature.class);
        return answer(exams.finalise(id, seen == null ? exams.get(id).version() : seen, signature == null ? null : signature.acknowledgedWarnings()));
    }

    /** @param reason what was wrong */
    public record Correction(String reason) {
    }

    /** A new version of a finalised exam, as a draft with all that stands in that one. */
    @POST
    @Path("amendments")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response amend(@PathParam("id") UUID id, Correction correction) {
        ExamView version = exams.amend(id, Bodies.needed(correction).reason());
        return Response.created(URI.create("exams/" + version.id())).entity(version).tag(Versions.tag(version.version())).build();
    }

    private static Response answer(ExamView exam) {
        return Response.ok(exam).tag(Versions.tag(exam.version())).build();
    }
}
