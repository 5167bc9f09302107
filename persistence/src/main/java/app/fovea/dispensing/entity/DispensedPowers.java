package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.LensRange;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.util.List;

/**
 * The powers a pair is made with, which need not be those that were prescribed: a single vision pair has the power of its one
 * distance, and a strong lens that sits nearer or further than in the trial frame is compensated. Prescribed, dispensed and
 * verified powers are three records; none overwrites another.
 *
 * @param use    the distance of a single vision pair; null for a multifocal one
 * @param powers in the steps the lens is made in, at the back vertex distance as worn where that was measured
 */
public record DispensedPowers(Use use, SpectaclePrescription powers) {
    private static final BigDecimal STOCK_STEP = new BigDecimal("0.25");
    private static final BigDecimal SURFACED_STEP = new BigDecimal("0.125");
    private static final List<String> ARMS_LENGTH = List.of("intermediate", "vdu");

    /**
     * @param chosen         what the seller says the pair is for, or null
     * @param recommendation null if there is none
     * @param lens           null while none is chosen
     * @param stock          true for a finished lens, which comes in quarter dioptres
     * @param wornBvd        back vertex distance as measured, mm; null while it is not
     */
    public static DispensedPowers of(SpectaclePrescription prescription, Use chosen, Recommendation recommendation, LensRange lens, boolean stock, BigDecimal wornBvd) {
        Use use = use(prescription, chosen, recommendation, lens);
        return new DispensedPowers(use, toMake(prescription, use, stock, wornBvd));
    }

    /** The powers of a pair that is for that distance, in the steps its lens is made in. */
    static SpectaclePrescription toMake(SpectaclePrescription prescription, Use use, boolean stock, BigDecimal wornBvd) {
        return prescription.forUse(use).asWornAt(wornBvd, stock ? STOCK_STEP : SURFACED_STEP);
    }

    /**
     * What a pair is for: as chosen; else the one distance that was recommended; else distance. Null for a multifocal lens, and
     * while none is chosen.
     */
    public static Use use(SpectaclePrescription prescription, Use chosen, Recommendation recommendation, LensRange lens) {
        return lens == null || lens.multifocal() ? null : oneDistance(prescription, chosen, recommendation);
    }

    /** What a lens for one distance is for: as chosen; else the one distance that was recommended; else distance. */
    public static Use oneDistance(SpectaclePrescription prescription, Use chosen, Recommendation recommendation) {
        if (chosen != null) {
            return chosen;
        }
        List<String> uses = recommendation == null || !prescription.hasAdd() ? List.of() : recommendation.uses();
        if (uses.isEmpty()) {
            return Use.DISTANCE;
        }
        return uses.stream().allMatch("near"::equals) ? Use.NEAR : ARMS_LENGTH.containsAll(uses) ? Use.INTERMEDIATE : Use.DISTANCE;
    }
}
