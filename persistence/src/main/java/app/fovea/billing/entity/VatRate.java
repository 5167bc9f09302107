package app.fovea.billing.entity;

import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/**
 * The rates of value added tax in a country from a day on.
 *
 * @param goods      percent on frames, lenses and treatments
 * @param dispensing percent on dispensing by or under a registrant; null where that is exempt. It is taxed as goods otherwise.
 */
public record VatRate(LocalDate from, Set<String> nations, String source, boolean confirmed, BigDecimal goods, BigDecimal dispensing) implements DatedRule {
    public static final Section<VatRate> SECTION = new Section<>("vatRates", "vat_rate", "VAT rates", VatRate.class);
}
