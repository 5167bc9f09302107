package app.fovea.lab.rest;

import app.fovea.lab.boundary.MachineFiles;
import app.fovea.lab.boundary.MachineFiles.FileView;
import app.fovea.lab.boundary.MachineFiles.JobText;
import app.fovea.rest.Bodies;
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
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An order for the machines of a lab, and what they send of it (VCA/OMA DCS, ISO 16284). */
@Path("orders/{id}/vca")
public class MachineFilesResource {
    @Inject
    private MachineFiles files;

    /** @param framed true for the standard's frame with its check sum */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public Response job(@PathParam("id") UUID id, @QueryParam("framed") boolean framed) {
        return answer(files.job(id, framed));
    }

    /** Keeps what a tracer or another machine sent of the job. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response keep(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Sent sent) {
        return Response.status(Response.Status.CREATED).entity(files.keep(id, Bodies.needed(sent).file(), key)).build();
    }

    /** What the machines sent, the newest first. */
    @GET
    @Path("files")
    @Produces(MediaType.APPLICATION_JSON)
    public Page<FileView> list(@PathParam("id") UUID id) {
        return new Page<>(files.of(id), null);
    }

    /** One of them as it came. */
    @GET
    @Path("files/{fileId}")
    @Produces(MediaType.TEXT_PLAIN)
    public Response sent(@PathParam("id") UUID id, @PathParam("fileId") UUID fileId) {
        return answer(files.sent(id, fileId));
    }

    /** @param file the text as the machine sends it, with or without the standard's frame */
    public record Sent(String file) {
    }

    private static Response answer(JobText file) {
        return Response.ok(file.text().getBytes(StandardCharsets.ISO_8859_1)).header("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"").header("Cache-Control", "no-store").build();
    }
}
