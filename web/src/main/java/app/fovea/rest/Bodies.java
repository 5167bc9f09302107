package app.fovea.rest;

import app.fovea.access.entity.Refusal.InvalidInput;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.UUID;

/** What a request brought, when it had to bring something. */
public final class Bodies {
    private Bodies() {
    }

    public static <T> T needed(T body) {
        if (body == null) {
            throw new InvalidInput("body_missing", "body", "Send a JSON body.");
        }
        return body;
    }

    public static <T> T needed(String field, T value) {
        if (value == null) {
            throw new InvalidInput("field_missing", field, "This field is needed.");
        }
        return value;
    }

    /** A body that may be left out, with its content type. @return null when it is */
    public static <T> T optional(String body, Class<T> type) throws JsonProcessingException {
        return body == null || body.isBlank() ? null : new Json().getContext(type).readValue(body, type);
    }

    /** A page marker or a filter; null when absent. */
    public static UUID uuid(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("id_unreadable", field, "This is no id.");
        }
    }
}
