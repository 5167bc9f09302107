package app.fovea.access.identity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Denials;
import app.fovea.access.entity.Denials.Denial;
import app.fovea.access.entity.Origin;
import app.fovea.audit.boundary.DeniedAttempts;
import app.fovea.privacy.entity.Looked;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The web's door: binds the signed-in caller, and with it the tenant, to the request's thread, from the authenticated identity and
 * nothing else; and from where the request came. Whoever is not signed in is sent to the sign-in page; programs are answered by the API itself.
 */
public class CallerFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(CallerFilter.class.getName());

    @Inject
    private transient DeniedAttempts deniedAttempts;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if ((Paths.push(request) || changes(request)) && foreignOrigin(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getUserPrincipal() instanceof Caller caller) {
            pass(caller, request, response, chain);
        } else if (Paths.open(request) || Paths.api(request)) {
            pass(request, response, chain);
        } else {
            toSignIn(request, response);
        }
    }

    private void pass(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        done(() -> CurrentCaller.as(caller, () -> CurrentCaller.from(origin(request), () -> {
            try {
                chain.doFilter(request, response);
            } finally {
                tellOfDenied();
                Looked.forget();
            }
            return null;
        })));
    }

    /** The answer stands already, and is the same whether this can be written or not. */
    private void tellOfDenied() {
        List<Denial> denials = Denials.taken();
        if (!denials.isEmpty()) {
            try {
                deniedAttempts.record(denials);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "Denied attempts could not be written into the trail of access: " + denials, e);
            }
        }
    }

    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        done(() -> CurrentCaller.from(origin(request), () -> {
            chain.doFilter(request, response);
            return null;
        }));
    }

    private static Origin origin(HttpServletRequest request) {
        return new Origin(request.getRemoteAddr(), request.getMethod() + " " + Paths.of(request));
    }

    private static void done(Callable<Void> work) throws IOException, ServletException {
        try {
            work.call();
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Paths.push(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            // A redirect would be followed by the script, not by the browser.
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter().write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + request.getContextPath() + "/sign-in?expired=true" + WayBack.of(request, "&amp;to=")
                + "\"/></partial-response>");
        } else {
            response.sendRedirect(request.getContextPath() + "/sign-in" + (request.getMethod().equals("GET") ? WayBack.of(request, "?to=") : ""));
        }
    }

    /** Programs bring a token, which no other site has; browsers bring a cookie, or a password that somebody else typed into their form. */
    private static boolean changes(HttpServletRequest request) {
        return !Paths.api(request) && !Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    /**
     * A page of another site may open a web socket to us with our cookie, or send our sign-in form with its own password: browsers ask
     * nobody. The origin gives it away; a browser that hides it says {@code null}.
     */
    private static boolean foreignOrigin(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && !origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader("Host"));
    }
}
