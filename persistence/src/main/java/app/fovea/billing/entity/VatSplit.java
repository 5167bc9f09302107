package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price in its three parts, which always add up to it. None is ever negative.
 *
 * @param net    the taxed part, without its tax
 * @param vat    the tax on it
 * @param exempt the part that is exempt from tax
 */
public record VatSplit(BigDecimal net, BigDecimal vat, BigDecimal exempt) {
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    public static VatSplit none(String currency) {
        BigDecimal zero = Money.round(BigDecimal.ZERO, currency);
        return new VatSplit(zero, zero, zero);
    }

    /**
     * The exempt part and the net are rounded half up to the currency's digits; the tax is what is left, so that nothing is lost.
     *
     * @param gross         in whole coins of the currency
     * @param ratePercent   on the taxed part
     * @param exemptPercent of the gross; 0 where all of it is taxed
     */
    public static VatSplit of(BigDecimal gross, BigDecimal ratePercent, BigDecimal exemptPercent, String currency) {
        BigDecimal exempt = Money.round(gross.multiply(exemptPercent).divide(HUNDRED), currency);
        BigDecimal taxed = gross.subtract(exempt);
        BigDecimal net = taxed.multiply(HUNDRED).divide(HUNDRED.add(ratePercent), Money.digits(currency), RoundingMode.HALF_UP);
        return new VatSplit(net, taxed.subtract(net), exempt);
    }

    public BigDecimal gross() {
        return net.add(vat).add(exempt);
    }

    public VatSplit plus(VatSplit other) {
        return new VatSplit(net.add(other.net), vat.add(other.vat), exempt.add(other.exempt));
    }

    public VatSplit minus(VatSplit other) {
        return new VatSplit(net.subtract(other.net), vat.subtract(other.vat), exempt.subtract(other.exempt));
    }

    /**
     * What part of a refund is tax: a refund mirrors the split of its sale (this one). Each refund brings what was given back so far
     * to the sale's proportions, the tax first, so that however many refunds there are, the tax given back is the sale's part of it to
     * half a coin, and all of the money gives back exactly the sale's tax.
     *
     * @param given  what earlier refunds of this sale gave back
     * @param amount at most what is left of the sale
     */
    public VatSplit refund(VatSplit given, BigDecimal amount, String currency) {
        BigDecimal after = given.gross().add(amount);
        BigDecimal vatBack = share(vat, after, currency).subtract(given.vat);
        BigDecimal exemptBack = share(exempt, after, currency).subtract(given.exempt).max(BigDecimal.ZERO).min(amount.subtract(vatBack));
        return new VatSplit(amount.subtract(vatBack).subtract(exemptBack), vatBack, exemptBack);
    }

    /** In whole coins: a column has two decimals whatever the currency has. */
    private BigDecimal share(BigDecimal part, BigDecimal ofGross, String currency) {
        return part.multiply(ofGross).divide(gross(), Money.digits(currency), RoundingMode.HALF_UP);
    }
}
