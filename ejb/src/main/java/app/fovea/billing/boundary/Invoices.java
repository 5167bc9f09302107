package app.fovea.billing.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.boundary.event.InvoicePaid;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceLine;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.billing.entity.OfferedPayment;
import app.fovea.billing.entity.Payment;
import app.fovea.billing.entity.PaymentDesk;
import app.fovea.billing.entity.VatSplit;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.tenancy.entity.OnceOnly;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Invoices after the sale: read them, take what is outstanding, give money back. */
@Stateless
public class Invoices {
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private PaymentDesk desk;
    @Inject
    private OnceOnly onceOnly;
    @Inject
    private JourneyLog journey;
    @Inject
    private AuditTrail audit;

    /** @param reason why it is given back */
    public record RefundRequest(Payment.Method method, BigDecimal amount, String reason) {
    }

    @Requires(Permission.INVOICES_VIEW)
    public InvoiceView get(UUID id) {
        return view(invoices.find(id).orElseThrow(() -> new NotFound("invoice")));
    }

    @Requires(Permission.PAYMENTS_TAKE)
    public InvoiceView pay(UUID id, String key, OfferedPayment payment) {
        return onceOnly.run("payment/" + id, key, payment, InvoiceView.class, () -> take(id, payment));
    }

    @Requires(Permission.PAYMENTS_REFUND)
    public InvoiceView refund(UUID id, String key, RefundRequest refund) {
        return onceOnly.run("refund/" + id, key, refund, InvoiceView.class, () -> giveBack(id, refund));
    }

    private InvoiceView take(UUID id, OfferedPayment payment) {
        Caller caller = CurrentCaller.get();
        Instant now = Instant.now();
        Invoice invoice = lock(id);
        List<FieldError> errors = OfferedPayment.errors(List.of(payment), invoice.currency());
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors.stream().map(error -> new FieldError(error.code(), error.field().replace("payments[0].", ""), error.message())).toList());
        }
        desk.take(invoice, List.of(payment), caller.userId(), now);
        audit.record("payment.taken", "invoice", id);
        journey.append(new InvoicePaid(invoice.id(), invoice.number(), invoice.patientId(), invoice.dispenserId(), List.of(invoice.dispenseId()), invoice.total(), invoice.paid(),
            invoice.voucher(), invoice.outstanding(), invoice.currency(), invoice.outstanding().signum() == 0, payment.method().id(),
            invoices.linesOf(List.of(id)).stream().map(line -> new InvoicePaid.Line(line.description(), line.amount())).toList(), now), new Context(invoice.correlationId(), null));
        return view(invoice);
    }

    private InvoiceView giveBack(UUID id, RefundRequest refund) {
        Caller caller = CurrentCaller.get();
        Invoice invoice = lock(id);
        List<FieldError> errors = new ArrayList<>();
        if (refund.method() == null || refund.method() == Payment.Method.VOUCHER) {
            errors.add(new FieldError("method_missing", "method", "Choose how it is given back: card, cash or transfer."));
        }
        OfferedPayment.amount("amount", refund.amount(), invoice.currency(), errors);
        if (refund.reason() == null || refund.reason().isBlank() || refund.reason().length() > 500) {
            errors.add(new FieldError("reason_missing", "reason", "Say why, in at most 500 characters."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        if (refund.amount().compareTo(invoice.refundable()) > 0) {
            throw new RuleBroken("refund_exceeds_paid", "Only %s %s of this invoice can be given back.".formatted(invoice.refundable(), invoice.currency()));
        }
        VatSplit split = splitOf(invoice, refund.amount());
        invoice.refund(refund.amount());
        invoices.add(Payment.refunded(id, refund.method(), split, refund.reason(), caller.userId(), Instant.now()));
        audit.record("payment.refunded", "invoice", id);
        return view(invoice);
    }

    /** Of a refund, which mirrors the sale: the same parts of net, VAT and exempt, and with earlier refunds exactly the sale's. */
    private VatSplit splitOf(Invoice invoice, BigDecimal amount) {
        List<UUID> ids = List.of(invoice.id());
        VatSplit sale = invoices.linesOf(ids).stream().map(InvoiceLine::split).reduce(VatSplit.none(invoice.currency()), VatSplit::plus);
        return sale.refund(sale.given(invoices.paymentsOf(ids).stream().filter(Payment::refund).toList(), invoice.currency()), amount, invoice.currency());
    }

    private Invoice lock(UUID id) {
        return invoices.findLocked(id).orElseThrow(() -> new NotFound("invoice"));
    }

    private InvoiceView view(Invoice invoice) {
        invoices.flush();
        List<UUID> ids = List.of(invoice.id());
        return InvoiceView.of(invoice, invoices.linesOf(ids), invoices.paymentsOf(ids));
    }
}
