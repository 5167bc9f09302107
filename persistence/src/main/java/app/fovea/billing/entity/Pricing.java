package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sale costs and how much of it is VAT. Prices include VAT, so that neither the method nor who dispenses changes what the
 * patient pays: both change the tax in it.
 *
 * <p>The tax is that of the whole sale, spread over its lines: what each line has is the tax of everything up to it less the tax of
 * everything before it. So the lines sum to the tax of the total and not to that of many small roundings.
 */
public final class Pricing {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");
    private static final BigDecimal ALL = new BigDecimal("100");

    private Pricing() {
    }

    /** @param currency ISO 4217 */
    public static Quote quote(List<PairPrice> pairs, VatTerms terms, String currency) {
        Charge goods = goods(terms, currency);
        Charge dispensing = dispensing(terms, goods, currency);
        List<QuoteLine> lines = new ArrayList<>();
        for (PairPrice pair : pairs) {
            if (pair.frame() != null) {
                lines.add(goods.line(pair.pairNo(), QuoteLine.FRAME, pair.frame(), pair.framePrice() == null ? BigDecimal.ZERO : pair.framePrice()));
            }
            if (pair.lens() != null) {
                lines.add(goods.line(pair.pairNo(), QuoteLine.LENS, pair.lens(), pair.lensPrice()));
            }
            for (PairPrice.TreatmentPrice treatment : pair.treatments()) {
                lines.add(goods.line(pair.pairNo(), QuoteLine.TREATMENT, treatment.name(), treatment.price()));
            }
            if (pair.dispensingFee() != null && pair.dispensingFee().signum() > 0) {
                lines.add(dispensing.line(pair.pairNo(), QuoteLine.DISPENSING_FEE, "Dispensing fee", pair.dispensingFee()));
            }
        }
        return Quote.of(currency, lines);
    }

    private static Charge goods(VatTerms terms, String currency) {
        boolean apportioned = terms.registrant() && terms.method().kind() == VatMethod.Kind.APPORTIONMENT;
        return new Charge(terms.rate().goods(), apportioned ? terms.method().exemptPercent() : NOTHING, currency);
    }

    /** Where the price is apportioned, or nobody registered dispenses, a fee is one price with the goods. */
    private static Charge dispensing(VatTerms terms, Charge goods, String currency) {
        if (!terms.registrant() || terms.method().kind() == VatMethod.Kind.APPORTIONMENT) {
            return goods;
        }
        return terms.rate().dispensing() == null ? new Charge(NOTHING, ALL, currency) : new Charge(terms.rate().dispensing(), NOTHING, currency);
    }

    /** What is taxed alike, with what has been charged of it so far. */
    private static final class Charge {
        private final BigDecimal ratePercent;
        private final BigDecimal exemptPercent;
        private final String currency;
        private VatSplit soFar;

        Charge(BigDecimal ratePercent, BigDecimal exemptPercent, String currency) {
            this.ratePercent = ratePercent;
            this.exemptPercent = exemptPercent;
            this.currency = currency;
            this.soFar = VatSplit.none(currency);
        }

        QuoteLine line(int pairNo, String kind, String description, BigDecimal price) {
            BigDecimal amount = Money.round(price, currency);
            VatSplit with = VatSplit.of(soFar.gross().add(amount), ratePercent, exemptPercent, currency);
            VatSplit part = with.minus(soFar);
            soFar = with;
            return new QuoteLine(pairNo, kind, description, amount, ratePercent, part.vat(), part.exempt());
        }
    }
}
