package app.fovea.lab.boundary;

import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.Money;
import app.fovea.lab.entity.ReleasePolicy;
import app.fovea.lab.entity.ReleasePolicy.WaitsFor;
import app.fovea.privacy.entity.AboutPatient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A sale that the lab has not been given, and why.
 *
 * @param received what came in and stayed: paid + voucher − refunded
 * @param missing  what still has to come in before it begins by itself; zero where money does not decide
 */
public record WaitingSale(UUID dispenseId, UUID invoiceId, String invoiceNumber, UUID patientId, String patientName, Instant soldAt, String currency, BigDecimal total, BigDecimal received,
                          BigDecimal missing, WaitsFor waitsFor) implements AboutPatient<WaitingSale> {
    @Override
    public WaitingSale fromOutside() {
        return new WaitingSale(dispenseId, invoiceId, invoiceNumber, patientId, RESTRICTED, soldAt, currency, total, received, missing, waitsFor);
    }

    static WaitingSale of(Invoice invoice, String patientName, ReleasePolicy policy) {
        return new WaitingSale(invoice.dispenseId(), invoice.id(), invoice.number(), invoice.patientId(), patientName, invoice.issuedAt(), invoice.currency(), invoice.total(),
            invoice.received(), policy.missing(invoice.total(), invoice.received(), Money.digits(invoice.currency())),
            policy.waitsFor(invoice.total(), invoice.received(), invoice.outstanding()));
    }
}
