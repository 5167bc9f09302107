package app.fovea.notification.rest;

import app.fovea.notification.boundary.WebhookDeliveries;
import app.fovea.notification.boundary.WebhookDeliveryView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

@Path("webhook-deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookDeliveriesResource {
    @Inject
    private WebhookDeliveries deliveries;

    /** With its tries. */
    @GET
    @Path("{id}")
    public WebhookDeliveryView get(@PathParam("id") UUID id) {
        return deliveries.get(id);
    }

    @POST
    @Path("{id}/replay")
    public Response replay(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key) {
        return WebhooksResource.onItsWay(deliveries.replay(id, key));
    }
}
