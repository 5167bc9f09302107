package app.fovea.billing.entity;

import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import app.fovea.prescription.entity.LensPower;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * How a health service sorts spectacles into voucher bands: per pair, by its stronger lens, whatever the sign of its powers. (UK: SI
 * 2013/461, A to D for single vision and E to H for bifocals and varifocals with the same limits.)
 *
 * @param complexFrom D; a lens with at least this much power in any one meridian is complex
 * @param steps       weakest first; the last takes everything
 */
public record VoucherBands(LocalDate from, Set<String> nations, String source, boolean confirmed, BigDecimal complexFrom, List<Step> steps) implements DatedRule {
    public static final Section<VoucherBands> SECTION = new Section<>("voucherBands", "voucher_bands", "voucher bands", VoucherBands.class);

    /**
     * One strength, with its letter for single vision and for more. Limits are in dioptres without sign; null where there is none.
     *
     * @param sphereUpTo  this much is still within
     * @param sphereBelow this much is not
     */
    public record Step(String singleVision, String multifocal, BigDecimal sphereUpTo, BigDecimal sphereBelow, BigDecimal cylinderUpTo) {
        private boolean takes(LensPower power) {
            BigDecimal sphere = power.sphere().abs();
            return (sphereUpTo == null || sphere.compareTo(sphereUpTo) <= 0)
                && (sphereBelow == null || sphere.compareTo(sphereBelow) < 0)
                && (cylinderUpTo == null || power.cylinderOrZero().abs().compareTo(cylinderUpTo) <= 0);
        }
    }

    /**
     * What is to be glazed.
     *
     * @param right                  with the powers of the distance it is for: a reading pair with its near powers
     * @param multifocal             bifocal, varifocal or occupational
     * @param prismControlledBifocal complex whatever its power
     */
    public record Glazed(LensPower right, LensPower left, boolean multifocal, boolean prismControlledBifocal) {
    }

    /**
     * @param code        the band, {@code E}
     * @param transposed  true if the stronger lens was counted in the other form than the one it is written in
     * @param formMatters true if the other form would give another band
     */
    public record Band(String code, boolean complex, boolean transposed, boolean formMatters) {
    }

    public Band of(Glazed pair, VoucherForm.Policy form) {
        int written = Math.max(step(pair.right()), step(pair.left()));
        int other = Math.max(step(pair.right().transposed()), step(pair.left().transposed()));
        int best = Math.max(Math.max(step(pair.right()), step(pair.right().transposed())), Math.max(step(pair.left()), step(pair.left().transposed())));
        int counted = form == VoucherForm.Policy.BETTER_OF_BOTH ? best : written;
        Step step = steps.get(counted);
        boolean complex = pair.prismControlledBifocal() || pair.right().reaches(complexFrom) || pair.left().reaches(complexFrom);
        return new Band(pair.multifocal() ? step.multifocal() : step.singleVision(), complex, counted != written, written != other || written != best);
    }

    private int step(LensPower power) {
        for (int i = 0; i < steps.size() - 1; i++) {
            if (steps.get(i).takes(power)) {
                return i;
            }
        }
        return steps.size() - 1;
    }
}
