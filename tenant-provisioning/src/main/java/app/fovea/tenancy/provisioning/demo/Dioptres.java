package app.fovea.tenancy.provisioning.demo;

import java.math.BigDecimal;

/** Powers as they are written: in quarters, with two decimals. */
final class Dioptres {
    static final double STEP = 0.25;

    private Dioptres() {
    }

    static BigDecimal of(double power) {
        return BigDecimal.valueOf(Math.round(power / STEP) * 25, 2);
    }

    static double rounded(double power) {
        return Math.round(power / STEP) * STEP;
    }
}
