package app.fovea.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Takes the place of RESTEasy's own mapper for this exception, which is nearer than {@link Problems}' and answers in plain text. */
@Provider
public class BadJson implements ExceptionMapper<JsonProcessingException> {
    @Inject
    private Problems problems;

    @Override
    public Response toResponse(JsonProcessingException bad) {
        return problems.toResponse(bad);
    }
}
