package app.fovea.lab.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.billing.entity.Invoice;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.lab.boundary.event.SaleReleased;
import app.fovea.lab.entity.OrderRelease;
import app.fovea.lab.entity.ReleaseRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Lets a sale begin: the release and its event, in the transaction of whoever decided it. */
@ApplicationScoped
public class Releasing {
    @Inject
    private ReleaseRepository releases;
    @Inject
    private JourneyLog journey;

    /** @param invoice of the sale, locked, so that its events are counted one after the other */
    public OrderRelease release(Invoice invoice, OrderRelease.Reason reason) {
        OrderRelease release = new OrderRelease(invoice.dispenseId(), reason, CurrentCaller.get().userId(), Instant.now());
        releases.add(release);
        journey.append(new SaleReleased(invoice.id(), invoice.number(), invoice.dispenseId(), invoice.patientId(), invoice.branchId(), reason.id()),
            new Context(invoice.correlationId(), null));
        return release;
    }
}
