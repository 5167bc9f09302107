package app.fovea.notification.boundary;

import app.fovea.access.boundary.event.PersonInvited;
import app.fovea.access.entity.BearerToken;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Invitation;
import app.fovea.access.entity.InvitationRepository;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.journey.entity.Envelope;
import app.fovea.notification.control.Post;
import app.fovea.notification.control.PublicAddress;
import app.fovea.tenancy.entity.Tenant;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Sends people the link by which they choose a password. The secret is made here and leaves the house in the e-mail alone; its hash is stored first.
 * When the mail server fails, all of it is undone and the event comes again, with another secret.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class InvitationMail {
    @Inject
    private InvitationRepository invitations;
    @Inject
    private UserRepository users;
    @Inject
    private TenantRepository tenants;
    @Inject
    private PublicAddress address;
    @Inject
    private Post post;

    public void personInvited(Envelope event) {
        PersonInvited invited = event.dataAs(PersonInvited.class);
        Invitation invitation = invitations.find(invited.invitationId()).orElseThrow(() -> new IllegalStateException("invitation of the event is not there"));
        if (!invitation.waiting()) {
            return; // Another one was sent since, or this one was taken back.
        }
        User user = users.find(invitation.userId()).orElseThrow(() -> new IllegalStateException("person of the event is not there"));
        Tenant tenant = tenants.own();
        byte[] secret = BearerToken.newSecret();
        invitation.send(BearerToken.hash(secret), Instant.now());
        invitations.flush();
        String practice = tenant.practice().name();
        String link = address.of("/welcome?link=" + new BearerToken(CurrentCaller.get().tenantId(), invitation.id(), secret).text());
        boolean first = user.passwordHash() == null;
        post.send(event.id(), practice, invitation.email(), first ? "Your way in to " + practice : "Choose a new password for " + practice, first ? first(user, tenant, link) : again(user, practice, link));
    }

    private static String first(User user, Tenant tenant, String link) {
        return """
            Hello %s,

            %s has added you to its team. Choose your password here and you are in:

            %s

            The link works once, for %d days. Afterwards you sign in with the practice “%s” and this e-mail address.

            If you do not work there, delete this message: without the link nobody gets in.

            %s
            """.formatted(user.name(), tenant.practice().name(), link, Invitation.LIFE.toDays(), tenant.practice().slug(), tenant.practice().name());
    }

    private static String again(User user, String practice, String link) {
        return """
            Hello %s,

            somebody who looks after people at %s sent you a link to choose a new password:

            %s

            It works once, for %d days. Until you use it, your old password goes on working.

            If you did not ask for it, tell whoever looks after people in your practice, and leave the link alone.

            %s
            """.formatted(user.name(), practice, link, Invitation.LIFE.toDays(), practice);
    }
}
