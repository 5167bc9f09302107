package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * A priced sale. The totals are the sums of the lines, to the penny, and total = net + VAT + exempt.
 *
 * @param total  what the patient pays, VAT included
 * @param net    the taxed part, without its VAT
 * @param vat    the part of the total that is VAT
 * @param exempt the part that is exempt from VAT
 */
public record Quote(String currency, List<QuoteLine> lines, BigDecimal total, BigDecimal net, BigDecimal vat, BigDecimal exempt) {
    public static Quote of(String currency, List<QuoteLine> lines) {
        return new Quote(currency, List.copyOf(lines), sum(lines, QuoteLine::amount, currency), sum(lines, QuoteLine::net, currency), sum(lines, QuoteLine::vat, currency),
            sum(lines, QuoteLine::exempt, currency));
    }

    /** The whole sale in its parts. */
    public VatSplit split() {
        return new VatSplit(net, vat, exempt);
    }

    private static BigDecimal sum(List<QuoteLine> lines, Function<QuoteLine, BigDecimal> part, String currency) {
        return lines.stream().map(part).reduce(Money.round(BigDecimal.ZERO, currency), BigDecimal::add);
    }
}
