package app.fovea.access.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import org.omnifaces.util.Faces;

/** Ends the session; only ever by a form, so that no other site's link can do it. */
@Named
@RequestScoped
public class SignOut {
    public void leave() throws ServletException {
        Faces.logout();
        Faces.invalidateSession();
        Faces.redirect("sign-in");
    }
}
