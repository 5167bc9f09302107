package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.util.List;

/**
 * A priced sale. The totals are the sums of the lines, to the penny.
 *
 * @param total what the patient pays, VAT included
 * @param vat   the part of it that is VAT
 */
public record Quote(String currency, List<QuoteLine> lines, BigDecimal total, BigDecimal vat) {
    static Quote of(String currency, List<QuoteLine> lines) {
        return new Quote(currency, List.copyOf(lines),
            lines.stream().map(QuoteLine::amount).reduce(Money.round(BigDecimal.ZERO, currency), BigDecimal::add),
            lines.stream().map(QuoteLine::vat).reduce(Money.round(BigDecimal.ZERO, currency), BigDecimal::add));
    }
}
