package app.fovea.dispensing.entity;

import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PrismVector;

/**
 * How a lens is shaped before it is cut: a spherical front, and on the back whatever gives the power. The back is taken meridian by
 * meridian as the circle of the power there.
 *
 * @param eye         before which it is worn
 * @param power       back vertex power
 * @param prism       prescribed prism as a wedge, {@link PrismVector#NONE} without
 * @param frontCurve  front surface power F1, dioptres
 * @param blankRadius of a lens that comes finished from stock: its rim, mm, must still be as thick as the material's thinnest edge; 0 if the lens
 *                    is surfaced for the frame
 */
public record LensForm(Eye eye, LensPower power, PrismVector prism, LensMaterial material, double frontCurve, double blankRadius) {
    private static final double FLATTEST = 0.5;
    private static final double STEEPEST = 10;
    private static final double USUAL = 6;

    /**
     * The front curve that a maker would pick, by Vogel's rule of thumb: spherical equivalent + 6 for plus lenses, half of it + 6 for minus
     * lenses, between 0.50 and 10.00 D.
     */
    public static double usualFrontCurve(LensPower power) {
        double equivalent = power.sphericalEquivalent().doubleValue();
        return Math.max(FLATTEST, Math.min(STEEPEST, USUAL + (equivalent > 0 ? equivalent : equivalent / 2)));
    }

    public Surface front() {
        return new Surface(frontCurve, material.index());
    }

    /**
     * F2 = F − F1/(1 − (t/n)·F1), along a meridian.
     *
     * @param angle           of the meridian, radians anticlockwise from the examiner's right
     * @param centreThickness mm
     */
    public Surface back(double angle, double centreThickness) {
        double sine = power.cylinder() == null ? 0 : Math.sin(angle - Math.toRadians(power.axis()));
        double wanted = power.sphere().doubleValue() + power.cylinderOrZero().doubleValue() * sine * sine;
        return new Surface(wanted - frontCurve / (1 - centreThickness / 1000 / material.index() * frontCurve), material.index());
    }

    /** What the prescribed prism adds along a meridian, mm of thickness for each mm from the optical centre: P/(100(n − 1)) towards the base. */
    double wedge(double angle) {
        if (prism.in() == 0 && prism.up() == 0) {
            return 0;
        }
        LensPoint towardsBase = LensPoint.of(eye, prism.in(), prism.up());
        return (towardsBase.x() * Math.cos(angle) + towardsBase.y() * Math.sin(angle)) / (100 * (material.index() - 1));
    }
}
