package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What of each line of a sale has been given back, and what the next refund is made of. No line is given back more than once over, in
 * none of its three parts, and all of the money gives back exactly the sale's net, VAT and exempt (VAT Regulations 1995 reg. 38: a
 * decrease in price takes its tax with it).
 *
 * <p>An amount without lines comes off the whole sale in its proportions ({@link VatSplit#refund}) and is spread over what is left of
 * the lines. Lines that somebody chose are given back with their own tax; what is left then is the sale of which later amounts are a part.
 */
public final class GivenBack {
    private final Map<Integer, VatSplit> left = new LinkedHashMap<>();
    private final String currency;
    private VatSplit sale;
    private VatSplit ofSale;

    /** Of one line. @param chosen whether somebody gave this line back, and not an amount */
    public record Part(int lineNo, VatSplit split, boolean chosen) {
    }

    /**
     * @param refunds of the sale, oldest first
     * @param parts   what they were made of; none for a refund from before this was kept, which is spread now as it would have been
     */
    public GivenBack(List<InvoiceLine> lines, List<Payment> refunds, List<RefundLine> parts, String currency) {
        this.currency = currency;
        lines.forEach(line -> left.put(line.lineNo(), line.split()));
        beginAnew();
        Map<UUID, List<RefundLine>> kept = parts.stream().collect(Collectors.groupingBy(RefundLine::refundId));
        for (Payment refund : refunds) {
            List<RefundLine> known = kept.get(refund.id());
            take(known != null ? known.stream().map(RefundLine::part).toList() : refund.split() == null ? amount(refund.amount()) : spread(refund.split()));
        }
    }

    /** A part of the whole sale. @param amount at most {@link #left()} */
    public List<Part> amount(BigDecimal amount) {
        return spread(sale.refund(ofSale, amount, currency));
    }

    /** Of these lines alone, in the proportions of what is left of them. @param amount at most what is left of them */
    public List<Part> lines(Collection<Integer> chosen, BigDecimal amount) {
        VatSplit those = chosen.stream().map(left::get).reduce(VatSplit.none(currency), VatSplit::plus);
        return over(chosen, those.refund(VatSplit.none(currency), amount, currency), true);
    }

    /** What was not given back yet, VAT included. */
    public BigDecimal left() {
        return rest().gross();
    }

    /** What was not given back yet. */
    public VatSplit rest() {
        return left.values().stream().reduce(VatSplit.none(currency), VatSplit::plus);
    }

    /** The lines of which something is left. */
    public List<Integer> linesLeft() {
        return left.entrySet().stream().filter(line -> line.getValue().gross().signum() > 0).map(Map.Entry::getKey).toList();
    }

    public BigDecimal left(Collection<Integer> chosen) {
        return chosen.stream().map(left::get).map(VatSplit::gross).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public boolean knows(int lineNo) {
        return left.containsKey(lineNo);
    }

    private void take(List<Part> parts) {
        parts.forEach(part -> left.merge(part.lineNo(), part.split(), VatSplit::minus));
        if (parts.stream().anyMatch(Part::chosen)) {
            beginAnew();
        } else {
            ofSale = parts.stream().map(Part::split).reduce(ofSale, VatSplit::plus);
        }
    }

    private void beginAnew() {
        sale = rest();
        ofSale = VatSplit.none(currency);
    }

    private List<Part> spread(VatSplit given) {
        return over(left.keySet(), given, false);
    }

    /** Each of the three over what is left of it: what a line has is all up to it less all before it, so that they sum to the refund. */
    private List<Part> over(Collection<Integer> lines, VatSplit given, boolean chosen) {
        List<BigDecimal> net = shares(lines, VatSplit::net, given);
        List<BigDecimal> vat = shares(lines, VatSplit::vat, given);
        List<BigDecimal> exempt = shares(lines, VatSplit::exempt, given);
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (int lineNo : lines) {
            VatSplit split = new VatSplit(net.get(at), vat.get(at), exempt.get(at++));
            if (split.gross().signum() > 0) {
                parts.add(new Part(lineNo, split, chosen));
            }
        }
        return parts;
    }

    private List<BigDecimal> shares(Collection<Integer> lines, Function<VatSplit, BigDecimal> of, VatSplit given) {
        List<BigDecimal> each = lines.stream().map(left::get).map(of).toList();
        BigDecimal whole = each.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> shares = new ArrayList<>();
        BigDecimal passed = BigDecimal.ZERO;
        BigDecimal shared = Money.round(BigDecimal.ZERO, currency);
        for (BigDecimal part : each) {
            passed = passed.add(part);
            BigDecimal upToHere = whole.signum() == 0 ? shared : of.apply(given).multiply(passed).divide(whole, Money.digits(currency), RoundingMode.HALF_UP);
            shares.add(upToHere.subtract(shared));
            shared = upToHere;
        }
        return shares;
    }
}
