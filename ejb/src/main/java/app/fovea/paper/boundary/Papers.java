package app.fovea.paper.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.entity.CashUp;
import app.fovea.billing.entity.CashUpLine;
import app.fovea.billing.entity.CashUpRepository;
import app.fovea.billing.entity.Till;
import app.fovea.billing.entity.TillRepository;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.lab.entity.Inspection;
import app.fovea.lab.entity.InspectionRepository;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.notification.control.Enclosure;
import app.fovea.paper.control.CashUpSheet;
import app.fovea.paper.control.JobSheets;
import app.fovea.paper.control.Letterhead;
import app.fovea.paper.control.PdfPress;
import app.fovea.paper.control.Receipts;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The patient's receipt, what goes through the lab with the work, and what goes to the safe with the money. */
@Stateless
public class Papers {
    @Inject
    private Receipts receipts;
    @Inject
    private OrderRepository orders;
    @Inject
    private DispenseRepository dispenses;
    @Inject
    private InspectionRepository inspections;
    @Inject
    private PatientRepository patients;
    @Inject
    private Letterhead.Drawer letterheads;
    @Inject
    private UserRepository users;
    @Inject
    private CashUpRepository cashUps;
    @Inject
    private TillRepository tills;
    @Inject
    private PdfPress press;
    @Inject
    private AuditTrail audit;

    /** As the invoice stands now: with every payment and refund. */
    @Requires(Permission.INVOICES_VIEW)
    public Paper receipt(@Of(RecordKind.INVOICE) UUID invoiceId) {
        Enclosure receipt = receipts.receipt(invoiceId);
        audit.record("receipt.made", "invoice", invoiceId);
        return new Paper(receipt.fileName(), receipt.content());
    }

    /** For whoever makes the spectacles: it has the powers. */
    @Requires(Permission.LAB_VIEW)
    public Paper jobTicket(@Of(RecordKind.ORDER) UUID orderId) {
        JobSheets.Job job = job(orderId);
        audit.record("job_ticket.made", "order", orderId);
        return new Paper("job-" + job.order().number() + ".pdf", press.press(JobSheets.ticket(job)));
    }

    /** For the tray, or for the case that the patient gets. */
    @Requires(Permission.ORDERS_VIEW)
    public Paper label(@Of(RecordKind.ORDER) UUID orderId) {
        JobSheets.Job job = job(orderId);
        return new Paper("label-" + job.order().number() + ".pdf", press.press(JobSheets.label(job)));
    }

    /** Ticket and label of every job of a sale, to be printed in one go. @throws NotFound where the lab has none of it yet */
    @Requires(Permission.LAB_VIEW)
    public Paper trays(@Of(RecordKind.SALE) UUID dispenseId) {
        List<JobSheets.Job> jobs = orders.ofDispense(dispenseId).stream().map(this::job).toList();
        if (jobs.isEmpty()) {
            throw new NotFound("order");
        }
        jobs.forEach(job -> audit.record("job_ticket.made", "order", job.order().id()));
        return new Paper("jobs-" + jobs.get(0).order().number() + ".pdf", press.press(JobSheets.trays(jobs)));
    }

    /** Of a till that was counted. */
    @Requires(Permission.TILL_VIEW)
    public Paper cashUp(UUID cashUpId) {
        CashUp cashUp = cashUps.find(cashUpId).orElseThrow(() -> new NotFound("cash-up"));
        Till till = tills.find(cashUp.tillId()).orElseThrow();
        List<CashUpLine> lines = cashUps.linesOf(List.of(cashUpId)).get(cashUpId).stream().sorted(Comparator.comparing(line -> line.takings().method())).toList();
        CashUpSheet.Counted counted = new CashUpSheet.Counted(letterheads.of(till.branchId()), till.name(), users.find(cashUp.closedBy()).map(User::name).orElseThrow(), cashUp, lines, cashUps.paymentsOf(cashUpId),
            CurrentCaller.get().practice().timeZone());
        audit.record("cash_up.printed", "cash_up", cashUpId);
        return new Paper("cash-up-%d-%s.pdf".formatted(cashUp.no(), till.name().replaceAll("[^A-Za-z0-9]+", "-")), press.press(CashUpSheet.of(counted)));
    }

    private JobSheets.Job job(UUID orderId) {
        return job(orders.find(orderId).orElseThrow(() -> new NotFound("order")));
    }

    private JobSheets.Job job(Order order) {
        Patient patient = patients.find(order.patientId()).orElseThrow();
        return new JobSheets.Job(letterheads.of(order.branchId()), order, patient.initials() + " " + patient.number(), made(order));
    }

    private JobSheets.Made made(Order order) {
        String dispenser = dispenses.find(order.dispenseId()).flatMap(sale -> users.find(sale.dispenserId())).map(User::name).orElse(null);
        String remakeOf = order.remakeOf() == null ? null : orders.find(order.remakeOf()).map(Order::number).orElse(null);
        Inspection inspected = inspections.of(order.id()).stream().filter(each -> each.measured() != null).findFirst().orElse(null);
        return new JobSheets.Made(dispenser, remakeOf, orders.history(List.of(order.id())), inspected, CurrentCaller.get().practice().timeZone());
    }
}
