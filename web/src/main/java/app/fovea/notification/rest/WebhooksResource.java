package app.fovea.notification.rest;

import app.fovea.notification.boundary.WebhookDeliveries;
import app.fovea.notification.boundary.WebhookDeliveries.Replayed;
import app.fovea.notification.boundary.WebhookDeliveryView;
import app.fovea.notification.boundary.WebhookDraft;
import app.fovea.notification.boundary.WebhookView;
import app.fovea.notification.boundary.Webhooks;
import app.fovea.notification.boundary.Webhooks.WithSecret;
import app.fovea.rest.Bodies;
import app.fovea.rest.Versions;
import app.fovea.tenancy.entity.Page;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

@Path("webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WebhooksResource {
    @Inject
    private Webhooks webhooks;
    @Inject
    private WebhookDeliveries deliveries;

    /** @param secret to verify signatures with, shown this once */
    public record NewWebhook(UUID id, String secret, WebhookView webhook) {
        static NewWebhook of(WithSecret made) {
            return new NewWebhook(made.webhook().id(), made.secret(), made.webhook());
        }
    }

    /** @param from included @param to not included; null for now */
    public record Span(Instant from, Instant to) {
    }

    @GET
    public Page<WebhookView> list() {
        return new Page<>(webhooks.all(), null);
    }

    @POST
    public Response create(WebhookDraft draft) {
        WithSecret made = webhooks.create(Bodies.needed(draft));
        return Response.created(URI.create("webhooks/" + made.webhook().id())).entity(NewWebhook.of(made)).tag(Versions.tag(made.webhook().version())).build();
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id) {
        return tagged(webhooks.get(id));
    }

    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, WebhookDraft draft) {
        long seen = Versions.required(ifMatch, webhooks.get(id).version());
        return tagged(webhooks.change(id, seen, Bodies.needed(draft)));
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Long seen = Versions.optional(ifMatch);
        webhooks.delete(id, seen == null ? null : Versions.required(ifMatch, webhooks.get(id).version()));
    }

    @POST
    @Path("{id}/rotate")
    public NewWebhook rotate(@PathParam("id") UUID id) {
        return NewWebhook.of(webhooks.rotate(id));
    }

    /** The receiver has changed: only the newest secret signs from now on. */
    @POST
    @Path("{id}/end-old-secrets")
    public Response endOldSecrets(@PathParam("id") UUID id) {
        return tagged(webhooks.endOldSecrets(id));
    }

    @POST
    @Path("{id}/enable")
    public Response enable(@PathParam("id") UUID id) {
        return tagged(webhooks.enable(id));
    }

    @POST
    @Path("{id}/disable")
    public Response disable(@PathParam("id") UUID id) {
        return tagged(webhooks.disable(id));
    }

    /** Sends a message that says nothing; what became of it is asked for by its id. */
    @POST
    @Path("{id}/test")
    public Response test(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key) {
        return onItsWay(deliveries.ping(id, key));
    }

    @GET
    @Path("{id}/deliveries")
    public Page<WebhookDeliveryView> deliveries(@PathParam("id") UUID id, @QueryParam("state") String state, @QueryParam("after") String after, @QueryParam("limit") Integer limit) {
        return deliveries.of(id, state, Bodies.uuid("after", after), limit);
    }

    /** Sends what it has missed in that time. */
    @POST
    @Path("{id}/replay")
    public Replayed replay(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Span span) {
        Bodies.needed(span);
        return deliveries.replayMissed(id, span.from(), span.to(), key);
    }

    private static Response tagged(WebhookView webhook) {
        return Response.ok(webhook).tag(Versions.tag(webhook.version())).build();
    }

    static Response onItsWay(WebhookDeliveryView delivery) {
        return Response.accepted(delivery).location(URI.create("webhook-deliveries/" + delivery.id())).build();
    }
}
