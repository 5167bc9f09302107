package app.fovea.billing.view;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.billing.boundary.InvoiceView.LineView;
import app.fovea.billing.boundary.InvoiceView;
import app.fovea.billing.boundary.Invoices.WriteOffRequest;
import app.fovea.billing.boundary.Invoices;
import app.fovea.billing.entity.Entitlement.Ground;
import app.fovea.billing.entity.OfferedPayment;
import app.fovea.billing.entity.Payment.Method;
import app.fovea.billing.entity.VoucherOfPair;
import app.fovea.billing.entity.WantedRefund;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.ActiveUser;
import app.fovea.view.Formats;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** An invoice: its lines, what was paid on it, taking the rest and giving back: invoices.xhtml. */
@Named
@ViewScoped
public class InvoiceBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Invoices invoices;
    @Inject
    private Patients patients;
    @Inject
    private Formats format;
    @Inject
    private ActiveUser user;
    @Inject @Param(pathIndex = 0)
    private String id;

    private InvoiceView invoice;
    private PatientView patient;
    /** One a page: a second press of a button takes nothing twice. */
    private final String key = UUID.randomUUID().toString();
    private Method method = Method.CARD;
    private BigDecimal amount;
    private String reference;
    private List<VoucherOfPair> vouchers = List.of();
    private Integer pairNo;
    private String ground;
    private boolean refunding;
    private boolean writingOff;
    private String reason;
    private List<Integer> returned = List.of();

    @PostConstruct
    void load() {
        invoice = invoices.get(Paths.id(id, "invoice"));
        patient = patients.get(invoice.patientId());
        amount = invoice.outstanding();
        if (amount.signum() > 0 && user.can(Permission.PAYMENTS_VOUCHER.id())) {
            vouchers = invoices.vouchers(invoice.id()).stream().filter(voucher -> !voucher.grounds().isEmpty()).toList();
        }
    }

    public void pay() {
        if (method == Method.VOUCHER && (ground == null || ground.isBlank())) {
            Problems.beside(List.of(new FieldError("ground_missing", "ground", "Choose what entitles the patient to the voucher. Without it the NHS does not pay.")));
            return;
        }
        Problems.tried(() -> {
            InvoiceView paid = invoices.pay(invoice.id(), key, method == Method.VOUCHER ? new OfferedPayment(method, amount, reference, null, pairNo, ground) : new OfferedPayment(method, amount, reference));
            Problems.done(format.money(amount, paid.currency()) + " is taken on " + paid.number() + ".");
            Paths.go("/invoices/" + paid.id());
            return paid;
        });
    }

    /** Money that leaves the till is asked for in a step of its own. */
    public void askRefund() {
        refunding = true;
        returned = List.of();
        amount = getRefundable();
    }

    public void leaveRefund() {
        refunding = false;
        amount = invoice.outstanding();
    }

    /** What the ticked lines come to, or all that was paid while none is; never more than the patient paid. */
    public void price() {
        BigDecimal left = invoice.lines().stream().filter(line -> returned.contains(line.lineNo())).map(LineView::left).reduce(BigDecimal.ZERO, BigDecimal::add);
        amount = returned.isEmpty() ? getRefundable() : left.min(getRefundable());
    }

    public void refund() {
        Problems.tried(() -> {
            InvoiceView refunded = invoices.refund(invoice.id(), key, new WantedRefund(method, amount, reason, returned.isEmpty() ? null : returned));
            Problems.done(format.money(amount, refunded.currency()) + " of " + refunded.number() + " is given back.");
            Paths.go("/invoices/" + refunded.id());
            return refunded;
        });
    }

    /** What is given up is asked for in a step of its own too. */
    public void askWriteOff() {
        writingOff = true;
        amount = invoice.outstanding();
    }

    public void leaveWriteOff() {
        writingOff = false;
        amount = invoice.outstanding();
    }

    public void writeOff() {
        Problems.tried(() -> {
            InvoiceView written = invoices.writeOff(invoice.id(), key, new WriteOffRequest(amount, reason));
            Problems.done(format.money(amount, written.currency()) + " of " + written.number() + " is written off.");
            Paths.go("/invoices/" + written.id());
            return written;
        });
    }

    /** Those by which this person may take money. */
    public List<Method> getMethods() {
        return Arrays.stream(Method.values()).filter(each -> each != Method.VOUCHER || !vouchers.isEmpty())
            .filter(each -> each != Method.CREDIT || invoice.credit().signum() > 0).filter(each -> each.needed().map(right -> user.can(right.id())).orElse(true)).toList();
    }

    /** What vouchers this person could take on it. */
    public List<VoucherOfPair> getVouchers() {
        return vouchers;
    }

    /** What could entitle to any of them; whether it does to the one of a pair is judged when it is taken. */
    public List<Ground> getGrounds() {
        return vouchers.stream().flatMap(voucher -> voucher.grounds().stream()).distinct().toList();
    }

    public Integer getPairNo() {
        return pairNo;
    }

    public void setPairNo(Integer pairNo) {
        this.pairNo = pairNo;
    }

    public String getGround() {
        return ground;
    }

    public void setGround(String ground) {
        this.ground = ground;
    }

    public boolean isWritingOff() {
        return writingOff;
    }

    public BigDecimal getRefundable() {
        return invoice.paid().subtract(invoice.refunded());
    }

    /** What could be given back line by line. */
    public List<LineView> getReturnable() {
        return invoice.lines().stream().filter(line -> line.left().signum() > 0).toList();
    }

    /** As it is called among the others: with its pair where there are several. */
    public String words(LineView line) {
        boolean several = invoice.lines().stream().map(LineView::pairNo).distinct().count() > 1;
        return several && line.pairNo() != null ? "Pair " + line.pairNo() + ": " + line.description() : line.description();
    }

    public List<Integer> getReturned() {
        return returned;
    }

    public void setReturned(List<Integer> returned) {
        this.returned = returned == null ? List.of() : returned;
    }

    public InvoiceView getInvoice() {
        return invoice;
    }

    public PatientView getPatient() {
        return patient;
    }

    public boolean isRefunding() {
        return refunding;
    }

    public Method getMethod() {
        return method;
    }

    public void setMethod(Method method) {
        this.method = method;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
