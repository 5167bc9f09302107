package app.fovea.prescription.entity;

import com.fasterxml.jackson.annotation.JsonValue;

/** One eye of the patient; right always comes first. */
public enum Eye {
    RIGHT("right", "Right eye"),
    LEFT("left", "Left eye");

    private final String id;
    private final String title;

    Eye(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** As it stands in field paths and in JSON. */
    @JsonValue
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public EyePower of(SpectaclePrescription prescription) {
        return this == RIGHT ? prescription.right() : prescription.left();
    }
}
