package app.fovea.billing.entity;

/**
 * Everything that decides the tax in a sale's prices.
 *
 * @param rate       the country's, on the day of the sale
 * @param method     the practice's, on that day
 * @param registrant true if a registered optometrist or dispensing optician dispenses or supervises: without one all of the price is
 *                   taxed as goods, whatever the method
 */
public record VatTerms(VatRate rate, VatMethod method, boolean registrant) {
}
