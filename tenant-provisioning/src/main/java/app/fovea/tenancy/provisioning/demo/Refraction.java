package app.fovea.tenancy.provisioning.demo;

import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.util.List;

/**
 * What an eye measures before anybody rounds it, as a power vector: the spherical equivalent and the two components of its
 * astigmatism. Unlike sphere, cylinder and axis these change smoothly and can be added and averaged.
 */
record Refraction(double m, double j0, double j45) {

    /** As an optometrist writes it: minus cylinder, quarter steps, the axis as fine as the cylinder deserves. */
    EyePower written(Double add, List<Prism> prism, String va) {
        double cylinder = -Dioptres.rounded(2 * Math.hypot(j0, j45));
        double sphere = Dioptres.rounded(m - cylinder / 2);
        BigDecimal adding = add == null ? null : Dioptres.of(add);
        return cylinder == 0
            ? new EyePower(Dioptres.of(sphere), null, null, adding, prism, va)
            : new EyePower(Dioptres.of(sphere), Dioptres.of(cylinder), axis(cylinder), adding, prism, va);
    }

    private int axis(double cylinder) {
        double degrees = Math.toDegrees(Math.atan2(j45, j0)) / 2;
        int step = cylinder > -1 ? 5 : cylinder > -2 ? 2 : 1;
        int axis = (int) Math.floorMod(Math.round(degrees / step) * step, 180L);
        return axis == 0 ? 180 : axis;
    }
}
