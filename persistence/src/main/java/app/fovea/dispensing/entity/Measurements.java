package app.fovea.dispensing.entity;

import java.math.BigDecimal;

/**
 * How the spectacles sit on this face.
 *
 * @param bvd  back vertex distance as worn, mm
 * @param tilt pantoscopic tilt, degrees, −5 to 25
 * @param wrap face form angle, degrees, 0 to 35
 */
public record Measurements(EyeMeasurement right, EyeMeasurement left, BigDecimal bvd, BigDecimal tilt, BigDecimal wrap) {
    private static final EyeMeasurement NOT_MEASURED = new EyeMeasurement(null, null, null);

    public Measurements {
        right = right == null ? NOT_MEASURED : right;
        left = left == null ? NOT_MEASURED : left;
    }
}
