package app.fovea.rest;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.patient.boundary.AlikeView;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/**
 * An error as RFC 9457 tells it.
 *
 * @param errorId    stands in the log too
 * @param errors     for bad input, each with its field
 * @param permission the right that is missing
 * @param rule       the rule that refused
 * @param allowed    where it may go instead
 * @param candidates records of whom this may be one already
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String instance, UUID errorId, List<FieldError> errors, String permission, String rule, List<String> allowed,
                      List<AlikeView> candidates) {
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");
    private static final int UNPROCESSABLE_CONTENT = 422;

    static Problem of(int status, String detail, String instance) {
        return new Problem("about:blank", title(status), status, detail, instance, UUID.randomUUID(), null, null, null, null, null);
    }

    private static String title(int status) {
        if (status == UNPROCESSABLE_CONTENT) {
            return "Unprocessable Content"; // RFC 9110 knows it, Jakarta REST 3.1 does not.
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }

    Problem withErrors(List<FieldError> fields) {
        return new Problem(type, title, status, detail, instance, errorId, fields, permission, rule, allowed, candidates);
    }

    Problem withPermission(String missing) {
        return new Problem(type, title, status, detail, instance, errorId, errors, missing, rule, allowed, candidates);
    }

    Problem withRule(String broken) {
        return new Problem("urn:fovea:rule:" + broken, title, status, detail, instance, errorId, errors, permission, broken, allowed, candidates);
    }

    Problem withAllowed(List<String> moves) {
        return new Problem(type, title, status, detail, instance, errorId, errors, permission, rule, moves, candidates);
    }

    Problem withCandidates(List<AlikeView> alike) {
        return new Problem(type, title, status, detail, instance, errorId, errors, permission, rule, allowed, alike);
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
