package app.fovea.tenancy.provisioning.demo;

import app.fovea.dispensing.entity.EyeMeasurement;
import java.math.BigDecimal;

/** How far apart somebody's eyes stand, and how a frame sits before them. */
final class Face {
    private final double grown;
    private final double aside;
    private final double low;
    private final double vertex;

    Face(Chance chance, boolean female) {
        grown = female ? chance.normal(61.6, 2.5) : chance.normal(64.4, 2.7);
        aside = Math.max(-1.2, Math.min(1.2, chance.normal(0, 0.5)));
        low = chance.normal(0, 0.7);
        vertex = Math.max(10.5, Math.min(14.5, chance.normal(12.3, 0.8)));
    }

    /** Both eyes together, mm: four fifths of it at school entry, all of it at sixteen. */
    double pupilDistance(double age) {
        double x = Math.max(0, Math.min(1, (age - 3) / 13));
        return grown * (0.78 + 0.22 * x * x * (3 - 2 * x));
    }

    /**
     * What a dispenser reads off the ruler, to half a millimetre.
     *
     * @param height above the lowest point of the lens; null when it is not taken
     * @param near   whether reading distances are taken too
     */
    EyeMeasurement measured(double age, boolean right, Double height, boolean near) {
        double pd = pupilDistance(age) / 2 + (right ? aside : -aside) / 2;
        return new EyeMeasurement(half(pd), height == null ? null : half(height + (right ? 0.25 : -0.25) * Math.signum(aside)), near ? half(pd - 1.75) : null);
    }

    /** Where the pupil looks through a lens of this height: somewhat above its middle. */
    double pupilAbove(double b) {
        return b / 2 + 3.2 + low;
    }

    /** From the back of a lens to the eye. */
    BigDecimal vertexDistance() {
        return half(vertex);
    }

    /** To half a millimetre, or half a degree. */
    static BigDecimal half(double mm) {
        return BigDecimal.valueOf(Math.round(mm * 2) * 5, 1);
    }
}
