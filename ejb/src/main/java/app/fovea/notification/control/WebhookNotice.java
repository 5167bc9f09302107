package app.fovea.notification.control;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.PersonState;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.journey.control.Courier;
import app.fovea.journey.control.Route;
import app.fovea.journey.control.Unprocessable;
import app.fovea.journey.entity.Envelope;
import app.fovea.notification.entity.WebhookEndpoint;
import app.fovea.notification.entity.WebhookEndpoint.DisabledReason;
import app.fovea.notification.entity.WebhookRepository;
import app.fovea.tenancy.entity.Tenant;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells whoever may manage webhooks that one was disabled: each in a step and an e-mail of their own, so that a mailbox that is gone keeps the news from nobody else, and is seen among the failures of
 * the listener.
 */
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
    @Inject
    private Courier courier;

    /**
     * A step of the listener.
     *
     * @param part the step's name
     * @param endpointId that was disabled
     * @param at         to the millisecond, as the step names it
     * @param reader     whom to tell; null while nobody has been told and each is to get a step
     */
    record Step(String part, UUID endpointId, String at, UUID reader) {
        static Step of(String part) {
            String[] words = part.split(":");
            return new Step(part, UUID.fromString(words[1]), words[2], words.length > 3 ? UUID.fromString(words[3]) : null);
        }

        Step to(UUID each) {
            return of(part + ":" + each);
        }

        /** The same for a mail that is sent twice after a crash; of two readers never the same. */
        UUID mailId() {
            return UUID.nameUUIDFromBytes(part.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param part as {@link WebhookLedger} wrote it (the step's name, the endpoint, the moment), or with one reader behind it @throws Unprocessable where that reader's mailbox takes nothing, now or ever */
    public void tell(Envelope event, String part) {
        Step step = Step.of(part);
        webhooks.endpoint(step.endpointId()).filter(endpoint -> !endpoint.active()).ifPresent(endpoint -> tell(endpoint, event, step));
    }

    private void tell(WebhookEndpoint endpoint, Envelope event, Step step) {
        Tenant tenant = tenants.own();
        if (step.reader() == null) {
            readers(LocalDate.now(tenant.practice().timeZone())).forEach(reader -> courier.later(Route.WEBHOOKS, event, step.to(reader).part(), Instant.now()));
        } else {
            users.find(step.reader()).filter(User::active).ifPresent(reader -> send(endpoint, step, reader, tenant.practice().name()));
        }
    }

    private void send(WebhookEndpoint endpoint, Step step, User reader, String practice) {
        try {
            post.send(step.mailId(), practice, reader.email(), "A webhook was switched off: " + host(endpoint), text(endpoint, practice));
        } catch (NotTaken notTaken) {
            if (notTaken.isForGood()) {
                throw new Unprocessable("a person who may manage webhooks was not told that one was switched off: " + notTaken.getMessage());
            }
            throw notTaken;
        }
    }

    private Set<UUID> readers(LocalDate today) {
        Set<String> enough = Arrays.stream(Permission.values()).filter(right -> Permission.closure(Set.of(right)).contains(Permission.WEBHOOKS_MANAGE)).map(Permission::id).collect(Collectors.toSet());
        Set<UUID> readers = new TreeSet<>();
        roles.ticking(enough).forEach(role -> users.page(null, PersonState.ACTIVE, role, today, null, MOST_READERS).stream().map(User::id).forEach(readers::add));
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
