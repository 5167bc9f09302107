package app.fovea.lab.entity;

import app.fovea.prescription.entity.Eye;
import java.math.BigDecimal;

/**
 * Both lenses of a pair, as ordered or as measured.
 *
 * @param pd between both centres, mm, where it was not taken for each eye; null otherwise
 */
public record PairValues(LensValues right, LensValues left, BigDecimal pd) {
    public PairValues {
        right = right == null ? LensValues.NONE : right;
        left = left == null ? LensValues.NONE : left;
    }

    public LensValues of(Eye eye) {
        return eye == Eye.RIGHT ? right : left;
    }

    boolean monocularPds() {
        return right.pd() != null && left.pd() != null;
    }

    /** Between both centres, however it was taken; null if it was not. */
    public BigDecimal wholePd() {
        return monocularPds() ? right.pd().add(left.pd()) : pd;
    }
}
