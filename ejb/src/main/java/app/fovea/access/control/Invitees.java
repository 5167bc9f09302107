package app.fovea.access.control;

import app.fovea.access.entity.BearerToken;
import app.fovea.access.entity.Invitation;
import app.fovea.access.entity.InvitationRepository;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.AccessTrail;
import app.fovea.tenancy.entity.Tenant;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What the database knows of people who were sent a link; each question is a transaction of its own, as for the {@link Doorkeeper}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Invitees {
    @Inject
    private TenantRepository tenants;
    @Inject
    private UserRepository users;
    @Inject
    private RoleRepository roles;
    @Inject
    private InvitationRepository invitations;
    @Inject
    private AccessTrail trail;

    public record Invitee(String name, String email, String practice, String slug) {
    }

    /** Empty when the link does not open the door, whatever the reason. */
    public Optional<Invitee> find(BearerToken link) {
        return good(link).map(invitation -> users.find(invitation.userId()).orElseThrow())
            .map(user -> new Invitee(user.name(), user.email(), tenants.own().practice().name(), tenants.own().practice().slug()));
    }

    /** Uses the link up, and ends the tokens that the old password opened. @return who chose; empty when the link is no good any more */
    public Optional<UUID> settle(BearerToken link, String passwordHash) {
        roles.lock(); // Of two presses the second finds the link used.
        Optional<Invitation> invitation = good(link);
        invitation.ifPresent(good -> {
            Instant now = Instant.now();
            good.use(now);
            User user = users.find(good.userId()).orElseThrow();
            user.choosePassword(passwordHash);
            users.revokeTokens(user.id(), now);
            trail.record(AccessAction.PASSWORD_CHOSEN, null, user.id(), null, null, null);
            roles.flush();
        });
        return invitation.map(Invitation::userId);
    }

    private Optional<Invitation> good(BearerToken link) {
        Tenant tenant = tenants.own();
        return tenant == null || !tenant.active() ? Optional.empty()
            : invitations.find(link.tokenId()).filter(invitation -> invitation.good(BearerToken.hash(link.secret()), Instant.now()))
                .filter(invitation -> users.find(invitation.userId()).filter(User::active).isPresent());
    }
}
