package app.fovea.access.view;

import app.fovea.access.boundary.Explanations.RightView;
import app.fovea.access.boundary.Explanations;
import app.fovea.access.boundary.People.InvitationView;
import app.fovea.access.boundary.People;
import app.fovea.access.boundary.PersonView;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** One person: details, invitation, and what they can do: person/view.xhtml. Their roles are {@link PersonRoles}. */
@Named
@ViewScoped
public class PersonBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    /** An e-mail that has not left the house by then is not merely on its way. */
    private static final Duration USUAL = Duration.ofMinutes(1);

    @Inject
    private People people;
    @Inject
    private Explanations explanations;
    @Inject
    private ActiveUser user;
    @Inject @Param(pathIndex = 0)
    private String id;

    private PersonView person;
    private InvitationView invitation;
    private String branch;
    private List<RightView> rights = List.of();
    private String sought;
    private String reason;

    @PostConstruct
    void load() {
        show(people.get(Paths.id(id, "person")));
    }

    private void show(PersonView shown) {
        person = shown;
        invitation = people.invitation(person.id());
        branch = people.branches().stream().filter(each -> each.id().equals(person.branchId())).map(People.BranchView::name).findFirst().orElse("Every branch");
        if (user.can("users:explain")) {
            rights = explanations.rightsOf(person.id());
        }
    }

    public void invite() {
        Problems.tried(() -> {
            show(people.invite(person.id()));
            Problems.done("A link to choose a password is on its way to " + person.email() + ". Earlier links are no longer good.");
            return person;
        });
    }

    public void suspend() {
        if (Problems.tried(() -> people.suspend(person.id(), reason))) {
            reason = null;
            show(people.get(person.id()));
            Problems.done(person.name() + " is suspended and signed out everywhere.");
            Paths.go("/people/" + person.id());
        }
    }

    public void resume() {
        if (Problems.tried(() -> people.resume(person.id(), reason))) {
            reason = null;
            show(people.get(person.id()));
            Problems.done(person.name() + " may sign in again, with the roles they hold.");
            Paths.go("/people/" + person.id());
        }
    }

    /** Nobody is offered to shut themselves out. */
    public boolean isSelf() {
        return person.id().equals(user.getId());
    }

    /** What there is to say of the link that they were sent last; null for nothing. */
    public String getInvitationWords() {
        if (invitation == null) {
            return person.invited() ? "They were not sent a link yet." : null;
        }
        if (!invitation.waiting()) {
            return person.invited() ? "Their link is no longer good. Send a new one." : null;
        }
        if (invitation.sentAt() == null) {
            return invitation.createdAt().plus(USUAL).isBefore(Instant.now()) ? "The e-mail to " + invitation.email() + " has not left yet: the mail server does not take it. It is tried again."
                : "The e-mail to " + invitation.email() + " is on its way.";
        }
        return invitation.expired() ? "The link that was sent to " + invitation.email() + " was not used in time. Send a new one." : null;
    }

    /** A link that still opens the door; null when there is none. */
    public InvitationView getOpenInvitation() {
        return invitation != null && invitation.waiting() && invitation.sentAt() != null && !invitation.expired() ? invitation : null;
    }

    /** By the groups of the catalogue, those that were sought. */
    public Map<String, List<RightView>> getRights() {
        String wanted = sought == null ? "" : sought.toLowerCase(Locale.ROOT);
        return rights.stream().filter(each -> (each.right().name() + " " + each.right().description() + " " + each.right().id()).toLowerCase(Locale.ROOT).contains(wanted))
            .collect(Collectors.groupingBy(each -> each.right().group(), LinkedHashMap::new, Collectors.toList()));
    }

    public int getRightCount() {
        return rights.size();
    }

    public PersonView getPerson() {
        return person;
    }

    public String getBranch() {
        return branch;
    }

    public String getSought() {
        return sought;
    }

    public void setSought(String sought) {
        this.sought = sought;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
