package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * A priced sale. The totals are the sums of the lines, to the penny, and total = net + VAT + exempt.
 *
 * @param discount what was taken off; the total is without it
 * @param total  what the patient pays, VAT included
 * @param net    the taxed part, without its VAT
 * @param vat    the part of the total that is VAT
 * @param exempt the part that is exempt from VAT
 */
public record Quote(String currency, List<QuoteLine> lines, BigDecimal discount, BigDecimal total, BigDecimal net, BigDecimal vat, BigDecimal exempt) {
    public static Quote of(String currency, List<QuoteLine> lines) {
        return new Quote(currency, List.copyOf(lines), sum(lines, QuoteLine::discount, currency), sum(lines, QuoteLine::amount, currency), sum(lines, QuoteLine::net, currency), sum(lines, QuoteLine::vat, currency),
            sum(lines, QuoteLine::exempt, currency));
    }

    /** Before the discount. */
    public BigDecimal price() {
        return total.add(discount);
    }

    /** The whole sale in its parts. */
    public VatSplit split() {
        return new VatSplit(net, vat, exempt);
    }

    private static BigDecimal sum(List<QuoteLine> lines, Function<QuoteLine, BigDecimal> part, String currency) {
        return lines.stream().map(part).reduce(Money.round(BigDecimal.ZERO, currency), BigDecimal::add);
    }
}
