package app.fovea.prescription.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Powers as the field writes them: {@code -2.00/-1.25x10 Add 2.00}, {@code +1.25 DS}, {@code PL}, {@code PL/-0.50x180 2.00Δ IN}.
 * Two decimals, a third only where the value has one (0.125 steps); the sign of sphere and cylinder is always written.
 */
public final class PowerNotation {
    public static final String PLANO = "PL";

    private PowerNotation() {
    }

    /** One eye on one line: power, prism, add. */
    public static String print(EyePower eye) {
        StringBuilder line = new StringBuilder(print(eye.power()));
        if (!prism(eye.prism()).isEmpty()) {
            line.append(' ').append(prism(eye.prism()));
        }
        if (eye.add() != null) {
            line.append(" Add ").append(add(eye.add()));
        }
        return line.toString();
    }

    /** Sphere and cylinder alone; DS, dioptres sphere, says that the cylinder was not forgotten. */
    public static String print(LensPower power) {
        if (power.cylinder() != null) {
            return sphere(power.sphere()) + "/" + signed(power.cylinder()) + "x" + axis(power.axis());
        }
        return sphere(power.sphere()) + (power.sphere().signum() == 0 ? "" : " DS");
    }

    /** Both eyes: {@code R -2.00/-1.25x10 L -1.75 DS}. */
    public static String print(SpectaclePrescription prescription) {
        return "R " + print(prescription.right()) + "  L " + print(prescription.left());
    }

    /** The sphere for a column of its own: {@code +1.25}, {@code -2.00} or {@code PL}; empty for null. */
    public static String sphere(BigDecimal sphere) {
        return sphere != null && sphere.signum() == 0 ? PLANO : signed(sphere);
    }

    /** A power with its sign, {@code +1.25}; zero has none; empty for null. */
    public static String signed(BigDecimal dioptres) {
        return (dioptres != null && dioptres.signum() > 0 ? "+" : "") + decimals(dioptres);
    }

    /** {@code 10}; empty for null. */
    public static String axis(Integer axis) {
        return axis == null ? "" : axis.toString();
    }

    /** An add is always positive and stands without a sign, {@code 2.00}; empty for null. */
    public static String add(BigDecimal add) {
        return decimals(add);
    }

    /** {@code 2.00Δ IN 1.50Δ UP}; empty without prism. */
    public static String prism(List<Prism> prism) {
        return prism.stream()
            .filter(component -> component.amount() != null && component.amount().signum() != 0)
            .map(component -> decimals(component.amount()) + "Δ" + (component.base() == null ? "" : " " + component.base().name().toUpperCase(Locale.ROOT)))
            .collect(Collectors.joining(" "));
    }

    private static String decimals(BigDecimal value) {
        if (value == null) {
            return "";
        }
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
    }
}
