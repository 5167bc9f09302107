package app.fovea.prescription.entity;

import java.math.BigDecimal;
import java.util.List;

/**
 * What one eye needs, as written: dioptres for sphere, cylinder and add; whole degrees 1 to 180 for the axis.
 *
 * @param sphere   −30.00 to +30.00; zero is plano
 * @param cylinder −15.00 to +15.00; null or zero when there is none
 * @param axis     only with a cylinder
 * @param add      near addition, +0.25 to +4.00; null when there is none
 * @param prism    none, or up to two components
 * @param va       visual acuity with this power, as written (“6/6”)
 */
public record EyePower(BigDecimal sphere, BigDecimal cylinder, Integer axis, BigDecimal add, List<Prism> prism, String va) {
    public EyePower {
        prism = prism == null ? List.of() : List.copyOf(prism);
        sphere = asWritten(sphere);
        cylinder = asWritten(cylinder);
        add = asWritten(add);
        if (cylinder != null && cylinder.signum() == 0) {
            cylinder = null;
        }
        if (axis != null && axis == 0) {
            axis = 180;
        }
    }

    /** The cylinder, zero when there is none. */
    public BigDecimal cylinderOrZero() {
        return cylinder == null ? BigDecimal.ZERO : cylinder;
    }

    /** The distance power for calculation. */
    public LensPower power() {
        return new LensPower(sphere, cylinder, axis);
    }

    /** Two decimals, or three for an eighth: −0.50 and not −0.500, wherever it came from. */
    private static BigDecimal asWritten(BigDecimal dioptres) {
        boolean absurd = dioptres != null && Math.abs((long) dioptres.precision() - dioptres.scale()) > 6; // 1E+999999999 would fill the memory with zeros
        return dioptres == null || absurd || dioptres.stripTrailingZeros().scale() > 2 ? dioptres : dioptres.setScale(2);
    }
}
