package app.fovea.tenancy.provisioning.demo;

import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What the health service pays towards a pair, in England since 1 April 2023 (SI 2023/244). The stronger lens decides the
 * band; the limits are the same for bifocals and varifocals, the values are not. A past drawn up for demonstration takes these
 * values for all its years.
 */
final class Vouchers {
    private static final Map<String, BigDecimal> VALUES = Map.of(
        "A", new BigDecimal("41.70"), "B", new BigDecimal("63.20"), "C", new BigDecimal("92.60"), "D", new BigDecimal("208.90"),
        "E", new BigDecimal("71.90"), "F", new BigDecimal("91.20"), "G", new BigDecimal("118.50"), "H", new BigDecimal("229.70"));

    private Vouchers() {
    }

    static BigDecimal value(SpectaclePrescription prescription, boolean multifocal) {
        return VALUES.get(band(prescription, multifocal));
    }

    /** A to D for single vision, E to H for more. */
    static String band(SpectaclePrescription prescription, boolean multifocal) {
        int step = Math.max(step(prescription.right()), step(prescription.left()));
        return String.valueOf((char) ((multifocal ? 'E' : 'A') + step));
    }

    private static int step(EyePower eye) {
        double sphere = Math.abs(eye.sphere().doubleValue());
        double cylinder = Math.abs(eye.cylinderOrZero().doubleValue());
        if (sphere > 14 || cylinder > 6) {
            return 3;
        }
        if (sphere >= 10) {
            return 2;
        }
        return sphere > 6 || cylinder > 2 ? 1 : 0;
    }
}
