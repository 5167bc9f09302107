package app.fovea.lab.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a patient brings spectacles back. */
public enum ReturnCause {
    NON_TOLERANCE("Does not tolerate them"), QUALITY("Something is wrong with them"), CHANGE_OF_MIND("Changed their mind");

    private final String title;

    ReturnCause(String title) {
        this.title = title;
    }

    /** As it is stored and sent: {@code change_of_mind}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public static Optional<ReturnCause> of(String id) {
        return Arrays.stream(values()).filter(cause -> cause.id().equals(id)).findFirst();
    }
}
