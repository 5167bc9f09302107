package app.fovea.view;

import app.fovea.tenancy.entity.DatabaseAway;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A page that lost the database on its way says so and is loaded again, as one that did not reach it at all: nothing of ours is broken. Without it a connection that was lent
 * out before a restart, and found closed after it, showed “Something broke”.
 */
public class DatabaseAwayPage extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(DatabaseAwayPage.class.getName());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!DatabaseAway.isBehind(e) || response.isCommitted()) {
                throw e;
            }
            LOG.log(Level.WARNING, "The database is away: " + e);
            response.resetBuffer();
            response.setIntHeader("Retry-After", DatabaseAway.SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
