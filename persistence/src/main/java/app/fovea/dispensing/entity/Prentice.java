package app.fovea.dispensing.entity;

import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PrismVector;

/**
 * The prism that a lens makes away from its optical centre (Prentice's rule, P = c·F with c in cm). For a sphero-cylinder the power is
 * a matrix (Long 1976): S + C·sin²A across, S + C·cos²A upright, −C·sinA·cosA between them, so that an oblique cylinder moves what is
 * seen sideways also when one only looks down. The base of a plus lens lies towards its optical centre, of a minus lens away from it.
 *
 * <p>Exact for a thin lens; at 20 mm from the centre of ±10 D the neglected third-order terms are a few per cent.
 */
public final class Prentice {
    private static final double MM_IN_CM = 10;

    private Prentice() {
    }

    /** Looking through this point. @param eye decides which way is in; @param fromCentre displacement from the optical centre, mm */
    public static PrismVector at(Eye eye, LensPower power, LensPoint fromCentre) {
        double sphere = power.sphere().doubleValue();
        double cylinder = power.cylinderOrZero().doubleValue();
        double axis = power.cylinder() == null ? 0 : Math.toRadians(power.axis());
        double across = sphere + cylinder * Math.sin(axis) * Math.sin(axis);
        double upright = sphere + cylinder * Math.cos(axis) * Math.cos(axis);
        double between = -cylinder * Math.sin(axis) * Math.cos(axis);
        double x = fromCentre.x() / MM_IN_CM;
        double y = fromCentre.y() / MM_IN_CM;
        LensPoint towardsBase = new LensPoint(-(across * x + between * y), -(between * x + upright * y));
        return new PrismVector(towardsBase.in(eye), towardsBase.y());
    }

    /** The eye stays and the lens moves: in front of the eye is then what lay opposite. @param movedBy displacement of the optical centre, mm */
    public static PrismVector byDecentring(Eye eye, LensPower power, LensPoint movedBy) {
        return at(eye, power, movedBy.negated());
    }
}
