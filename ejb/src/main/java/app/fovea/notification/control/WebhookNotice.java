package app.fovea.notification.control;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.PersonState;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.notification.entity.WebhookEndpoint;
import app.fovea.notification.entity.WebhookEndpoint.DisabledReason;
import app.fovea.notification.entity.WebhookRepository;
import app.fovea.tenancy.entity.Tenant;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells whoever may manage webhooks that one was disabled. */
@ApplicationScoped
public class WebhookNotice {
    private static final int MOST_READERS = 50;

    @Inject
    private WebhookRepository webhooks;
    @Inject
    private UserRepository users;
    @Inject
    private RoleRepository roles;
    @Inject
    private TenantRepository tenants;
    @Inject
    private PublicAddress address;
    @Inject
    private Post post;

    /** @param part as {@link WebhookLedger} wrote it: the step's name, the endpoint, the moment */
    public void tell(String part) {
        UUID endpointId = UUID.fromString(part.split(":")[1]);
        webhooks.endpoint(endpointId).filter(endpoint -> !endpoint.active()).ifPresent(endpoint -> tell(endpoint, part));
    }

    private void tell(WebhookEndpoint endpoint, String part) {
        Tenant tenant = tenants.own();
        Set<String> readers = readers(LocalDate.now(tenant.practice().timeZone()));
        if (!readers.isEmpty()) {
            UUID id = UUID.nameUUIDFromBytes(part.getBytes(StandardCharsets.UTF_8));
            post.send(id, tenant.practice().name(), String.join(", ", readers), "A webhook was switched off: " + host(endpoint), text(endpoint, tenant.practice().name()));
        }
    }

    private Set<String> readers(LocalDate today) {
        Set<String> enough = Arrays.stream(Permission.values()).filter(right -> Permission.closure(Set.of(right)).contains(Permission.WEBHOOKS_MANAGE)).map(Permission::id).collect(Collectors.toSet());
        Set<String> readers = new TreeSet<>();
        roles.ticking(enough).forEach(role -> users.page(null, PersonState.ACTIVE, role, today, null, MOST_READERS).stream().map(User::email).forEach(readers::add));
        return readers;
    }

    private String text(WebhookEndpoint endpoint, String practice) {
        return """
            Hello,

            Fovea has stopped sending events of %s to this address:

            %s

            %s What happens from now on is not sent there.

            Once the receiver works again, switch the webhook on and send what it has missed:

            %s

            %s
            """.formatted(practice, endpoint.url(), DisabledReason.GONE.id().equals(endpoint.disabledReason()) ? "It answered that it is gone for good (410)." : "For a whole day it took nothing.",
            address.of("/settings/webhooks?of=" + endpoint.id()), practice);
    }

    /** For a subject line, where a path may be long. */
    private static String host(WebhookEndpoint endpoint) {
        return endpoint.url().replaceFirst("^[a-zA-Z]+://([^/?]*).*$", "$1");
    }
}
