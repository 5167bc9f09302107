package app.fovea.lab.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a lens is made, as far as its tolerances depend on it. */
public enum DesignClass {
    SINGLE_VISION,
    /** With a segment: bifocals and trifocals. */
    MULTIFOCAL,
    /** Power that varies over the lens: progressive lenses, and degressive ones for a desk. */
    PROGRESSIVE;

    /** As it is sent: {@code single_vision}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param design as the catalogue has it: single_vision, bifocal, progressive or occupational */
    public static DesignClass of(String design) {
        return switch (design) {
            case "single_vision" -> SINGLE_VISION;
            case "bifocal" -> MULTIFOCAL;
            default -> PROGRESSIVE;
        };
    }

    /** True for a lens with a segment or a fitting cross, whose height matters by itself and not only for its prism. */
    boolean placedByHeight() {
        return this != SINGLE_VISION;
    }
}
