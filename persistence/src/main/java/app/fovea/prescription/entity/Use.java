package app.fovea.prescription.entity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The one distance that a single vision pair is made for. A multifocal pair serves several and has none. */
public enum Use {
    /** Far away: walking, driving, television. */
    @JsonProperty("distance") DISTANCE("Distance"),
    /** At arm's length: screen, kitchen, music stand. */
    @JsonProperty("intermediate") INTERMEDIATE("Intermediate"),
    /** Reading and close work. */
    @JsonProperty("near") NEAR("Near");

    private final String title;

    Use(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
