package app.fovea.view;

import jakarta.enterprise.context.SessionScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.omnifaces.util.Faces;

/**
 * How a person likes the screens: light or dark, and whether “/” leads to the search box.
 *
 * <p>Kept for the session, and in cookies for the next one. Who has not chosen gets what their browser asks for
 * ({@code Sec-CH-Prefers-Color-Scheme}, sent by browsers that were asked for it and know it), else light.
 */
@Named
@SessionScoped
public class Preferences implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String LOOK = "fovea-look";
    private static final String SLASH = "fovea-slash";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    /** Null until the person or the cookie says. */
    private Boolean dark;
    /** Null until the person or the cookie says. */
    private Boolean slash;

    public boolean isDark() {
        if (dark != null) {
            return dark;
        }
        String chosen = Faces.getRequestCookie(LOOK);
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
        keep(LOOK, getLook());
    }

    /** Whether “/” leads to the search box. A key alone must be one that can be turned off: who speaks to the machine types it unawares (WCAG 2.1.4). */
    public boolean isSlash() {
        if (slash == null) {
            slash = !"off".equals(Faces.getRequestCookie(SLASH));
        }
        return slash;
    }

    public void switchSlash() {
        slash = !isSlash();
        keep(SLASH, slash ? "on" : "off");
    }

    private static void keep(String cookie, String value) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.addResponseCookie(cookie, value, Map.of("path", "/", "maxAge", A_YEAR, "httpOnly", true, "secure", external.isSecure()));
        Faces.redirect(Faces.getRequestURIWithQueryString());
    }

    private static String unquoted(String headerValue) {
        return headerValue == null ? null : headerValue.replace("\"", "");
    }
}
