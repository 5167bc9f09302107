package app.fovea.prescription.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * One prism as written: either by the direction of its base, or by the angle of its base on the 0 to 360 scale.
 *
 * @param amount    prism dioptres (cm/m), 0 to 20
 * @param base      up, down, in or out; null where an angle is written
 * @param baseAngle degrees 0 to 360, seen from the front, 0 at the examiner's right, anticlockwise, for both eyes the same; null where a direction is written
 */
public record Prism(BigDecimal amount, @JsonInclude(JsonInclude.Include.NON_NULL) Base base, @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal baseAngle) {
    public Prism(BigDecimal amount, Base base) {
        this(amount, base, null);
    }

    /** Written on the 0 to 360 scale. */
    public static Prism at(BigDecimal amount, BigDecimal baseAngle) {
        return new Prism(amount, null, baseAngle);
    }
}
