package app.fovea.view;

import jakarta.enterprise.context.SessionScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.omnifaces.util.Faces;

/**
 * How a person likes the screens: light or dark.
 *
 * <p>Kept for the session, and in a cookie for the next one. Who has not chosen gets what their browser asks for
 * ({@code Sec-CH-Prefers-Color-Scheme}, sent by browsers that were asked for it and know it), else light.
 */
@Named
@SessionScoped
public class Preferences implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String COOKIE = "fovea-look";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    /** Null until the person or the cookie says. */
    private Boolean dark;

    public boolean isDark() {
        if (dark != null) {
            return dark;
        }
        String chosen = Faces.getRequestCookie(COOKIE);
        if (chosen != null) {
            dark = chosen.equals("dark");
            return dark;
        }
        return "dark".equals(unquoted(FacesContext.getCurrentInstance().getExternalContext().getRequestHeaderMap().get("Sec-CH-Prefers-Color-Scheme")));
    }

    /** The PrimeFaces theme: the pair that was measured to keep 4.5:1 (resources/app.css mends the rest). */
    public String getTheme() {
        return isDark() ? "material-compact-indigo-dark" : "material-compact-indigo-light";
    }

    public String getLook() {
        return isDark() ? "dark" : "light";
    }

    /** Switches the look and shows the same page in it. */
    public void switchLook() {
        dark = !isDark();
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.addResponseCookie(COOKIE, getLook(), Map.of("path", "/", "maxAge", A_YEAR, "httpOnly", true, "secure", external.isSecure()));
        Faces.redirect(Faces.getRequestURIWithQueryString());
    }

    private static String unquoted(String headerValue) {
        return headerValue == null ? null : headerValue.replace("\"", "");
    }
}
