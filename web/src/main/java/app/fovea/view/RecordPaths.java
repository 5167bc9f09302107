package app.fovea.view;

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
 * The addresses below a list: {@code /patients/{id}} is shown by {@code patient/view.xhtml}, {@code /patients/{id}/edit} by {@code patient/edit.xhtml} (and {@code rights}, {@code history} likewise),
 * {@code /patients/new} by {@code patient/new.xhtml}. FacesViews can only append path parameters to a page's own address, so this gives it the page's
 * address with the id behind it; what the browser shows stays. web.xml says which list, in which folder its pages are, and which pages have a name.
 */
public class RecordPaths extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Pattern RECORD = Pattern.compile("/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(/(?:edit|rights|history|merge|recall))?/?");

    private String list;
    private String folder;
    private Pattern named;

    @Override
    public void init() {
        list = getInitParameter("list");
        folder = getInitParameter("folder");
        named = Pattern.compile("/(" + getInitParameter("named") + ")/?");
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String rest = request.getRequestURI().substring(request.getContextPath().length() + list.length());
        Matcher record = RECORD.matcher(rest);
        Matcher page = named.matcher(rest);
        if (rest.isEmpty() || rest.equals("/")) {
            chain.doFilter(request, response);
        } else if (record.matches()) {
            chain.doFilter(new At(request, folder + (record.group(2) == null ? "/view" : record.group(2)), "/" + record.group(1)), response);
        } else if (page.matches()) {
            chain.doFilter(new At(request, folder + "/" + page.group(1), null), response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
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
