package app.fovea.paper.control;

import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.notification.control.Enclosure;
import app.fovea.notification.control.ReceiptPaper;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Makes the receipt of an invoice as it stands now, with every payment and refund: for who prints it, and for the message that takes it along. */
@ApplicationScoped
public class Receipts implements ReceiptPaper {
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private PatientRepository patients;
    @Inject
    private UserRepository users;
    @Inject
    private TenantRepository tenants;
    @Inject
    private Letterhead.Drawer letterheads;
    @Inject
    private PdfPress press;

    @Override
    public Enclosure receipt(UUID invoiceId) {
        Invoice invoice = invoices.find(invoiceId).orElseThrow(() -> new NotFound("invoice"));
        List<UUID> ids = List.of(invoiceId);
        String patient = patients.find(invoice.patientId()).map(Patient::name).orElseThrow();
        ReceiptSheet.Sold sold = new ReceiptSheet.Sold(letterheads.of(invoice.branchId()), patient, served(invoice.dispenserId()), invoice, invoices.linesOf(ids), invoices.paymentsOf(ids),
            tenants.own().practice().timeZone());
        return new Enclosure("receipt-" + invoice.number() + ".pdf", "application/pdf", press.press(ReceiptSheet.of(sold)));
    }

    private String served(UUID dispenserId) {
        return users.find(dispenserId).map(Receipts::named).orElse("this practice");
    }

    private static String named(User user) {
        return user.gocNumber() == null ? user.name() : user.name() + ", GOC " + user.gocNumber();
    }
}
