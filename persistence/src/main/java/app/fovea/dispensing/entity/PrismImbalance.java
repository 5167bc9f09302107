package app.fovea.dispensing.entity;

import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.PrismVector;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is left of the prism of both lenses when the eyes look together, in prism dioptres to 0.01: prism that moves both eyes the same
 * way cancels, only the difference has to be overcome.
 *
 * @param horizontal base in, both eyes together; negative for base out
 * @param vertical   base up before the right eye (or as much base down before the left one); negative for base down before the right
 */
public record PrismImbalance(BigDecimal horizontal, BigDecimal vertical) {
    /** Where one reads through spectacles whose optical centres are on the pupils: so far below them, mm (8 to 10 in the textbooks). */
    public static final double READING_DEPTH = 8;
    /** And so far towards the nose in each lens, mm. */
    public static final double READING_INSET = 2;

    /** Base in of both eyes adds up, because the noses' sides face each other; base up of both cancels. */
    public static PrismImbalance between(PrismVector right, PrismVector left) {
        return new PrismImbalance(rounded(right.in() + left.in()), rounded(right.up() - left.up()));
    }

    /**
     * Reading through the distance part of a pair centred on the pupils; prescribed prism is wanted and does not count.
     *
     * @param down how far below the optical centres, mm
     * @param in   how far towards the nose in each lens, mm
     */
    public static PrismImbalance whenReading(SpectaclePrescription prescription, double down, double in) {
        return between(
            Prentice.at(Eye.RIGHT, prescription.right().power(), LensPoint.of(Eye.RIGHT, in, -down)),
            Prentice.at(Eye.LEFT, prescription.left().power(), LensPoint.of(Eye.LEFT, in, -down)));
    }

    /** At the usual reading point. Null if one lens is a balance lens: nothing is seen with both eyes then. */
    public static PrismImbalance whenReading(SpectaclePrescription prescription) {
        return prescription.right().balance() || prescription.left().balance() ? null : whenReading(prescription, READING_DEPTH, READING_INSET);
    }

    /** The vertical part in words: “1.60Δ base down before the right eye”. */
    public String verticalInWords() {
        return vertical.abs().toPlainString() + "Δ base " + (vertical.signum() < 0 ? "down" : "up") + " before the right eye";
    }

    private static BigDecimal rounded(double prism) {
        return BigDecimal.valueOf(prism).setScale(2, RoundingMode.HALF_UP);
    }
}
