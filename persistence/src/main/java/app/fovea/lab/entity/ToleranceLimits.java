package app.fovea.lab.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of a standard for some designs of lenses, as its tables have them. What a standard, or our knowledge of it, lays down
 * nothing for is null and not judged.
 *
 * @param meridian            by the ordered meridian of highest absolute power, dioptres
 * @param cylinder            by that meridian and the ordered cylinder, dioptres
 * @param axis                by the ordered cylinder, degrees
 * @param add                 by the ordered add, dioptres
 * @param prism               at the prism reference point of one lens
 * @param height              of segment or fitting cross, mm
 * @param heightDifference    between the two lenses of a pair, mm
 * @param baseCurve           dioptres
 * @param centreThickness     mm
 */
public record ToleranceLimits(List<DesignClass> designs, List<ToleranceBand> meridian, List<CylinderBands> cylinder, List<ToleranceBand> axis, List<ToleranceBand> add, ReferencePoint prism,
                       Imbalance horizontalImbalance, Imbalance verticalImbalance, BigDecimal height, BigDecimal heightDifference, BigDecimal baseCurve, BigDecimal centreThickness) {

    /** @param powerUpTo the strongest ordered meridian they are for, dioptres; null for any */
    record CylinderBands(BigDecimal powerUpTo, List<ToleranceBand> bands) {
    }

    /** Good if the prism is, or if its reference point is near enough to where it belongs. @param prism Δ @param millimetres mm */
    record ReferencePoint(BigDecimal prism, BigDecimal millimetres) {
        /** The most prism that passes in a meridian of this power: what Prentice's rule gives for the millimetres, if that is more. */
        BigDecimal limit(BigDecimal power) {
            return prism.max(millimetres.multiply(power.abs()).movePointLeft(1));
        }
    }

    /**
     * Of the mounted pair: prism for weak lenses, millimetres for strong ones.
     *
     * @param prism            Δ
     * @param upTo             the strongest power in the direction's meridian for which the prism counts, dioptres
     * @param millimetres      between the two lenses, above that power
     * @param eachLens         true if the millimetres are for each lens and not between the two
     * @param orderedPrismUpTo the largest ordered prism that the rule is known for; null for any
     */
    record Imbalance(BigDecimal prism, BigDecimal upTo, BigDecimal millimetres, boolean eachLens, BigDecimal orderedPrismUpTo) {
    }

    Optional<BigDecimal> meridian(BigDecimal strongest) {
        return ToleranceBand.limit(meridian, strongest);
    }

    Optional<BigDecimal> cylinder(BigDecimal strongest, BigDecimal ordered) {
        return cylinder.stream().filter(row -> row.powerUpTo() == null || strongest.abs().compareTo(row.powerUpTo()) <= 0).findFirst()
            .flatMap(row -> ToleranceBand.limit(row.bands(), ordered));
    }

    Optional<BigDecimal> axis(BigDecimal orderedCylinder) {
        return ToleranceBand.limit(axis, orderedCylinder);
    }

    Optional<BigDecimal> add(BigDecimal ordered) {
        return ToleranceBand.limit(add, ordered);
    }
}
