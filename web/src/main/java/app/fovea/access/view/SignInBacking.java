package app.fovea.access.view;

import app.fovea.access.boundary.SignIn;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Refusal;
import app.fovea.access.identity.SessionIdentity;
import app.fovea.access.identity.WayBack;
import app.fovea.view.ActiveUser;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The way in for people. Remembers the practice, not the person: a till is shared. */
@Named
@RequestScoped
public class SignInBacking {
    private static final String COOKIE = "fovea-practice";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    @Inject
    private ActiveUser user;
    @Inject
    private SignIn signIn;
    @Inject @Param
    private String to;
    @Inject @Param
    private boolean expired;

    private String practice;
    private String email;
    private String password;

    @PostConstruct
    void remember() {
        String cookie = Faces.getRequestCookie(COOKIE);
        practice = cookie != null && cookie.matches("[a-z0-9-]{1,40}") ? cookie : null;
    }

    public void skipWhenSignedIn() {
        if (user.isSignedIn()) {
            Faces.redirect(Faces.getRequestContextPath() + WayBack.to(to));
        }
    }

    public void enter() {
        Problems.tried(() -> {
            Caller caller = checked();
            SessionIdentity.begin(Faces.getRequest(), caller);
            keepPractice();
            Faces.redirect(Faces.getRequestContextPath() + WayBack.to(to));
            return caller;
        });
    }

    private Caller checked() {
        try {
            return signIn.withPassword(practice, email, password);
        } catch (Refusal.TooManyTries refusal) {
            return slowedDown(refusal);
        }
    }

    /** Says it to programs too, which read the status and not the page. */
    private static Caller slowedDown(Refusal.TooManyTries refusal) {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(TOO_MANY_REQUESTS);
        Faces.addResponseHeader("Retry-After", Long.toString(refusal.retryAfterSeconds()));
        throw refusal;
    }

    private void keepPractice() {
        FacesContext.getCurrentInstance().getExternalContext()
            .addResponseCookie(COOKIE, practice.strip().toLowerCase(), Map.of("path", "/", "maxAge", A_YEAR, "httpOnly", true, "secure", Faces.getRequest().isSecure()));
    }

    /** Where the person wanted to go when they were asked to sign in. */
    public String getTo() {
        return to;
    }

    public boolean isExpired() {
        return expired;
    }

    public String getPractice() {
        return practice;
    }

    public void setPractice(String practice) {
        this.practice = practice;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
