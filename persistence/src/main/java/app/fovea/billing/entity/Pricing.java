package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sale costs and how much of it is VAT, by the method of separately disclosed charges: goods are standard-rated, the
 * dispensing fee is exempt when a registrant dispenses or supervises and standard-rated otherwise. Prices include VAT, so
 * that who dispenses changes the tax in the price and never the price.
 */
public final class Pricing {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private Pricing() {
    }

    /**
     * @param country    whose VAT it is, ISO 3166 alpha-2
     * @param currency   ISO 4217
     * @param on         the date of the sale
     * @param registrant true if a registered optometrist or dispensing optician dispenses or supervises
     */
    public static Quote quote(List<PairPrice> pairs, String country, String currency, LocalDate on, boolean registrant) {
        VatRates.Rate rate = VatRates.on(country, on);
        BigDecimal feeRate = registrant ? rate.dispensing() : rate.goods();
        List<QuoteLine> lines = new ArrayList<>();
        for (PairPrice pair : pairs) {
            if (pair.frame() != null) {
                lines.add(line(pair.pairNo(), QuoteLine.FRAME, pair.frame(), pair.framePrice() == null ? BigDecimal.ZERO : pair.framePrice(), rate.goods(), currency));
            }
            if (pair.lens() != null) {
                lines.add(line(pair.pairNo(), QuoteLine.LENS, pair.lens(), pair.lensPrice(), rate.goods(), currency));
            }
            for (PairPrice.TreatmentPrice treatment : pair.treatments()) {
                lines.add(line(pair.pairNo(), QuoteLine.TREATMENT, treatment.name(), treatment.price(), rate.goods(), currency));
            }
            if (pair.dispensingFee() != null && pair.dispensingFee().signum() > 0) {
                lines.add(line(pair.pairNo(), QuoteLine.DISPENSING_FEE, "Dispensing fee", pair.dispensingFee(), feeRate, currency));
            }
        }
        return Quote.of(currency, lines);
    }

    /** The VAT in a price that includes it: gross − net, the net rounded half up, so that both always sum to the price. */
    static BigDecimal vatIn(BigDecimal gross, BigDecimal ratePercent, String currency) {
        return gross.subtract(gross.multiply(HUNDRED).divide(HUNDRED.add(ratePercent), Money.digits(currency), RoundingMode.HALF_UP));
    }

    private static QuoteLine line(int pairNo, String kind, String description, BigDecimal price, BigDecimal ratePercent, String currency) {
        BigDecimal amount = Money.round(price, currency);
        return new QuoteLine(pairNo, kind, description, amount, ratePercent, vatIn(amount, ratePercent, currency));
    }
}
