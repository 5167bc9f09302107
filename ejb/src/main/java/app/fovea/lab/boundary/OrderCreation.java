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
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.Sha256;
import app.fovea.lab.boundary.event.OrderCreated;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.OrderTransition;
import app.fovea.lab.entity.PromisedDate;
import app.fovea.lab.entity.ReleasePolicy;
import app.fovea.lab.entity.Stage;
import app.fovea.tenancy.entity.DocumentNumbers;
import app.fovea.tenancy.entity.Tenant;
import app.fovea.tenancy.entity.TenantRepository;
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
 * Hears that an invoice was paid and, if that is enough by the tenant's policy, makes one order for each pair that was sold. A pair
 * that has its order already is left alone; the database's unique key on sale and pair has the last word.
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
    private TenantRepository tenants;
    @Inject
    private DocumentNumbers numbers;
    @Inject
    private JourneyLog journey;

    public void invoicePaid(Envelope event) {
        InvoicePaid paid = event.dataAs(InvoicePaid.class);
        Invoice invoice = invoices.find(paid.invoiceId()).orElseThrow(() -> new IllegalStateException("invoice " + paid.invoiceId() + " of the event is not there"));
        Tenant tenant = tenants.own();
        if (!new ReleasePolicy(tenant.releaseDepositPercent()).releases(invoice.total(), invoice.outstanding())) {
            return; // A later payment brings another event.
        }
        Dispense dispense = dispenses.find(invoice.dispenseId()).orElseThrow();
        Map<UUID, Lens> lenses = catalogue.lensesById(dispense.pairs().stream().map(DispensePair::lensId).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(Lens::id, lens -> lens));
        LocalDate today = LocalDate.now(tenant.practice().timeZone());
        for (DispensePair pair : dispense.pairs()) {
            if (!orders.exists(dispense.id(), pair.pairNo())) {
                create(invoice, dispense, pair, PromisedDate.of(today, lenses.get(pair.lensId()).leadDays()), event);
            }
        }
    }

    private void create(Invoice invoice, Dispense dispense, DispensePair pair, LocalDate promised, Envelope cause) {
        Instant now = Instant.now();
        Order order = new Order(numbers.next(DocumentNumbers.Kind.ORDER),
            new Order.Origin(dispense.patientId(), dispense.id(), pair.pairNo(), invoice.id(), dispense.branchId(), dispense.correlationId()),
            pair.snapshot(), Sha256.of(JsonColumn.write(pair.snapshot())), promised, now);
        orders.add(order);
        orders.add(new OrderTransition(order.id(), 1, null, Stage.PENDING, null, "order-creation", null, now));
        journey.appendFirst(new OrderCreated(order.id(), order.number(), dispense.id(), pair.pairNo(), dispense.patientId(), order.snapshotHash(), promised, order.rush(),
            invoice.id(), dispense.branchId()), cause.consequence());
    }
}
