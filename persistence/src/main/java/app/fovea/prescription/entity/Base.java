package app.fovea.prescription.entity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the base of a prism lies; IN is towards the nose of the eye in question. */
public enum Base {
    @JsonProperty("up") UP,
    @JsonProperty("down") DOWN,
    @JsonProperty("in") IN,
    @JsonProperty("out") OUT
}
