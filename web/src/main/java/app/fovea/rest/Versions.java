package app.fovea.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

/** A record's version as an ETag, and back from If-Match. */
public final class Versions {
    private static final int PRECONDITION_REQUIRED = 428;

    private Versions() {
    }

    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** What the editor saw: needed, or a stale save would go unnoticed. */
    public static long required(String ifMatch, long current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new WebApplicationException("Send If-Match with the ETag that you read, so that nobody's change is overwritten.", PRECONDITION_REQUIRED);
        }
        Long seen = optional(ifMatch);
        if (seen == null || seen != current) {
            throw new WebApplicationException("Somebody else changed it in the meantime. Read it again and repeat your change.", Response.Status.PRECONDITION_FAILED);
        }
        return seen;
    }

    /** As {@link #required(String, long)}, for what has a tag of its own instead of a version. @return the tag that the editor saw */
    public static String required(String ifMatch, EntityTag current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new WebApplicationException("Send If-Match with the ETag that you read, so that nobody's change is overwritten.", PRECONDITION_REQUIRED);
        }
        if (!ifMatch.strip().replaceFirst("^W/", "").replace("\"", "").equals(current.getValue())) {
            throw new WebApplicationException("Somebody else changed it in the meantime. Read it again and repeat your change.", Response.Status.PRECONDITION_FAILED);
        }
        return current.getValue();
    }

    /** Null when none was sent. */
    public static Long optional(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(ifMatch.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (NumberFormatException e) {
            throw new WebApplicationException("This ETag is not one of ours.", Response.Status.PRECONDITION_FAILED);
        }
    }
}
