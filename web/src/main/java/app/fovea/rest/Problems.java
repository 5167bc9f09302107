package app.fovea.rest;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.patient.boundary.MaybeRegistered;
import app.fovea.tenancy.entity.DatabaseAway;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells every failure as {@code application/problem+json}. What nobody foresaw is told in general and logged in full, under one id. */
@Provider
public class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(Problems.class.getName());
    private static final String UNIQUE_VIOLATION = "23505";
    /** The database's own guard (V7__access.sql, keep_an_owner), for whatever way the program's rules overlook. */
    private static final String RESTRICT_VIOLATION = "23001";
    private static final String OWNER_REMAINS = "must keep the owner's role";
    /** Of text, and of text in JSON: PostgreSQL keeps no character zero. */
    private static final Set<String> NO_SUCH_CHARACTER = Set.of("22021", "22P05");

    @Context
    private UriInfo uri;

    @Override
    public Response toResponse(Throwable thrown) {
        Refusal refusal = find(thrown, Refusal.class);
        if (refusal != null) {
            return refused(refusal);
        }
        if (find(thrown, OptimisticLockException.class) != null) {
            return refused(Refusal.Conflict.stale("record"));
        }
        if (DatabaseAway.isBehind(thrown)) {
            return databaseAway(thrown);
        }
        SQLException sql = find(thrown, SQLException.class);
        if (sql != null && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
            return refused(new Refusal.Conflict("This exists already: somebody was faster, or the request was sent twice. Load it and look."));
        }
        if (sql != null && sql.getSQLState() != null && NO_SUCH_CHARACTER.contains(sql.getSQLState())) {
            return refused(new Refusal.InvalidInput("character_impossible", "text", "There is a character in it that cannot be kept, such as U+0000. Take it out."));
        }
        if (sql != null && RESTRICT_VIOLATION.equals(sql.getSQLState()) && sql.getMessage().contains(OWNER_REMAINS)) {
            return refused(new Refusal.RuleBroken("last_owner", "Nobody would be left who owns the practice for good. Make somebody else an owner first."));
        }
        JsonProcessingException json = find(thrown, JsonProcessingException.class);
        if (json != null) {
            return badJson(json);
        }
        if (thrown instanceof WebApplicationException web) {
            return web(web);
        }
        return unforeseen(thrown);
    }

    /** Also when it went while it committed and nobody knows whether it did: the key of the request finds out. */
    private Response databaseAway(Throwable thrown) {
        Problem problem = Problem.of(503, "The database cannot be reached just now. Ask again in " + DatabaseAway.SECONDS + " seconds, with the same Idempotency-Key if you sent one: "
            + "what was done is not done twice.", uri.getRequestUri().getPath());
        LOG.log(Level.WARNING, "errorId=" + problem.errorId() + " " + uri.getRequestUri().getPath() + ": the database is away: " + thrown);
        return problem.response().header("Retry-After", DatabaseAway.SECONDS).build();
    }

    private Response refused(Refusal refusal) {
        if (refusal instanceof Refusal.NotSignedIn) {
            return problem(401, refusal).response().header("WWW-Authenticate", "Bearer").build();
        }
        if (refusal instanceof Refusal.TooManyTries tries) {
            return problem(429, refusal).response().header("Retry-After", tries.retryAfterSeconds()).build();
        }
        if (refusal instanceof Refusal.PermissionMissing missing) {
            return problem(403, refusal).withPermission(missing.permission().id()).response().build();
        }
        if (refusal instanceof Refusal.BeyondOwnRights beyond) {
            return problem(403, refusal).withPermission(beyond.missing().get(0).id()).response().build();
        }
        if (refusal instanceof Refusal.RecordRestricted) {
            return problem(403, refusal).withRule("record_restricted").withPermission(Permission.PATIENTS_RESTRICTED.id()).response().build();
        }
        if (refusal instanceof Refusal.PreviewOnly) {
            return problem(403, refusal).response().build();
        }
        if (refusal instanceof Refusal.NotFound) {
            return problem(404, refusal).response().build();
        }
        if (refusal instanceof Refusal.Conflict conflict) {
            return problem(409, refusal).withAllowed(conflict.allowed()).response().build();
        }
        if (refusal instanceof MaybeRegistered registered) {
            return problem(409, refusal).withCandidates(registered.candidates()).response().build();
        }
        if (refusal instanceof Refusal.RuleBroken broken) {
            return problem(422, refusal).withRule(broken.rule()).response().build();
        }
        if (refusal instanceof Refusal.InvalidInput invalid) {
            return problem(400, refusal).withErrors(invalid.errors()).response().build();
        }
        return unforeseen(refusal);
    }

    private Problem problem(int status, Refusal refusal) {
        return Problem.of(status, refusal.getMessage(), uri.getRequestUri().getPath());
    }

    private Response badJson(JsonProcessingException json) {
        Problem problem = Problem.of(400, json instanceof JsonParseException ? "This is not JSON." : "The request cannot be read.", uri.getRequestUri().getPath());
        if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = path(mapping);
            boolean unknown = mapping instanceof UnrecognizedPropertyException;
            String code = unknown ? "field_unknown" : "type_unexpected";
            String message = unknown ? "There is no such field." : "This is not of the type that is expected here.";
            problem = problem.withErrors(List.of(new FieldError(code, field, message)));
        }
        return problem.response().build();
    }

    private static String path(JsonMappingException mapping) {
        return mapping.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
            .collect(Collectors.joining()).replaceFirst("^\\.", "");
    }

    private Response web(WebApplicationException web) {
        Response original = web.getResponse();
        if (original.getStatus() >= 500) {
            return unforeseen(web);
        }
        String detail = switch (original.getStatus()) {
            case 404 -> "No such resource.";
            case 405 -> "This cannot be done with it.";
            case 406 -> "This comes as application/json.";
            case 415 -> "Send application/json.";
            default -> web.getMessage();
        };
        Response.ResponseBuilder answer = Problem.of(original.getStatus(), detail, uri.getRequestUri().getPath()).response();
        if (original.getHeaderString("Allow") != null) {
            answer.header("Allow", original.getHeaderString("Allow"));
        }
        return answer.build();
    }

    private Response unforeseen(Throwable thrown) {
        Problem problem = Problem.of(500, "Something went wrong on our side. Tell us the error id.", uri.getRequestUri().getPath());
        LOG.log(Level.ERROR, "errorId=" + problem.errorId() + " " + uri.getRequestUri().getPath(), thrown);
        return problem.response().build();
    }

    private static <T extends Throwable> T find(Throwable thrown, Class<T> type) {
        for (Throwable each = thrown; each != null; each = each.getCause() == each ? null : each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }
}
