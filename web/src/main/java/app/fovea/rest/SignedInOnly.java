package app.fovea.rest;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.identity.Unanswered;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Everything under {@code /api} needs a token, except what says {@link PermitAll}. */
@Provider
public class SignedInOnly implements ContainerRequestFilter {
    @Context
    private ResourceInfo resource;

    @Context
    private HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!resource.getResourceMethod().isAnnotationPresent(PermitAll.class)) {
            Unanswered.rethrow(servlet);
            CurrentCaller.get();
        }
    }
}
