package app.fovea.dispensing.entity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a problem does to a sale. */
public enum Severity {
    /** It cannot be checked out until this is put right. */
    @JsonProperty("block") BLOCK,
    /** It can, once somebody has acknowledged this. */
    @JsonProperty("warn") WARN
}
