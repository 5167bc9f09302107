package app.fovea.lab.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.billing.entity.Money;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.lab.control.Releasing;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRelease;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.ReleasePolicy;
import app.fovea.lab.entity.ReleasePolicy.WaitsFor;
import app.fovea.lab.entity.ReleaseRepository;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.OnceOnly;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sales that wait for the lab: which, why, and letting one begin. */
@Stateless
public class Releases {
    @Inject
    private ReleaseRepository releases;
    @Inject
    private Persons persons;
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private DispenseRepository dispenses;
    @Inject
    private PatientRepository patients;
    @Inject
    private OrderRepository orders;
    @Inject
    private Releasing releasing;
    @Inject
    private OnceOnly onceOnly;

    public record ReleaseView(UUID id, UUID dispenseId, UUID invoiceId, OrderRelease.Reason reason, UUID releasedBy, Instant releasedAt) {
    }

    /** Newest first. @param after the id of the last invoice of the page before */
    @Requires(Permission.INVOICES_VIEW)
    public Page<WaitingSale> waiting(UUID after, Integer limit) {
        CurrentCaller.get().require(Permission.ORDERS_VIEW);
        ReleasePolicy policy = releases.policy();
        int size = Page.size(limit);
        List<Invoice> found = releases.waiting(after, size + 1);
        Map<UUID, Patient> whose = patients.byId(found.stream().map(Invoice::patientId).collect(Collectors.toSet()));
        return Page.of(found, size, invoice -> WaitingSale.of(invoice, whose.get(invoice.patientId()).name(), policy), invoice -> invoice.id().toString());
    }

    /** What of a patient waits, newest first. @param correlationId of one journey; null for all of them */
    @Requires(Permission.INVOICES_VIEW)
    public List<WaitingSale> waitingOf(@Of(value = RecordKind.PATIENT, shows = RecordKind.INVOICE) UUID patientId, @Of(value = RecordKind.JOURNEY, shows = RecordKind.INVOICE) UUID correlationId) {
        CurrentCaller.get().require(Permission.ORDERS_VIEW);
        return releases.waitingOf(persons.idsOf(patientId), correlationId).stream().map(this::view).toList();
    }

    /** What the sale of an invoice waits for; empty where the lab has been told. */
    @Requires(Permission.INVOICES_VIEW)
    public Optional<WaitingSale> ofInvoice(@Of(RecordKind.INVOICE) UUID invoiceId) {
        CurrentCaller.get().require(Permission.ORDERS_VIEW);
        return releases.waits(invoiceId) ? invoices.find(invoiceId).map(this::view) : Optional.empty();
    }

    /**
     * Gives a sale to the lab: the orders follow by event.
     *
     * @param key the caller's Idempotency-Key: the same key again gives the same answer
     * @throws RuleBroken where money decides and more can still be paid
     */
    @Requires(Permission.ORDERS_RELEASE)
    public ReleaseView release(@Of(RecordKind.SALE) UUID dispenseId, String key) {
        return onceOnly.run("release/" + dispenseId, key, "", ReleaseView.class, () -> letBegin(dispenseId));
    }

    private ReleaseView letBegin(UUID dispenseId) {
        ReleasePolicy policy = releases.policyToActOn();
        dispenses.find(dispenseId).orElseThrow(() -> new NotFound("sale"));
        Invoice invoice = invoices.ofDispense(dispenseId).flatMap(found -> invoices.findLocked(found.id()))
            .orElseThrow(() -> new Conflict("This sale is not checked out yet. Take it to the till first."));
        if (invoice.cancelled()) {
            throw new Conflict("This sale is cancelled. If the patient wants the spectacles after all, sell them again.");
        }
        refuseIfBegun(dispenseId);
        WaitsFor waitsFor = policy.waitsFor(invoice.total(), invoice.received(), invoice.outstanding());
        if (waitsFor == WaitsFor.PAYMENT) {
            throw new RuleBroken("release_by_payment", "Here a sale goes to the lab once enough of it is paid. Take %s %s more on %s; it then begins by itself."
                .formatted(policy.missing(invoice.total(), invoice.received(), Money.digits(invoice.currency())), invoice.currency(), invoice.number()));
        }
        if (waitsFor == WaitsFor.LAB) {
            throw new Conflict("Enough of this sale is paid, and the lab is being told. Its order appears by itself.");
        }
        OrderRelease release = releasing.release(invoice, policy.byPayment() ? OrderRelease.Reason.NOTHING_LEFT_TO_PAY : OrderRelease.Reason.CONFIRMED);
        return new ReleaseView(release.id(), dispenseId, invoice.id(), release.reason(), release.releasedBy(), release.releasedAt());
    }

    private void refuseIfBegun(UUID dispenseId) {
        List<Order> made = orders.ofDispense(dispenseId);
        if (!made.isEmpty()) {
            throw new Conflict("The lab has this sale already, as " + made.stream().map(Order::number).collect(Collectors.joining(" and ")) + ".");
        }
        if (releases.ofDispense(dispenseId).isPresent()) {
            throw new Conflict("This sale is released already, and the lab is being told. Its order appears by itself.");
        }
    }

    private WaitingSale view(Invoice invoice) {
        return WaitingSale.of(invoice, patients.find(invoice.patientId()).map(Patient::name).orElseThrow(), releases.policy());
    }
}
