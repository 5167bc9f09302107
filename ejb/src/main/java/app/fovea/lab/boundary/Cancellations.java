package app.fovea.lab.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.billing.entity.Payment;
import app.fovea.billing.entity.RefundDesk;
import app.fovea.billing.entity.SaleCancellation;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.lab.boundary.event.SaleCancelled;
import app.fovea.lab.control.Moving;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.OrderTransition.Note;
import app.fovea.lab.entity.Stage;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.OnceOnly;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Undoes a whole sale before it is made, in one act: its orders stop, what was paid goes back, what is outstanding is owed no more. */
@Stateless
public class Cancellations {
    private static final int LONGEST_REASON = 500;

    @Inject
    private InvoiceRepository invoices;
    @Inject
    private DispenseRepository dispenses;
    @Inject
    private OrderRepository orders;
    @Inject
    private RefundDesk refundDesk;
    @Inject
    private Moving moving;
    @Inject
    private OnceOnly onceOnly;
    @Inject
    private JourneyLog journey;
    @Inject
    private AuditTrail audit;

    /** @param method how what was paid is given back; null where nothing was @param reason why the sale is undone */
    public record CancelRequest(Payment.Method method, String reason) {
    }

    /**
     * @param givenBack what goes back to the patient now
     * @param takenOff  what the patient owed and owes no more
     * @param voucher   what the health service must not be asked for
     * @param orders    those that were stopped
     */
    public record CancelledSale(UUID id, UUID dispenseId, UUID invoiceId, String currency, BigDecimal givenBack, BigDecimal takenOff, BigDecimal voucher, List<UUID> orders, Instant cancelledAt) {
    }

    /**
     * What cancelling would do now, to be shown before it is done.
     *
     * @param hindrance why it cannot be, and what to do instead; null if it can
     * @param orders    the numbers of those that would stop
     */
    public record Prospect(UUID dispenseId, String currency, BigDecimal givenBack, BigDecimal takenOff, BigDecimal voucher, List<String> orders, String hindrance) {
    }

    /** Empty where the sale is cancelled already, or the patient has what was sold. */
    @Requires(Permission.ORDERS_CANCEL_SALE)
    public Optional<Prospect> prospect(@Of(RecordKind.INVOICE) UUID invoiceId) {
        Invoice invoice = invoices.find(invoiceId).orElseThrow(() -> new NotFound("invoice"));
        List<Order> made = orders.ofDispense(invoice.dispenseId());
        if (invoice.cancelled() || made.stream().anyMatch(order -> order.stage() == Stage.DISPENSED || order.stage() == Stage.RETURNED)) {
            return Optional.empty();
        }
        return Optional.of(new Prospect(invoice.dispenseId(), invoice.currency(), invoice.refundable(), invoice.outstanding(), invoice.voucher(),
            standing(made).stream().map(Order::number).toList(), hindrance(made).orElse(null)));
    }

    /**
     * @param key the caller's Idempotency-Key: the same key again gives the same answer
     * @throws Conflict where an order is past waiting, or the sale is not checked out or cancelled already
     */
    @Requires(Permission.ORDERS_CANCEL_SALE)
    public CancelledSale cancel(@Of(RecordKind.SALE) UUID dispenseId, String key, CancelRequest wanted) {
        return onceOnly.run("cancel/" + dispenseId, key, wanted, CancelledSale.class, () -> undo(dispenseId, wanted));
    }

    /** The invoice is locked first, as by whoever makes the orders: an order is there to be stopped, or it finds the sale cancelled and is not made. */
    private CancelledSale undo(UUID dispenseId, CancelRequest wanted) {
        Caller caller = CurrentCaller.get();
        Instant now = Instant.now();
        dispenses.find(dispenseId).orElseThrow(() -> new NotFound("sale"));
        Invoice invoice = invoices.ofDispense(dispenseId).flatMap(found -> invoices.findLocked(found.id()))
            .orElseThrow(() -> new Conflict("This sale is not checked out yet. Discard it instead."));
        if (invoice.cancelled()) {
            throw new Conflict("This sale is cancelled already.");
        }
        List<Order> made = orders.ofDispense(dispenseId);
        hindrance(made).ifPresent(why -> {
            throw new Conflict(why);
        });
        if (wanted.reason() == null || wanted.reason().isBlank() || wanted.reason().length() > LONGEST_REASON) {
            throw new InvalidInput("reason_missing", "reason", "Say why, in at most " + LONGEST_REASON + " characters.");
        }
        SaleCancellation cancellation = refundDesk.cancel(invoice, wanted.method(), wanted.reason(), caller, now);
        List<Order> stopped = standing(made);
        stopped.forEach(order -> moving.move(order, Stage.CANCELLED, Note.because(wanted.reason().strip()), caller, now));
        audit.record("sale.cancelled", "invoice", invoice.id(), Map.of("givenBack", cancellation.givenBack().toPlainString(), "takenOff", cancellation.takenOff().toPlainString(),
            "voucher", cancellation.voucher().toPlainString(), "currency", invoice.currency(), "reason", cancellation.reason()));
        journey.append(new SaleCancelled(invoice.id(), invoice.number(), dispenseId, invoice.patientId(), invoice.branchId()), new Context(invoice.correlationId(), null));
        return new CancelledSale(cancellation.id(), dispenseId, invoice.id(), invoice.currency(), cancellation.givenBack(), cancellation.takenOff(), cancellation.voucher(),
            stopped.stream().map(Order::id).toList(), now);
    }

    private static List<Order> standing(List<Order> made) {
        return made.stream().filter(order -> order.stage() != Stage.CANCELLED).toList();
    }

    private static Optional<String> hindrance(List<Order> made) {
        return standing(made).stream().filter(Order::begun).findFirst().map(order -> switch (order.stage()) {
            case DISPENSED -> "The patient has %s already. Give back the lines that come back instead.".formatted(order.number());
            case RETURNED -> "%s was handed over and came back. Give its lines back instead.".formatted(order.number());
            case REMADE -> "%s was made once and is made again, and its lenses are used up. Cancel what is made again where it is, and give back what you agree on with the patient line by line.".formatted(order.number());
            default -> "%s is being made (%s), and its lenses are used up. Cancel that order where it is, and give back what you agree on with the patient line by line.".formatted(order.number(), order.stage().title());
        });
    }
}
