package app.fovea.access.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How somebody stands to the door. */
public enum PersonState {
    /** Chose a password and may sign in. */
    ACTIVE,
    /** Has no password yet: their invitation waits for them, or for somebody to send it again. */
    INVITED,
    /** Shut out until somebody lets them in again. */
    SUSPENDED;

    /** As sent over REST: {@code invited}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PersonState> of(String id) {
        return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
    }
}
