package app.fovea.dispensing.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
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
import app.fovea.billing.entity.PaymentDesk;
import app.fovea.billing.entity.Quote;
import app.fovea.billing.entity.VatMethods;
import app.fovea.catalogue.entity.CatalogueRepository;
import app.fovea.dispensing.control.SaleInHand;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.dispensing.entity.SupplyRules;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.DocumentNumbers;
import app.fovea.tenancy.entity.OnceOnly;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Makes a sale final and takes the money: one transaction for the invoice, its lines, the payments, what was sold and the event.
 * The answer comes when that is safe; the order, the lab and the audit follow by event.
 */
@Stateless
public class Checkout {
    private static final int LONGEST_REASON = 500;

    @Inject
    private DispenseRepository dispenses;
    @Inject
    private CatalogueRepository catalogue;
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private VatMethods vatMethods;
    @Inject
    private PaymentDesk desk;
    @Inject
    private OnceOnly onceOnly;
    @Inject
    private DocumentNumbers numbers;
    @Inject
    private JourneyLog journey;
    @Inject
    private AuditTrail audit;
    @Inject
    private Event<SaleChanged> changed;

    /**
     * @param acknowledgedWarnings codes of the warnings that the seller has read and stands by
     * @param reason               why a registrant supplies from a prescription past its date; needed then alone, and stands for the acknowledgement
     */
    public record PayRequest(List<OfferedPayment> payments, Set<String> acknowledgedWarnings, String reason) {
        public PayRequest {
            payments = payments == null ? List.of() : List.copyOf(payments);
            // In one order: the key of a till is held to what was asked, and Set.copyOf has another order after every start of the server.
            acknowledgedWarnings = acknowledgedWarnings == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(acknowledgedWarnings));
            reason = reason == null || reason.isBlank() ? null : reason.strip();
        }
    }

    /**
     * @param paidAmount total − outstanding: what the patient paid and what a voucher covers
     * @param change     what goes back over the counter of the cash that was handed over; 0 where nobody counted
     */
    public record Receipt(UUID invoiceId, String invoiceNumber, BigDecimal totalAmount, BigDecimal paidAmount, BigDecimal outstanding, BigDecimal change, String currency) {
    }

    /** @param key the till's Idempotency-Key: the same key again gives the same receipt */
    @Requires(Permission.PAYMENTS_TAKE)
    public Receipt pay(@Of(RecordKind.SALE) UUID dispenseId, String key, PayRequest request) {
        CurrentCaller.get().require(Permission.POS_ACCESS);
        return onceOnly.run("checkout/" + dispenseId, key, request, Receipt.class, () -> sell(dispenseId, request));
    }

    private Receipt sell(UUID dispenseId, PayRequest request) {
        Caller caller = CurrentCaller.get();
        Caller.Practice practice = caller.practice();
        LocalDate today = LocalDate.now(practice.timeZone());
        Instant now = Instant.now();
        // Its version is looked at when its state is written, below: of two who sell it, or of one who sells and one who changes it, the later is refused.
        Dispense dispense = dispenses.find(dispenseId).orElseThrow(() -> new NotFound("sale"));
        refuseIfSold(dispense);
        SaleInHand sale = SaleInHand.of(dispense, dispenses.basisToPay(dispense), catalogue);
        requireRights(caller, dispense, sale.problems(today));
        refuseProblems(sale.problems(today), request);
        List<FieldError> errors = OfferedPayment.errors(request.payments(), practice.currency());
        if (request.reason() != null && request.reason().length() > LONGEST_REASON) {
            errors.add(new FieldError("too_long", "reason", "Give the reason in at most " + LONGEST_REASON + " characters."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        Quote quote = sale.quote(today, vatMethods.on(today));
        if (OfferedPayment.sum(request.payments()).compareTo(quote.total()) < 0) {
            caller.require(Permission.PAYMENTS_LEAVE_OPEN);
        }

        dispense.pairs().forEach(pair -> pair.freeze(sale.snapshot(pair), sale.voucher(pair, today).orElse(null)));
        dispenses.flush(); // What was sold is written while the sale is still a draft: the database refuses it afterwards.
        if (!dispense.supervisedOn(today, practice.timeZone())) {
            dispense.withdrawSupervision();
        }
        dispense.checkOut(caller.userId(), caller.may(Permission.DISPENSES_SUPERVISE) ? caller.gocNumber() : dispense.registrantNumber(), request.reason());
        // The number's row is locked from here to the commit: taken as late as the documents allow.
        Invoice invoice = new Invoice(numbers.next(DocumentNumbers.Kind.INVOICE),
            new Invoice.Sale(dispense.patientId(), dispense.id(), dispense.branchId(), caller.userId(), dispense.correlationId()),
            quote, dispense.discount() == null ? null : dispense.discount().reason(), now);
        invoices.add(invoice);
        for (int i = 0; i < quote.lines().size(); i++) {
            invoices.add(new InvoiceLine(invoice.id(), i + 1, quote.lines().get(i)));
        }
        desk.take(invoice, request.payments(), caller, now);
        audit.record("sale.checked_out", "invoice", invoice.id());
        if (dispense.discount() != null) {
            audit.record("sale.sold_at_a_discount", "invoice", invoice.id(), Map.of("discount", quote.discount().toPlainString(), "price", quote.price().toPlainString(),
                "currency", quote.currency(), "reason", dispense.discount().reason(), "givenBy", dispense.discountedBy().toString()));
        }
        if (request.reason() != null) {
            audit.record("sale.supplied_with_reason", "dispense", dispense.id(), Map.of("reason", request.reason(), "registrant", String.valueOf(caller.gocNumber())));
        }
        // What costs nothing is paid with its checkout: no payment will ever come that could tell the lab.
        if (!request.payments().isEmpty() || quote.total().signum() == 0) {
            journey.appendFirst(paid(invoice, quote, request, now), new Context(dispense.correlationId(), null));
        }
        changed.fire(new SaleChanged(caller.tenantId(), dispense.id(), caller.userId()));
        return new Receipt(invoice.id(), invoice.number(), invoice.total(), invoice.total().subtract(invoice.outstanding()), invoice.outstanding(),
            OfferedPayment.change(request.payments(), invoice.currency()), invoice.currency());
    }

    /** What is unusual about this sale, each needs a right of its own. What stands against it is refused first, whoever asks. */
    private static void requireRights(Caller caller, Dispense dispense, List<DispenseProblem> problems) {
        if (!dispense.dispenserId().equals(caller.userId())) {
            caller.require(Permission.POS_TAKE_OVER);
        }
        if (problems.stream().anyMatch(DispenseProblem::blocks)) {
            return;
        }
        if (dispense.pairs().stream().anyMatch(pair -> pair.ownFrame() != null)) {
            caller.require(Permission.POS_OWN_FRAME);
        }
        if (problems.stream().anyMatch(problem -> !problem.code().equals(SupplyRules.EXPIRED))) {
            caller.require(Permission.POS_CONFIRM);
        }
    }

    private void refuseIfSold(Dispense dispense) {
        if (!dispense.draft()) {
            String number = invoices.ofDispense(dispense.id()).map(Invoice::number).orElse("another invoice");
            throw new Conflict("This sale is checked out already, as " + number + ". Take further payments on that invoice.");
        }
    }

    private static void refuseProblems(List<DispenseProblem> problems, PayRequest request) {
        problems.stream().filter(DispenseProblem::blocks).findFirst().ifPresent(problem -> {
            throw new RuleBroken(problem.code(), problem.message());
        });
        boolean expired = problems.stream().anyMatch(problem -> problem.code().equals(SupplyRules.EXPIRED));
        if (expired && request.reason() == null) {
            throw new RuleBroken("supply_reason_needed", "The prescription is past its date. Write down why it serves the patient to supply from it, in at most " + LONGEST_REASON + " characters (“reason”).");
        }
        List<DispenseProblem> unread = problems.stream().filter(problem -> !request.acknowledgedWarnings().contains(problem.code()) && !problem.code().equals(SupplyRules.EXPIRED)).toList();
        if (!unread.isEmpty()) {
            throw new RuleBroken("warnings_not_acknowledged", "Read and acknowledge first: "
                + String.join(" ", unread.stream().map(problem -> problem.message() + " (" + problem.code() + ")").toList()));
        }
    }

    private static InvoicePaid paid(Invoice invoice, Quote quote, PayRequest request, Instant now) {
        String method = request.payments().isEmpty() ? InvoicePaid.NOTHING_TO_PAY : request.payments().get(request.payments().size() - 1).method().id();
        return new InvoicePaid(invoice.id(), invoice.number(), invoice.patientId(), invoice.dispenserId(), List.of(invoice.dispenseId()), invoice.total(), invoice.paid(),
            invoice.voucher(), invoice.outstanding(), invoice.currency(), invoice.outstanding().signum() == 0, method,
            quote.lines().stream().map(line -> new InvoicePaid.Line(line.description(), line.amount())).toList(), now, invoice.branchId());
    }
}
