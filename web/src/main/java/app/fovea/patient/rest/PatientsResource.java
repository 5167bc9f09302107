package app.fovea.patient.rest;

import app.fovea.exam.boundary.ExamView;
import app.fovea.exam.boundary.Exams;
import app.fovea.exam.entity.ExamNotes;
import app.fovea.notification.boundary.PatientMessages;
import app.fovea.notification.boundary.PatientMessages.MessageView;
import app.fovea.patient.boundary.AlikeView;
import app.fovea.patient.boundary.Erasures;
import app.fovea.patient.boundary.PatientExports.Export;
import app.fovea.patient.boundary.PatientExports.Form;
import app.fovea.patient.boundary.PatientExports;
import app.fovea.patient.boundary.PatientHistory.Correction;
import app.fovea.patient.boundary.PatientHistory;
import app.fovea.patient.boundary.PatientSummaries;
import app.fovea.patient.boundary.PatientSummary;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.patient.entity.PatientDetails;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

@Path("patients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PatientsResource {
    @Inject
    private Patients patients;
    @Inject
    private PatientSummaries summaries;
    @Inject
    private Exams exams;
    @Inject
    private PatientMessages messages;
    @Inject
    private PatientExports exports;
    @Inject
    private PatientHistory history;
    @Inject
    private Erasures erasures;

    /** @param reason who asked, and how one knows that it is they */
    public record ErasureAsked(String reason) {
    }

    @GET
    public Page<PatientView> search(@QueryParam("q") String typed, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return patients.search(typed, Bodies.uuid("after", after), limit);
    }

    /**
     * Registers whoever is sent. With {@code notSameAs}, empty or once for each record that this is somebody else than, only who has no record already: 409 names
     * the candidates otherwise.
     */
    @POST
    public Response register(@QueryParam("notSameAs") List<String> notSameAs, PatientDetails details) {
        Bodies.needed(details);
        PatientView patient = notSameAs.isEmpty() ? patients.register(details)
            : patients.registerUnless(details, notSameAs.stream().map(id -> Bodies.uuid("notSameAs", id)).filter(Objects::nonNull).collect(Collectors.toSet()));
        return Response.created(URI.create("patients/" + patient.id())).entity(patient).tag(Versions.tag(patient.version())).build();
    }

    /** Who may have a record already, as far as they are known; nothing is saved. */
    @POST
    @Path("duplicates")
    public Page<AlikeView> duplicates(PatientDetails known) {
        return new Page<>(patients.alike(Bodies.needed(known)), null);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id) {
        PatientView patient = patients.get(id);
        return Response.ok(patient).tag(Versions.tag(patient.version())).build();
    }

    /** @param reason why; kept beside what stood there before */
    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @QueryParam("reason") String reason, PatientDetails details) {
        long seen = Versions.required(ifMatch, patients.get(id).version());
        PatientView patient = patients.change(id, seen, Bodies.needed(details), reason);
        return Response.ok(patient).tag(Versions.tag(patient.version())).build();
    }

    /** What the details were before they were changed. */
    @GET
    @Path("{id}/history")
    public Page<Correction> history(@PathParam("id") UUID id) {
        return history.of(id);
    }

    @GET
    @Path("{id}/summary")
    public PatientSummary summary(@PathParam("id") UUID id) {
        return summaries.summary(id);
    }

    /** Everything that is held, as it is stored. */
    @GET
    @Path("{id}/export")
    public Response export(@PathParam("id") UUID id) {
        return answer(exports.export(id, Form.JSON));
    }

    @GET
    @Path("{id}/export/fhir")
    @Produces("application/fhir+json")
    public Response exportFhir(@PathParam("id") UUID id) {
        return answer(exports.export(id, Form.FHIR));
    }

    /** In plain words, for the person. */
    @GET
    @Path("{id}/export/pdf")
    @Produces("application/pdf")
    public Response exportPdf(@PathParam("id") UUID id) {
        return answer(exports.export(id, Form.PDF));
    }

    /** What would be erased now, what must be kept, until when and why. */
    @GET
    @Path("{id}/erasure")
    public Erasures.Preview erasure(@PathParam("id") UUID id) {
        return erasures.preview(id);
    }

    /** Erases what need not be kept and restricts the rest. 202: what lies further back goes within a minute. */
    @POST
    @Path("{id}/erasure")
    public Response erase(@PathParam("id") UUID id, ErasureAsked asked) {
        return Response.accepted(erasures.erase(id, Bodies.needed(asked).reason())).build();
    }

    private static Response answer(Export export) {
        return Response.ok(export.content()).header("Content-Disposition", "attachment; filename=\"" + export.fileName() + "\"").header("Cache-Control", "no-store").build();
    }

    @GET
    @Path("{id}/messages")
    public Page<MessageView> messages(@PathParam("id") UUID id) {
        return messages.of(id);
    }

    @POST
    @Path("{id}/messages/{messageId}/send")
    public MessageView sendAgain(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId) {
        return messages.sendAgain(id, messageId);
    }

    @POST
    @Path("{id}/exams")
    public Response startExam(@PathParam("id") UUID id, ExamNotes notes) {
        ExamView exam = exams.start(id, notes == null ? new ExamNotes(null, null, null, null, null, null) : notes);
        return Response.created(URI.create("exams/" + exam.id())).entity(exam).tag(Versions.tag(exam.version())).build();
    }
}
