package app.fovea.paper.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.paper.control.JobSheets;
import app.fovea.paper.control.Letterhead;
import app.fovea.paper.control.PdfPress;
import app.fovea.paper.control.ReceiptSheet;
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
    private InvoiceRepository invoices;
    @Inject
    private OrderRepository orders;
    @Inject
    private PatientRepository patients;
    @Inject
    private Letterhead.Drawer letterheads;
    @Inject
    private UserRepository users;
    @Inject
    private PdfPress press;
    @Inject
    private AuditTrail audit;

    /** As the invoice stands now: with every payment and refund. */
    @Requires(Permission.INVOICES_VIEW)
    public Paper receipt(UUID invoiceId) {
        Invoice invoice = invoices.find(invoiceId).orElseThrow(() -> new NotFound("invoice"));
        List<UUID> ids = List.of(invoiceId);
        String patient = patients.find(invoice.patientId()).map(Patient::name).orElseThrow();
        ReceiptSheet.Sold sold = new ReceiptSheet.Sold(letterheads.of(invoice.branchId()), patient, served(invoice.dispenserId()), invoice, invoices.linesOf(ids), invoices.paymentsOf(ids),
            CurrentCaller.get().practice().timeZone());
        audit.record("receipt.made", "invoice", invoiceId);
        return new Paper("receipt-" + invoice.number() + ".pdf", press.press(ReceiptSheet.of(sold)));
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

    private JobSheets.Job job(UUID orderId) {
        Order order = orders.find(orderId).orElseThrow(() -> new NotFound("order"));
        Patient patient = patients.find(order.patientId()).orElseThrow();
        return new JobSheets.Job(letterheads.of(order.branchId()), order, patient.initials() + " " + patient.number());
    }

    private String served(UUID dispenserId) {
        return users.find(dispenserId).map(Papers::named).orElse("this practice");
    }

    private static String named(User user) {
        return user.gocNumber() == null ? user.name() : user.name() + ", GOC " + user.gocNumber();
    }
}
