package app.fovea.lab.boundary;

import app.fovea.billing.boundary.event.InvoicePaid;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.catalogue.entity.CatalogueRepository;
import app.fovea.catalogue.entity.Lens;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.Sha256;
import app.fovea.lab.boundary.event.OrderCreated;
import app.fovea.lab.boundary.event.SaleReleased;
import app.fovea.lab.control.Promising;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.OrderTransition;
import app.fovea.lab.entity.PromisedDate;
import app.fovea.lab.entity.ReleasePolicy;
import app.fovea.lab.entity.ReleaseRepository;
import app.fovea.lab.entity.Stage;
import app.fovea.tenancy.entity.DocumentNumbers;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Hears that an invoice was paid and, if that is enough by the practice's policy, makes one order for each pair that was sold; or that a sale was released,
 * which is enough by itself. A pair that has its order already is left alone; the database's unique key on sale and pair has the last word.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class OrderCreation {
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private DispenseRepository dispenses;
    @Inject
    private CatalogueRepository catalogue;
    @Inject
    private OrderRepository orders;
    @Inject
    private ReleaseRepository releases;
    @Inject
    private Promising promising;
    @Inject
    private DocumentNumbers numbers;
    @Inject
    private JourneyLog journey;

    public void hear(Envelope event) {
        switch (EventType.of(event.type()).orElseThrow()) {
            case INVOICE_PAID -> invoicePaid(event);
            case SALE_RELEASED -> order(locked(event.dataAs(SaleReleased.class).invoiceId()), event);
            default -> throw new IllegalArgumentException("no order follows from " + event.type());
        }
    }

    /** Where it is not enough yet, a later payment brings another event, and a later policy a release. */
    private void invoicePaid(Envelope event) {
        ReleasePolicy policy = releases.policyToActOn();
        Invoice invoice = locked(event.dataAs(InvoicePaid.class).invoiceId());
        if (policy.releases(invoice.total(), invoice.received())) {
            order(invoice, event);
        }
    }

    /** Two events about one sale, a payment and a release, wait for each other here: the second finds the orders and has nothing left to do. */
    private Invoice locked(UUID invoiceId) {
        return invoices.findLocked(invoiceId).orElseThrow(() -> new IllegalStateException("invoice " + invoiceId + " of the event is not there"));
    }

    /** Of a sale that was cancelled while this event was on its way nothing is made. */
    private void order(Invoice invoice, Envelope event) {
        if (invoice.cancelled()) {
            return;
        }
        Dispense dispense = dispenses.find(invoice.dispenseId()).orElseThrow();
        Map<UUID, Lens> lenses = catalogue.lensesById(dispense.pairs().stream().map(DispensePair::lensId).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(Lens::id, lens -> lens));
        PromisedDate promise = promising.now(dispense.branchId());
        for (DispensePair pair : dispense.pairs()) {
            if (!orders.exists(dispense.id(), pair.pairNo())) {
                create(invoice, dispense, pair, promise.of(lenses.get(pair.lensId()).leadDays()), event);
            }
        }
    }

    private void create(Invoice invoice, Dispense dispense, DispensePair pair, LocalDate promised, Envelope cause) {
        Instant now = Instant.now();
        Order order = new Order(numbers.next(DocumentNumbers.Kind.ORDER),
            new Order.Origin(dispense.patientId(), dispense.id(), pair.pairNo(), invoice.id(), dispense.branchId(), dispense.correlationId()),
            pair.snapshot(), Sha256.of(JsonColumn.write(pair.snapshot())), promised, now);
        orders.add(order);
        orders.add(new OrderTransition(order.id(), 1, null, Stage.PENDING, null, "order-creation", OrderTransition.Note.NOTHING, now));
        journey.appendFirst(new OrderCreated(order.id(), order.number(), dispense.id(), pair.pairNo(), dispense.patientId(), order.snapshotHash(), promised, order.rush(),
            invoice.id(), dispense.branchId()), cause.consequence());
    }
}
