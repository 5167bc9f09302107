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
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.billing.entity.OfferedPayment;
import app.fovea.billing.entity.PaymentDesk;
import app.fovea.billing.entity.RefundDesk;
import app.fovea.billing.entity.VoucherOfPair;
import app.fovea.billing.entity.VouchersOfSale;
import app.fovea.billing.entity.WantedRefund;
import app.fovea.billing.entity.WriteOff;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.OnceOnly;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Invoices after the sale: read them, take what is outstanding, give money back, give up what will not be paid. */
@Stateless
public class Invoices {
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private Persons persons;
    @Inject
    private PaymentDesk desk;
    @Inject
    private RefundDesk refundDesk;
    @Inject
    private VouchersOfSale vouchersOfSale;
    @Inject
    private OnceOnly onceOnly;
    @Inject
    private JourneyLog journey;
    @Inject
    private AuditTrail audit;

    /** @param reason why it will not be paid */
    public record WriteOffRequest(BigDecimal amount, String reason) {
    }

    @Requires(Permission.INVOICES_VIEW)
    public InvoiceView get(@Of(RecordKind.INVOICE) UUID id) {
        return view(invoices.find(id).orElseThrow(() -> new NotFound("invoice")));
    }

    /** What vouchers could still be taken on it, by which grounds. */
    @Requires(Permission.PAYMENTS_VOUCHER)
    public List<VoucherOfPair> vouchers(@Of(RecordKind.INVOICE) UUID id) {
        return vouchersOfSale.of(invoices.find(id).orElseThrow(() -> new NotFound("invoice")));
    }

    /** What is left of a patient's credit: what came back of their sales and stayed here. */
    @Requires(Permission.PAYMENTS_TAKE)
    public BigDecimal credit(@Of(value = RecordKind.PATIENT, shows = RecordKind.INVOICE) UUID patientId) {
        return invoices.creditOf(persons.idsOf(patientId));
    }

    @Requires(Permission.PAYMENTS_TAKE)
    public InvoiceView pay(@Of(RecordKind.INVOICE) UUID id, String key, OfferedPayment payment) {
        return onceOnly.run("payment/" + id, key, payment, InvoiceView.class, () -> take(id, payment));
    }

    @Requires(Permission.PAYMENTS_REFUND)
    public InvoiceView refund(@Of(RecordKind.INVOICE) UUID id, String key, WantedRefund refund) {
        return onceOnly.run("refund/" + id, key, refund, InvoiceView.class, () -> giveBack(id, refund));
    }

    /** Gives up what is outstanding, or a part of it. The debt is gone for good; the document stays as it was issued. */
    @Requires(Permission.INVOICES_WRITE_OFF)
    public InvoiceView writeOff(@Of(RecordKind.INVOICE) UUID id, String key, WriteOffRequest wanted) {
        return onceOnly.run("write-off/" + id, key, wanted, InvoiceView.class, () -> giveUp(id, wanted));
    }

    private InvoiceView take(UUID id, OfferedPayment payment) {
        Caller caller = CurrentCaller.get();
        Instant now = Instant.now();
        Invoice invoice = lock(id);
        List<FieldError> errors = OfferedPayment.errors(List.of(payment), invoice.currency());
        if (!errors.isEmpty()) {
            throw ofTheOnlyPayment(errors);
        }
        try {
            desk.take(invoice, List.of(payment), caller, now);
        } catch (InvalidInput refused) {
            throw ofTheOnlyPayment(refused.errors());
        }
        audit.record("payment.taken", "invoice", id);
        journey.append(new InvoicePaid(invoice.id(), invoice.number(), invoice.patientId(), invoice.dispenserId(), List.of(invoice.dispenseId()), invoice.total(), invoice.paid(),
            invoice.voucher(), invoice.outstanding(), invoice.currency(), invoice.outstanding().signum() == 0, payment.method().id(),
            invoices.linesOf(List.of(id)).stream().map(line -> new InvoicePaid.Line(line.description(), line.amount())).toList(), now, invoice.branchId()),
            new Context(invoice.correlationId(), null));
        return view(invoice);
    }

    /** At checkout payments come in a list; here one comes alone. */
    private static InvalidInput ofTheOnlyPayment(List<FieldError> errors) {
        return new InvalidInput(errors.stream().map(error -> new FieldError(error.code(), error.field().replace("payments[0].", ""), error.message())).toList());
    }

    private InvoiceView giveBack(UUID id, WantedRefund wanted) {
        Invoice invoice = lock(id);
        refundDesk.giveBack(invoice, wanted, CurrentCaller.get(), Instant.now());
        audit.record("payment.refunded", "invoice", id);
        return view(invoice);
    }

    private InvoiceView giveUp(UUID id, WriteOffRequest wanted) {
        Caller caller = CurrentCaller.get();
        Invoice invoice = lock(id);
        List<FieldError> errors = new ArrayList<>();
        OfferedPayment.amount("amount", wanted.amount(), invoice.currency(), errors);
        needReason(wanted.reason(), errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        if (wanted.amount().compareTo(invoice.outstanding()) > 0) {
            throw new RuleBroken("write_off_exceeds_outstanding", "Only %s %s of this invoice is outstanding, and no more can be written off.".formatted(invoice.outstanding(), invoice.currency()));
        }
        invoice.writeOff(wanted.amount());
        invoices.add(new WriteOff(id, wanted.amount(), wanted.reason().strip(), caller.userId(), Instant.now()));
        audit.record("invoice.written_off", "invoice", id, Map.of("amount", wanted.amount().toPlainString(), "currency", invoice.currency(), "reason", wanted.reason().strip()));
        return view(invoice);
    }

    private static void needReason(String reason, List<FieldError> errors) {
        if (reason == null || reason.isBlank() || reason.length() > 500) {
            errors.add(new FieldError("reason_missing", "reason", "Say why, in at most 500 characters."));
        }
    }

    private Invoice lock(UUID id) {
        return invoices.findLocked(id).orElseThrow(() -> new NotFound("invoice"));
    }

    private InvoiceView view(Invoice invoice) {
        invoices.flush();
        List<UUID> ids = List.of(invoice.id());
        return InvoiceView.of(invoice, invoices.linesOf(ids), invoices.paymentsOf(ids), invoices.refundLinesOf(invoice.id()), invoices.writeOffsOf(invoice.id()),
            invoice.cancelled() ? invoices.cancellationOf(invoice.id()) : Optional.empty(), invoices.creditOf(persons.idsOf(invoice.patientId())));
    }
}
