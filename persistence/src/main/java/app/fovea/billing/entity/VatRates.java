package app.fovea.billing.entity;

import app.fovea.access.entity.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The rates of value added tax, by nation and date. Another country or another rate is another row, not another branch in the code. */
public final class VatRates {
    /**
     * @param country    ISO 3166 alpha-2
     * @param from       first day on which it applies
     * @param goods      percent on frames, lenses and treatments
     * @param dispensing percent on a dispensing fee when a registrant dispenses or supervises; it is taxed as goods otherwise
     */
    public record Rate(String country, LocalDate from, BigDecimal goods, BigDecimal dispensing) {
    }

    /** UK: 20 % standard rate since 4 January 2011; dispensing by or under a registrant is exempt (HMRC VATHLT2190). */
    private static final List<Rate> RATES = List.of(
        new Rate("GB", LocalDate.of(2011, 1, 4), new BigDecimal("20.00"), new BigDecimal("0.00")));

    private VatRates() {
    }

    /** The rates of a country on a day; refuses where none are known, since a guessed tax is worse than none. */
    public static Rate on(String country, LocalDate day) {
        return RATES.stream()
            .filter(rate -> rate.country().equals(country) && !rate.from().isAfter(day))
            .max(Comparator.comparing(Rate::from))
            .orElseThrow(() -> new Refusal.RuleBroken("vat_rate_unknown", "No VAT rates are on file for country " + country + " on " + day + "."));
    }
}
