package app.fovea.billing.entity;

import app.fovea.access.entity.Refusal.FieldError;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * How a practice splits the price of spectacles that a registrant dispenses into goods, which are taxed, and dispensing, which is
 * exempt (HMRC VATHLT2190, VATVAL12420; Revenue and Customs Brief 14/2020).
 *
 * @param exemptPercent the part of every price that is for dispensing, above 0 and below 100, as the practice's full-cost
 *                      calculation has it; null with separate charges, where the fee on the till slip says it
 */
public record VatMethod(Kind kind, BigDecimal exemptPercent) {
    private static final BigDecimal ALL = new BigDecimal("100");

    /** What a practice uses that has not said otherwise: it shows the fee beside the goods. */
    public static final VatMethod SEPARATE_CHARGES = new VatMethod(Kind.SEPARATE_CHARGES, null);

    public enum Kind {
        /** The till slip shows the charge for goods and the charge for dispensing. */
        @JsonProperty("separate_charges") SEPARATE_CHARGES,
        /** One price, of which a fair share is for dispensing. */
        @JsonProperty("apportionment") APPORTIONMENT;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What makes no sense about it. */
    public List<FieldError> errors() {
        if (kind == null) {
            return List.of(new FieldError("method_missing", "method", "Choose how prices are split: separate_charges or apportionment."));
        }
        if (kind == Kind.SEPARATE_CHARGES) {
            return exemptPercent == null ? List.of() : List.of(new FieldError("exempt_percent_not_needed", "exemptPercent", "With separate charges the fee itself is exempt: leave the percentage out."));
        }
        boolean share = exemptPercent != null && exemptPercent.signum() > 0 && exemptPercent.compareTo(ALL) < 0 && exemptPercent.stripTrailingZeros().scale() <= 2;
        return share ? List.of() : List.of(new FieldError("exempt_percent_out_of_range", "exemptPercent", "Give the exempt share in percent, 0.01 to 99.99, with at most two decimals."));
    }

    public static VatMethod apportionment(BigDecimal exemptPercent) {
        return new VatMethod(Kind.APPORTIONMENT, exemptPercent);
    }
}
