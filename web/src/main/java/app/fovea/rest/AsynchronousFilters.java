package app.fovea.rest;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Lets server-sent events past the filters that libraries add for every path: OmniFaces registers its own without asynchronous support,
 * and one such filter on the way is enough for RESTEasy to close every stream at once (RESTEASY002186).
 */
public class AsynchronousFilters implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        for (FilterRegistration filter : event.getServletContext().getFilterRegistrations().values()) {
            if (filter instanceof FilterRegistration.Dynamic registration) {
                registration.setAsyncSupported(true);
            }
        }
    }
}
