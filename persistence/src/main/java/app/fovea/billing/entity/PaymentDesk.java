package app.fovea.billing.entity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.privacy.entity.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes offered payments on an invoice: never more than is outstanding, and each by a method that the caller may take. */
@ApplicationScoped
public class PaymentDesk {
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private VouchersOfSale vouchers;
    @Inject
    private Persons persons;

    public void take(Invoice invoice, List<OfferedPayment> offers, Caller caller, Instant now) {
        offers.forEach(payment -> payment.method().needed().ifPresent(caller::require));
        List<OfferedPayment> payments = offers.stream().anyMatch(OfferedPayment::voucher) ? heldToTheirWorth(invoice, offers) : offers;
        BigDecimal offered = OfferedPayment.sum(payments);
        if (offered.compareTo(invoice.outstanding()) > 0) {
            throw new RuleBroken("overpaid", "The payments come to %s %s, but only %s is outstanding. Take no more than that; what was handed over in cash is entered as given, and the change comes back."
                .formatted(offered.setScale(Math.max(offered.scale(), invoice.outstanding().scale())), invoice.currency(), invoice.outstanding()));
        }
        holdToTheCredit(invoice, payments);
        for (OfferedPayment payment : payments) {
            invoice.take(payment.method(), payment.amount());
            invoices.add(Payment.taken(invoice.id(), payment, caller.userId(), now));
        }
    }

    private void holdToTheCredit(Invoice invoice, List<OfferedPayment> payments) {
        BigDecimal wanted = OfferedPayment.sum(payments.stream().filter(payment -> payment.method() == Payment.Method.CREDIT).toList());
        if (wanted.signum() == 0) {
            return;
        }
        BigDecimal left = invoices.creditToTake(persons.idsOf(invoice.patientId()));
        if (wanted.compareTo(left) > 0) {
            throw new RuleBroken("credit_exceeded", "Of what this patient gave back %s %s is left as credit. Take no more than that of it, and the rest in another way."
                .formatted(Money.round(left, invoice.currency()), invoice.currency()));
        }
    }

    private List<OfferedPayment> heldToTheirWorth(Invoice invoice, List<OfferedPayment> offers) {
        invoices.flush(); // At checkout the lines are not written yet, and what a pair costs is asked for here.
        List<UUID> ids = List.of(invoice.id());
        return new VoucherDesk(vouchers.of(invoice), invoices.linesOf(ids), invoices.paymentsOf(ids), invoice.currency()).held(offers);
    }
}
