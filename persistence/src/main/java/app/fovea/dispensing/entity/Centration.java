package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.prescription.entity.Eye;
import java.math.BigDecimal;

/**
 * How a pair is centred in its frame: what decides the size of the blank, is drawn, and stands on the job ticket.
 *
 * @param right null while its PD is not measured
 * @param left  the same
 */
public record Centration(EyeCentration right, EyeCentration left) {
    /** Half the mean adult PD, mm: for estimates before anybody has measured. */
    public static final BigDecimal USUAL_PD = new BigDecimal("31.5");

    /** @param frame null while none is chosen; @param measurements null while nothing is measured */
    public static Centration of(FrameSize frame, Measurements measurements) {
        return of(CentredBy.PUPIL, frame, measurements);
    }

    /** The same for lenses placed by something else than the pupil that looks far. */
    public static Centration of(CentredBy by, FrameSize frame, Measurements measurements) {
        if (frame == null || !frame.consistent() || !MeasurementRules.errors(measurements, "").isEmpty()) {
            return new Centration(null, null);
        }
        return of(by, frame, FrameTrace.boxed(frame), measurements);
    }

    static Centration of(CentredBy by, FrameSize frame, FrameTrace shape, Measurements measurements) {
        return new Centration(centred(by, Eye.RIGHT, frame, shape, measurements), centred(by, Eye.LEFT, frame, shape, measurements));
    }

    private static EyeCentration centred(CentredBy by, Eye eye, FrameSize frame, FrameTrace shape, Measurements measurements) {
        EyeMeasurement placed = by.placed(MeasurementRules.of(measurements, eye), measurements == null ? null : measurements.bvd());
        return placed.pd() == null ? null : EyeCentration.of(eye, frame, shape, placed);
    }

    /** Null while it is not known. */
    public BigDecimal minimumBlank(Eye eye) {
        return of(eye) == null ? null : of(eye).minimumBlank();
    }

    public EyeCentration of(Eye eye) {
        return eye == Eye.RIGHT ? right : left;
    }
}
