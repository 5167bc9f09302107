package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * What one eye asks of any lens, worked out once for a whole catalogue: powers in minus-cylinder form, dioptres; lengths in mm.
 *
 * @param use             the one distance these powers are for; null for all of them
 * @param balance         true if nothing is asked of its powers
 * @param cylinder        without its sign
 * @param combined        sphere and cylinder together: the strongest minus meridian
 * @param add             null without one
 * @param height          null while it is not measured
 * @param above           what the frame leaves above that height; null while either is not known
 * @param blank           smallest uncut lens for a lens centred at the pupil; null while it is not known
 * @param blankForSegment the same for a lens placed by its segment, whose height is not the pupil's
 */
record EyeNeed(Eye eye, Use use, boolean balance, BigDecimal sphere, BigDecimal cylinder, BigDecimal combined, BigDecimal add,
               BigDecimal height, BigDecimal above, BigDecimal blank, BigDecimal blankForSegment) {

    /** @param frame null while none is chosen; else a consistent one */
    static List<EyeNeed> of(SpectaclePrescription powers, Use use, FrameSize frame, Measurements measurements, Centration atPupil, Centration bySegment) {
        return Arrays.stream(Eye.values()).map(eye -> of(eye, eye.of(powers), use, frame, measured(eye, measurements), atPupil.minimumBlank(eye), bySegment.minimumBlank(eye))).toList();
    }

    private static EyeNeed of(Eye eye, EyePower written, Use use, FrameSize frame, EyeMeasurement measured, BigDecimal blank, BigDecimal blankForSegment) {
        LensPower power = written.power().inMinusCylinder();
        BigDecimal height = measured == null ? null : measured.height();
        return new EyeNeed(eye, use, written.balance(), power.sphere(), power.cylinderOrZero().abs(), power.sphere().add(power.cylinderOrZero()), written.add(),
            height, frame == null || height == null ? null : frame.b().subtract(height), blank, blankForSegment);
    }

    private static EyeMeasurement measured(Eye eye, Measurements measurements) {
        return measurements == null ? null : eye == Eye.RIGHT ? measurements.right() : measurements.left();
    }

    /** The principal meridian of the larger absolute power, with its sign. */
    BigDecimal strongest() {
        return combined.abs().compareTo(sphere.abs()) > 0 ? combined : sphere;
    }
}
