package app.fovea.dispensing.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How thick and heavy one lens becomes; mm to 0.1, grams to 0.1.
 *
 * @param edge         where it is thickest
 * @param nasalEdge    at the height of the optical centre, on the nose's side
 * @param temporalEdge on the temple's side
 * @param centre       at the optical centre
 * @param weight       cut to shape
 * @param profile      to be drawn
 */
public record LensEstimate(BigDecimal edge, BigDecimal nasalEdge, BigDecimal temporalEdge, BigDecimal centre, BigDecimal weight, @JsonIgnore LensProfile profile) {

    static LensEstimate of(CutLens lens) {
        LensProfile profile = lens.profile();
        return new LensEstimate(tenths(lens.thickestEdge()), tenths(profile.nasalEdge()), tenths(profile.temporalEdge()), tenths(lens.centre()), tenths(lens.weight()), profile);
    }

    /** The thickest place of the lens, wherever it is. */
    public BigDecimal thickest() {
        return edge.max(centre);
    }

    private static BigDecimal tenths(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    }
}
