package app.fovea.billing.entity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Refusal.RuleBroken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Takes offered payments on an invoice: never more than is outstanding, and each by a method that the caller may take. */
@ApplicationScoped
public class PaymentDesk {
    @Inject
    private InvoiceRepository invoices;

    public void take(Invoice invoice, List<OfferedPayment> payments, Caller caller, Instant now) {
        payments.forEach(payment -> payment.method().needed().ifPresent(caller::require));
        BigDecimal offered = OfferedPayment.sum(payments);
        if (offered.compareTo(invoice.outstanding()) > 0) {
            throw new RuleBroken("overpaid", "The payments come to %s %s, but only %s is outstanding. Take no more than that; change is given from cash before it is entered."
                .formatted(offered.setScale(Math.max(offered.scale(), invoice.outstanding().scale())), invoice.currency(), invoice.outstanding()));
        }
        for (OfferedPayment payment : payments) {
            invoice.take(payment.method(), payment.amount());
            invoices.add(Payment.taken(invoice.id(), payment.method(), payment.amount(), payment.reference(), caller.userId(), now));
        }
    }
}
