package app.fovea.billing.entity;

import app.fovea.billing.entity.Entitlement.Ground;
import java.math.BigDecimal;
import java.util.List;

/**
 * The voucher that a sold pair could have.
 *
 * @param worth   what the health service pays at most, supplements included; null when no value is on file
 * @param grounds what could entitle this patient to it
 */
public record VoucherOfPair(int pairNo, String band, BigDecimal worth, List<Ground> grounds) {
    /** A voucher pays no more than the spectacles cost. */
    BigDecimal most(BigDecimal cost) {
        return worth == null ? cost : worth.min(cost);
    }
}
