package app.fovea.paper.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.notification.control.Enclosure;
import app.fovea.paper.control.JobSheets;
import app.fovea.paper.control.Letterhead;
import app.fovea.paper.control.PdfPress;
import app.fovea.paper.control.Receipts;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Paper of a sale: the patient's receipt, and what goes through the lab with the work. */
@Stateless
public class Papers {
    @Inject
    private Receipts receipts;
    @Inject
    private OrderRepository orders;
    @Inject
    private PatientRepository patients;
    @Inject
    private Letterhead.Drawer letterheads;
    @Inject
    private PdfPress press;
    @Inject
    private AuditTrail audit;

    /** As the invoice stands now: with every payment and refund. */
    @Requires(Permission.INVOICES_VIEW)
    public Paper receipt(UUID invoiceId) {
        Enclosure receipt = receipts.receipt(invoiceId);
        audit.record("receipt.made", "invoice", invoiceId);
        return new Paper(receipt.fileName(), receipt.content());
    }

    @Requires(Permission.ORDERS_VIEW)
    public Paper jobTicket(UUID orderId) {
        JobSheets.Job job = job(orderId);
        audit.record("job_ticket.made", "order", orderId);
        return new Paper("job-" + job.order().number() + ".pdf", press.press(JobSheets.ticket(job)));
    }

    /** For the tray, or for the case that the patient gets. */
    @Requires(Permission.ORDERS_VIEW)
    public Paper label(UUID orderId) {
        JobSheets.Job job = job(orderId);
        return new Paper("label-" + job.order().number() + ".pdf", press.press(JobSheets.label(job)));
    }

    /** Ticket and label of every job of a sale, to be printed in one go. @throws NotFound where the lab has none of it yet */
    @Requires(Permission.ORDERS_VIEW)
    public Paper trays(UUID dispenseId) {
        List<JobSheets.Job> jobs = orders.ofDispense(dispenseId).stream().map(this::job).toList();
        if (jobs.isEmpty()) {
            throw new NotFound("order");
        }
        jobs.forEach(job -> audit.record("job_ticket.made", "order", job.order().id()));
        return new Paper("jobs-" + jobs.get(0).order().number() + ".pdf", press.press(JobSheets.trays(jobs)));
    }

    private JobSheets.Job job(UUID orderId) {
        return job(orders.find(orderId).orElseThrow(() -> new NotFound("order")));
    }

    private JobSheets.Job job(Order order) {
        Patient patient = patients.find(order.patientId()).orElseThrow();
        return new JobSheets.Job(letterheads.of(order.branchId()), order, patient.initials() + " " + patient.number());
    }
}
