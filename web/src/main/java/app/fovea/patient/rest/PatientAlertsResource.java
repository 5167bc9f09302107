package app.fovea.patient.rest;

import app.fovea.patient.boundary.AlertView;
import app.fovea.patient.boundary.PatientAlerts;
import app.fovea.patient.entity.AlertTopic;
import app.fovea.patient.entity.ToldAlert;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

@Path("patients/{id}/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PatientAlertsResource {
    @Inject
    private PatientAlerts alerts;

    @GET
    public Page<AlertView> all(@PathParam("id") UUID id) {
        return new Page<>(alerts.of(id), null);
    }

    @GET
    @Path("{topic}")
    public Response get(@PathParam("id") UUID id, @PathParam("topic") AlertTopic topic) {
        AlertView alert = alerts.get(id, topic);
        return Response.ok(alert).tag(Versions.tag(alert.version())).build();
    }

    @PUT
    @Path("{topic}")
    public Response tell(@PathParam("id") UUID id, @PathParam("topic") AlertTopic topic, @HeaderParam("If-Match") String ifMatch, ToldAlert told) {
        long version = Versions.required(ifMatch, alerts.get(id, topic).version());
        AlertView alert = alerts.tell(id, topic, version, Bodies.needed(told));
        return Response.ok(alert).tag(Versions.tag(alert.version())).build();
    }
}
