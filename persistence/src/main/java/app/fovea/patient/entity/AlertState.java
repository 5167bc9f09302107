package app.fovea.patient.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three answers to whether there is something. Unknown is never taken for none, nor drawn like it. */
public enum AlertState {
    /** There is, and the note says what. */
    PRESENT,
    /** Somebody asked, and the patient knows of none. */
    NONE_KNOWN,
    /** Nobody asked, or what was said holds no more. */
    UNKNOWN;

    /** As it is stored and sent: {@code none_known}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AlertState> of(String id) {
        return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
    }
}
