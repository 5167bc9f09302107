package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sale costs and how much of it is VAT. Prices include VAT, so that neither the method nor who dispenses changes what the
 * patient pays: both change the tax in it.
 *
 * <p>The tax is that of the whole sale, spread over its lines: what each line has is the tax of everything up to it less the tax of
 * everything before it. So the lines sum to the tax of the total and not to that of many small roundings. A discount is spread in the
 * same way over all lines by their price, and the tax is that of what is left to pay.
 */
public final class Pricing {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");
    private static final BigDecimal ALL = new BigDecimal("100");

    private Pricing() {
    }

    /** @param currency ISO 4217 */
    public static Quote quote(List<PairPrice> pairs, VatTerms terms, String currency) {
        return quote(pairs, terms, null, currency);
    }

    /** @param discount null for none @param currency ISO 4217 */
    public static Quote quote(List<PairPrice> pairs, VatTerms terms, Discount discount, String currency) {
        Charge goods = goods(terms, currency);
        Charge dispensing = dispensing(terms, goods, currency);
        List<Item> items = items(pairs, currency);
        BigDecimal price = sum(items);
        BigDecimal off = discount == null ? BigDecimal.ZERO : discount.off(price, currency);
        List<QuoteLine> lines = new ArrayList<>();
        BigDecimal passed = BigDecimal.ZERO;
        BigDecimal takenOff = Money.round(BigDecimal.ZERO, currency);
        for (Item item : items) {
            passed = passed.add(item.price());
            BigDecimal upToHere = off.signum() == 0 ? takenOff : off.multiply(passed).divide(price, Money.digits(currency), RoundingMode.HALF_UP);
            lines.add((item.kind().equals(QuoteLine.DISPENSING_FEE) ? dispensing : goods).line(item, upToHere.subtract(takenOff)));
            takenOff = upToHere;
        }
        return Quote.of(currency, lines);
    }

    /** What the pairs cost before any discount, VAT included: neither the method nor who dispenses makes a difference. */
    public static BigDecimal price(List<PairPrice> pairs, String currency) {
        return sum(items(pairs, currency));
    }

    private static List<Item> items(List<PairPrice> pairs, String currency) {
        List<Item> items = new ArrayList<>();
        for (PairPrice pair : pairs) {
            if (pair.frame() != null) {
                items.add(item(pair, QuoteLine.FRAME, pair.frame(), pair.framePrice() == null ? BigDecimal.ZERO : pair.framePrice(), currency));
            }
            if (pair.lens() != null) {
                items.add(item(pair, QuoteLine.LENS, pair.lens(), pair.lensPrice(), currency));
            }
            for (PairPrice.TreatmentPrice treatment : pair.treatments()) {
                items.add(item(pair, QuoteLine.TREATMENT, treatment.name(), treatment.price(), currency));
            }
            if (pair.dispensingFee() != null && pair.dispensingFee().signum() > 0) {
                items.add(item(pair, QuoteLine.DISPENSING_FEE, "Dispensing fee", pair.dispensingFee(), currency));
            }
        }
        return items;
    }

    private static Item item(PairPrice pair, String kind, String description, BigDecimal price, String currency) {
        return new Item(pair.pairNo(), kind, description, Money.round(price, currency));
    }

    private static BigDecimal sum(List<Item> items) {
        return items.stream().map(Item::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** One thing by the catalogue. */
    private record Item(int pairNo, String kind, String description, BigDecimal price) {
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

        QuoteLine line(Item item, BigDecimal discount) {
            BigDecimal amount = item.price().subtract(discount);
            VatSplit with = VatSplit.of(soFar.gross().add(amount), ratePercent, exemptPercent, currency);
            VatSplit part = with.minus(soFar);
            soFar = with;
            return new QuoteLine(item.pairNo(), item.kind(), item.description(), amount, discount, ratePercent, part.vat(), part.exempt());
        }
    }
}
