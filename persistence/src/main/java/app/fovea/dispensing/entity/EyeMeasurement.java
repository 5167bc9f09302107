package app.fovea.dispensing.entity;

import java.math.BigDecimal;

/**
 * Where one eye looks through the lens, in mm.
 *
 * @param pd     monocular pupil distance, 20 to 40
 * @param height fitting or segment height above the lowest point of the lens shape, 8 to 40
 * @param nearPd monocular near distance, or null
 */
public record EyeMeasurement(BigDecimal pd, BigDecimal height, BigDecimal nearPd) {
    EyeMeasurement withoutHeight() {
        return new EyeMeasurement(pd, null, nearPd);
    }
}
