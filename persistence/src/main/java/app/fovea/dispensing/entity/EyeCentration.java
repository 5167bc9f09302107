package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.prescription.entity.Eye;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where one lens is centred in its rim, mm from the middle of the box.
 *
 * @param in           towards the nose; negative for outwards
 * @param up           null where no height was measured: the optical centre then lies on the datum line
 * @param nearIn       of the near point; null where no near PD was measured
 * @param minimumBlank smallest uncut lens that covers the shape, rounded up to 0.1 mm
 */
public record EyeCentration(Eye eye, BigDecimal in, BigDecimal up, BigDecimal nearIn, BigDecimal minimumBlank) {

    /**
     * @param frame    one without errors
     * @param shape    traced, or {@linkplain FrameTrace#boxed drawn from the box}
     * @param measured with a PD
     */
    static EyeCentration of(Eye eye, FrameSize frame, FrameTrace shape, EyeMeasurement measured) {
        BigDecimal in = frame.decentration(measured.pd());
        BigDecimal up = measured.height() == null ? null : frame.verticalDecentration(measured.height());
        BigDecimal nearIn = measured.nearPd() == null ? null : frame.decentration(measured.nearPd());
        // The rule of thumb knows nothing of heights; the shape does, but where it was only drawn from its box it can be a little small.
        BigDecimal byShape = shape.minimumBlank(point(eye, in, up)).setScale(1, RoundingMode.CEILING);
        return new EyeCentration(eye, in, up, nearIn, frame.minimumBlank(measured.pd()).max(byShape));
    }

    /** From the middle of the box. */
    public LensPoint opticalCentre() {
        return point(eye, in, up);
    }

    private static LensPoint point(Eye eye, BigDecimal in, BigDecimal up) {
        return LensPoint.of(eye, in.doubleValue(), up == null ? 0 : up.doubleValue());
    }
}
