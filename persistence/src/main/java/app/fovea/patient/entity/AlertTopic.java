package app.fovea.patient.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What nobody must overlook about a patient, and what to ask for. */
public enum AlertTopic {
    ALLERGIES("Allergies", "Nickel, latex, eye drops, medicines.", "no allergies known"),
    OCULAR_HISTORY("Eye history", "Surgery, injuries, lazy eye, glaucoma or retinal trouble, also in the family.", "nothing of note known"),
    COMMUNICATION("Communication needs", "An interpreter, lip-reading, large print, somebody who comes along.", "no needs known");

    private final String title;
    private final String examples;
    private final String none;

    AlertTopic(String title, String examples, String none) {
        this.title = title;
        this.examples = examples;
        this.none = none;
    }

    /** As it is stored and sent: {@code ocular_history}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** What belongs here, for who asks. */
    public String examples() {
        return examples;
    }

    /** That somebody asked and there was nothing: “no allergies known”. */
    public String none() {
        return none;
    }

    public static Optional<AlertTopic> of(String id) {
        return Arrays.stream(values()).filter(topic -> topic.id().equals(id)).findFirst();
    }

    /** For addresses of the REST API; null for an id that is none. */
    public static AlertTopic fromString(String id) {
        return of(id).orElse(null);
    }
}
