package app.fovea.billing.entity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.RuleBroken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Gives money back on an invoice: never more than the patient paid, no line more than once over, and in a way that the caller may. */
@ApplicationScoped
public class RefundDesk {
    @Inject
    private InvoiceRepository invoices;

    /** @param invoice locked */
    public void giveBack(Invoice invoice, WantedRefund wanted, Caller caller, Instant now) {
        GivenBack before = given(invoice);
        List<FieldError> errors = wanted.errors(before, invoice.currency());
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        BigDecimal amount = wanted.byLine() ? ofTheLines(invoice, wanted, before) : ofTheSale(invoice, wanted.amount());
        requireRights(caller, wanted.method(), invoices.paymentsOf(List.of(invoice.id())));
        List<GivenBack.Part> parts = wanted.byLine() ? before.lines(wanted.lines(), amount) : before.amount(amount);
        VatSplit split = parts.stream().map(GivenBack.Part::split).reduce(VatSplit.none(invoice.currency()), VatSplit::plus);
        Payment refund = Payment.refunded(invoice.id(), wanted.method(), split, wanted.reason().strip(), caller.userId(), now);
        invoice.refund(amount);
        invoices.add(refund);
        invoices.flush(); // The lines name the refund, which must stand before them.
        parts.forEach(part -> invoices.add(new RefundLine(refund, part)));
    }

    /**
     * Undoes a whole sale: all that the patient paid goes back, and nothing is owed any more.
     *
     * @param invoice locked
     * @param method  how it is given back; of no matter where nothing is
     */
    public SaleCancellation cancel(Invoice invoice, Payment.Method method, String reason, Caller caller, Instant now) {
        BigDecimal givenBack = invoice.refundable();
        if (givenBack.signum() > 0) {
            giveBack(invoice, new WantedRefund(method, givenBack, reason, given(invoice).linesLeft()), caller, now);
        }
        SaleCancellation cancellation = new SaleCancellation(invoice, givenBack, given(invoice).rest(), reason.strip(), caller.userId(), now);
        invoice.cancel(now);
        invoices.add(cancellation);
        return cancellation;
    }

    private GivenBack given(Invoice invoice) {
        List<UUID> ids = List.of(invoice.id());
        return new GivenBack(invoices.linesOf(ids), invoices.paymentsOf(ids).stream().filter(Payment::refund).toList(), invoices.refundLinesOf(invoice.id()), invoice.currency());
    }

    private static BigDecimal ofTheSale(Invoice invoice, BigDecimal amount) {
        if (amount.compareTo(invoice.refundable()) > 0) {
            throw new RuleBroken("refund_exceeds_paid", "Only %s %s of this invoice can be given back.".formatted(invoice.refundable(), invoice.currency()));
        }
        return amount;
    }

    private static BigDecimal ofTheLines(Invoice invoice, WantedRefund wanted, GivenBack before) {
        BigDecimal left = before.left(wanted.lines());
        if (left.signum() == 0) {
            throw new RuleBroken("line_given_back", "All of this is given back already. Choose other lines.");
        }
        BigDecimal amount = wanted.amount() == null ? left : wanted.amount();
        if (amount.compareTo(left) > 0) {
            throw new RuleBroken("refund_exceeds_lines", "Of these lines only %s %s is left to give back. Give back no more than that, or choose more lines.".formatted(left, invoice.currency()));
        }
        if (amount.compareTo(invoice.refundable()) > 0) {
            throw new RuleBroken("refund_exceeds_paid", "These lines come to %s %s, but the patient paid no more than %s that could be given back. Enter an amount up to that for them."
                .formatted(amount, invoice.currency(), invoice.refundable()));
        }
        return amount;
    }

    /** Cash leaves no trace at a bank, and who takes money and gives it back alone could keep it. */
    private static void requireRights(Caller caller, Payment.Method method, List<Payment> payments) {
        if (method == Payment.Method.CASH) {
            caller.require(Permission.PAYMENTS_REFUND_CASH);
        }
        if (payments.stream().anyMatch(payment -> !payment.refund() && payment.takenBy().equals(caller.userId()))) {
            caller.require(Permission.PAYMENTS_REFUND_OWN);
        }
    }
}
