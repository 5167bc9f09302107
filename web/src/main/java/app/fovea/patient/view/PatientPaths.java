package app.fovea.patient.view;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses below {@code /patients}: {@code /patients/{id}} is shown by {@code patient/view.xhtml}, {@code /patients/{id}/edit}
 * by {@code patient/edit.xhtml}, {@code /patients/new} by {@code patient/new.xhtml}. FacesViews can only append path parameters
 * to a page's own address, so this gives it the page's address with the id behind it; what the browser shows stays.
 */
public class PatientPaths extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/(?:(new)|([0-9a-fA-F-]{36})(/edit)?)/?");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String rest = request.getRequestURI().substring(request.getContextPath().length() + "/patients".length());
        if (rest.isEmpty() || rest.equals("/")) {
            chain.doFilter(request, response);
            return;
        }
        Matcher path = PATH.matcher(rest);
        if (!path.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (path.group(1) != null) {
            chain.doFilter(new At(request, "/patient/new", null), response);
        } else {
            chain.doFilter(new At(request, path.group(3) == null ? "/patient/view" : "/patient/edit", "/" + path.group(2)), response);
        }
    }

    private static final class At extends HttpServletRequestWrapper {
        private final String servletPath;
        private final String pathInfo;

        private At(HttpServletRequest request, String servletPath, String pathInfo) {
            super(request);
            this.servletPath = servletPath;
            this.pathInfo = pathInfo;
        }

        @Override
        public String getServletPath() {
            return servletPath;
        }

        @Override
        public String getPathInfo() {
            return pathInfo;
        }
    }
}
