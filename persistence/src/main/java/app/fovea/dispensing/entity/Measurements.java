package app.fovea.dispensing.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How the spectacles sit on this face.
 *
 * @param bvd  back vertex distance as worn, mm
 * @param tilt pantoscopic tilt, degrees, −5 to 25
 * @param wrap face form angle, degrees, 0 to 35
 * @param carriedFrom day of the sale these were taken over from, until somebody measures again or stands by them; null when they were measured for
 *                    this pair
 */
public record Measurements(EyeMeasurement right, EyeMeasurement left, BigDecimal bvd, BigDecimal tilt, BigDecimal wrap,
                           @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate carriedFrom) {
    private static final EyeMeasurement NOT_MEASURED = new EyeMeasurement(null, null, null);

    public Measurements {
        right = right == null ? NOT_MEASURED : right;
        left = left == null ? NOT_MEASURED : left;
    }

    /** Measured for this pair. */
    public Measurements(EyeMeasurement right, EyeMeasurement left, BigDecimal bvd, BigDecimal tilt, BigDecimal wrap) {
        this(right, left, bvd, tilt, wrap, null);
    }

    /** What of these, taken for one pair of a sale, holds for another pair of it: it is the same face, and nobody measures it twice. */
    public Measurements forAnotherPair(boolean sameFrame) {
        return carried(carriedFrom, sameFrame);
    }

    /** Whether there is a PD of either eye. */
    public boolean begun() {
        return right.pd() != null || left.pd() != null;
    }

    /**
     * What of these, taken on that day, still holds for another pair: the eyes are where they were; heights and the way a frame sits hold for the same
     * frame only.
     */
    public Measurements carried(LocalDate day, boolean sameFrame) {
        return sameFrame ? new Measurements(right, left, bvd, tilt, wrap, day) : new Measurements(right.withoutHeight(), left.withoutHeight(), null, null, null, day);
    }
}
