package app.fovea.billing.entity;

import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What vouchers are worth in a nation from a day on. A code that is not in the list has no value on file from that day, even if it had
 * one before: values change together, and an old one would be a guess.
 *
 * @param scheme      how the nation codes its vouchers: {@code letters}, or {@code numbers} as Wales since 2025
 * @param values      by band
 * @param supplements by what they are for: {@code prism_single_vision}, {@code prism_other}, {@code tint}, {@code photochromic}
 */
public record VoucherValues(LocalDate from, Set<String> nations, String source, boolean confirmed, String scheme, Map<String, BigDecimal> values,
                            Map<String, BigDecimal> supplements) implements DatedRule {
    public static final Section<VoucherValues> SECTION = new Section<>("voucherValues", "voucher_value", "voucher values", VoucherValues.class);

    /** Empty when none is on file. */
    public Optional<BigDecimal> of(String band) {
        return Optional.ofNullable(values.get(band));
    }

    /** Empty when none is on file. */
    public Optional<BigDecimal> supplement(String purpose) {
        return Optional.ofNullable(supplements.get(purpose));
    }
}
