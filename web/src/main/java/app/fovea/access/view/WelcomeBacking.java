package app.fovea.access.view;

import app.fovea.access.boundary.Welcome;
import app.fovea.access.boundary.Welcome.Guest;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal;
import app.fovea.access.identity.SessionIdentity;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Lets whoever was sent a link choose a password, and in: welcome.xhtml. */
@Named
@RequestScoped
public class WelcomeBacking {
    private static final int NAMED = 4;

    @Inject
    private Welcome welcome;
    @Inject @Param
    private String link;

    private Guest guest;
    private String refusal;
    private String password;

    @PostConstruct
    void look() {
        try {
            guest = welcome.look(link);
        } catch (Refusal no) {
            refusal = no.getMessage();
        }
    }

    public void choose() {
        Problems.tried(() -> {
            Caller caller = welcome.choose(link, password);
            SessionIdentity.begin(Faces.getRequest(), caller);
            Problems.done(greeting(caller));
            Paths.go("/");
            return caller;
        });
    }

    private String greeting(Caller caller) {
        List<String> can = caller.permissions().stream().sorted().map(Permission::title).map(title -> title.substring(0, 1).toLowerCase() + title.substring(1)).toList();
        String role = caller.primaryRole().map(held -> " You work here as " + held.name() + ".").orElse(" Nobody gave you a role yet: ask whoever invited you.");
        String rights = can.isEmpty() ? "" : " You can " + String.join(", ", can.subList(0, Math.min(NAMED, can.size()))) + (can.size() > NAMED ? " and " + (can.size() - NAMED) + " things more." : ".");
        return "Welcome, " + caller.displayName() + ": you are in, and your password is set." + role + rights;
    }

    /** Null when the link is no good. */
    public Guest getGuest() {
        return guest;
    }

    /** The same words whatever is wrong with it. */
    public String getRefusal() {
        return refusal;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
