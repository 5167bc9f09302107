package app.fovea.access.control;

import app.fovea.access.boundary.event.PersonInvited;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Invitation;
import app.fovea.access.entity.InvitationRepository;
import app.fovea.access.entity.User;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Sends somebody a link to choose a password: by the outbox, so that it is neither lost nor holds anybody up. */
@ApplicationScoped
public class Inviting {
    @Inject
    private InvitationRepository invitations;
    @Inject
    private JourneyLog journey;

    /** Whatever they were sent before opens nothing any more. */
    public void invite(User user) {
        takeBack(user);
        Invitation invitation = new Invitation(user.id(), user.email(), CurrentCaller.get().userId(), Instant.now());
        invitations.add(invitation);
        invitations.flush();
        journey.append(new PersonInvited(user.id(), invitation.id()), new Context(invitation.id(), null));
    }

    /** At once: the database holds one waiting invitation of a person and no second. */
    public void takeBack(User user) {
        invitations.endAllOf(user.id(), Instant.now());
        invitations.flush();
    }
}
