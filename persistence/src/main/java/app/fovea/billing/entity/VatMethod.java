package app.fovea.billing.entity;

import java.math.BigDecimal;

/**
 * How a practice splits the price of spectacles that a registrant dispenses into goods, which are taxed, and dispensing, which is
 * exempt (HMRC VATHLT2190, VATVAL12420; Revenue and Customs Brief 14/2020).
 *
 * @param exemptPercent the part of every price that is for dispensing, above 0 and below 100, as the practice's full-cost
 *                      calculation has it; null with separate charges, where the fee on the till slip says it
 */
public record VatMethod(Kind kind, BigDecimal exemptPercent) {
    /** What a practice uses that has not said otherwise: it shows the fee beside the goods. */
    public static final VatMethod SEPARATE_CHARGES = new VatMethod(Kind.SEPARATE_CHARGES, null);

    public enum Kind {
        /** The till slip shows the charge for goods and the charge for dispensing. */
        SEPARATE_CHARGES,
        /** One price, of which a fair share is for dispensing. */
        APPORTIONMENT
    }

    public static VatMethod apportionment(BigDecimal exemptPercent) {
        return new VatMethod(Kind.APPORTIONMENT, exemptPercent);
    }
}
