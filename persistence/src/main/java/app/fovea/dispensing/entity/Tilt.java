package app.fovea.dispensing.entity;

import app.fovea.prescription.entity.LensPower;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a spherical lens acts like when it is worn askew (Martin's approximation): S(1 + sin²θ/2n) with an induced cylinder of S·tan²θ. For information:
 * makers of as-worn designs compensate by ray tracing.
 */
public final class Tilt {
    private static final int ABOUT_THE_HORIZONTAL = 180;
    private static final int ABOUT_THE_VERTICAL = 90;

    private Tilt() {
    }

    /** The front leans forward: the cylinder's axis lies horizontally. @param index refractive index of the lens; result to 0.001 D */
    public static LensPower pantoscopic(BigDecimal sphere, double degrees, double index) {
        return tilted(sphere, degrees, index, ABOUT_THE_HORIZONTAL);
    }

    /** The front bends around the face: the cylinder's axis stands upright. */
    public static LensPower wrapped(BigDecimal sphere, double degrees, double index) {
        return tilted(sphere, degrees, index, ABOUT_THE_VERTICAL);
    }

    private static LensPower tilted(BigDecimal sphere, double degrees, double index, int axis) {
        double angle = Math.toRadians(degrees);
        double power = sphere.doubleValue();
        double sine = Math.sin(angle);
        double tangent = Math.tan(angle);
        return new LensPower(rounded(power * (1 + sine * sine / (2 * index))), rounded(power * tangent * tangent), axis);
    }

    private static BigDecimal rounded(double dioptres) {
        return BigDecimal.valueOf(dioptres).setScale(3, RoundingMode.HALF_UP);
    }
}
