package app.fovea.lab.entity;

import app.fovea.catalogue.entity.LensDesign;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a lens is made, as far as its tolerances depend on it. */
public enum DesignClass {
    SINGLE_VISION,
    /** With a segment: bifocals and trifocals. */
    MULTIFOCAL,
    /** Power that varies over the lens: progressive lenses, and degressive ones for a desk or for tired eyes. */
    PROGRESSIVE;

    /** As it is sent: {@code single_vision}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DesignClass of(LensDesign design) {
        return design.segmented() ? MULTIFOCAL : design.hasCorridor() ? PROGRESSIVE : SINGLE_VISION;
    }
}
