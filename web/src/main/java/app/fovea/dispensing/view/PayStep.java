package app.fovea.dispensing.view;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.billing.boundary.Invoices;
import app.fovea.billing.entity.Payment.Method;
import app.fovea.billing.entity.QuoteLine;
import app.fovea.billing.entity.Voucher;
import app.fovea.dispensing.boundary.Checkout.PayRequest;
import app.fovea.dispensing.boundary.Checkout.Receipt;
import app.fovea.dispensing.boundary.Checkout;
import app.fovea.dispensing.boundary.DispenseView.VoucherGround;
import app.fovea.dispensing.boundary.DispenseView;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.dispensing.entity.SupplyRules;
import app.fovea.view.ActiveUser;
import app.fovea.view.Formats;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/**
 * Step 5 of a sale: read the warnings, take the money. One key for this till's sale makes a second press of the button, or a lost
 * answer, harmless: the same receipt comes back.
 */
@Named
@ViewScoped
public class PayStep implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_LOOKS = 40;

    @Inject
    private PosBacking pos;
    @Inject
    private Checkout checkout;
    @Inject
    private Dispensing dispensing;
    @Inject
    private Invoices invoices;
    @Inject
    private ActiveUser user;
    @Inject
    private Formats format;

    private final String key = UUID.randomUUID().toString();
    private BigDecimal credit;
    private List<PaymentForm> payments;
    private BigDecimal paymentsFor;
    private String ground;
    private List<String> acknowledged = new ArrayList<>();
    private String reason;
    private Receipt receipt;
    private int looks;

    public void pay() {
        if (getGround() == null && getPayments().stream().anyMatch(PaymentForm::isVoucher)) {
            Problems.beside(List.of(new FieldError("ground_missing", "ground", "Choose what entitles the patient to the voucher. Without it the NHS does not pay.")));
            return;
        }
        Problems.tried(() -> {
            pos.stillAsShown();
            PayRequest request = new PayRequest(getPayments().stream().map(payment -> payment.payment(ground)).toList(), new HashSet<>(acknowledged), reason);
            receipt = checkout.pay(pos.getSale().id(), key, request);
            pos.show(dispensing.get(pos.getSale().id()));
            return receipt;
        });
    }

    public void add() {
        getPayments().add(new PaymentForm(getRemaining().max(BigDecimal.ZERO)));
    }

    public void remove(int index) {
        getPayments().remove(index);
    }

    /** Half of what a voucher leaves is the deposit: the part that lets the lab begin. */
    public void payHalf() {
        getPayments().removeIf(payment -> payment.getMethod() != Method.VOUCHER);
        BigDecimal rest = getRemaining().max(BigDecimal.ZERO);
        if (rest.signum() > 0) {
            getPayments().add(new PaymentForm(rest.divide(BigDecimal.valueOf(2), rest.scale(), RoundingMode.CEILING)));
        }
    }

    /** Puts the value of a pair's voucher among the payments, at most what the pair costs, and the rest on a card. Where no value is on file, somebody types it. */
    public void useVoucher(int pairNo) {
        Voucher voucher = pos.getSale().vouchers().stream().filter(each -> each.pairNo() == pairNo).findFirst().orElseThrow();
        BigDecimal cost = pos.getSale().quote().lines().stream().filter(line -> line.pairNo() == pairNo).map(QuoteLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<PaymentForm> vouchers = new ArrayList<>(getPayments().stream().filter(payment -> payment.getMethod() == Method.VOUCHER).toList());
        PaymentForm form = PaymentForm.voucher(pairNo, voucher.value() == null ? null : voucher.value().min(cost));
        form.setReference("Band " + voucher.band() + ", pair " + pairNo);
        vouchers.removeIf(each -> each.getPairNo() == pairNo);
        vouchers.add(form);
        payments = vouchers;
        BigDecimal rest = getRemaining();
        if (rest.signum() > 0) {
            payments.add(new PaymentForm(rest));
        }
    }

    /** Puts the patient's credit among the payments, at most what vouchers leave, and the rest on a card. */
    public void useCredit() {
        getPayments().removeIf(payment -> payment.getMethod() != Method.VOUCHER);
        BigDecimal open = getRemaining().max(BigDecimal.ZERO);
        if (open.signum() > 0) {
            getPayments().add(PaymentForm.credit(getCredit().min(open)));
        }
        if (getRemaining().signum() > 0) {
            getPayments().add(new PaymentForm(getRemaining()));
        }
    }

    /** What came back of the patient's other sales and pays for this one. */
    public BigDecimal getCredit() {
        if (credit == null) {
            credit = user.can(Permission.PAYMENTS_TAKE.id()) ? invoices.credit(pos.getSale().patientId()) : BigDecimal.ZERO;
        }
        return credit;
    }

    /** Looks for the order that the payment sets off; it comes by event, most often before one has looked up. */
    public void look() {
        looks++;
        pos.show(dispensing.get(pos.getSale().id()));
    }

    public boolean isWaiting() {
        return pos.getSale().orders().isEmpty() && looks < MOST_LOOKS;
    }

    /** What is offered; begins as one card payment of everything, and follows the price when a discount or another lens changes that. */
    public List<PaymentForm> getPayments() {
        BigDecimal total = pos.getSale().quote().total();
        if (payments == null) {
            payments = new ArrayList<>();
            paymentsFor = BigDecimal.ZERO;
        }
        if (total.compareTo(paymentsFor) != 0) {
            payments = PaymentForm.following(payments, paymentsFor, total);
            paymentsFor = total;
        }
        return payments;
    }

    public BigDecimal getOffered() {
        return getPayments().stream().map(PaymentForm::getAmount).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal getRemaining() {
        return pos.getSale().quote().total().subtract(getOffered());
    }

    /** What is about to be sold, as one says it to the patient. */
    public String getInWords() {
        DispenseView sale = pos.getSale();
        int pairs = sale.pairs().size();
        String discount = sale.quote().discount().signum() == 0 ? "" : ", " + format.money(sale.quote().discount(), sale.quote().currency()) + " less than by the catalogue";
        return "%s for %s, from the prescription of %s, for %s in all%s.".formatted(pairs == 1 ? "One pair" : pairs + " pairs", pos.getPatient().name(), format.day(sale.prescribedOn()),
            format.money(sale.quote().total(), sale.quote().currency()), discount);
    }

    /** Warnings of every step: each is read here before money is taken. */
    public List<DispenseProblem> getWarnings() {
        return pos.getSale().problems().stream().filter(problem -> !problem.blocks()).toList();
    }

    /** One tick a code, whatever the number of pairs it is about; not for what a written reason answers. */
    public List<String> getCodes() {
        return getWarnings().stream().map(DispenseProblem::code).filter(code -> !code.equals(SupplyRules.EXPIRED)).distinct().toList();
    }

    /** Why somebody must write down why they sell; empty when nobody must. */
    public String getReasonNeeded() {
        return words(SupplyRules.EXPIRED);
    }

    public String words(String code) {
        return String.join(" ", getWarnings().stream().filter(warning -> warning.code().equals(code)).map(DispenseProblem::message).distinct().toList());
    }

    /** Whether the patient may have a voucher, as far as it is known, and what else to ask for. */
    public String getEntitlement() {
        List<VoucherGround> grounds = pos.getSale().voucherGrounds();
        List<String> known = grounds.stream().filter(VoucherGround::known).map(VoucherGround::title).toList();
        return known.isEmpty() ? "Only for a patient with one of these: " + String.join("; ", grounds.stream().map(VoucherGround::title).toList()) + ". A free sight test alone is no ground."
            : "Entitled: " + String.join("; ", known) + ".";
    }

    /** What the patient could have a voucher by. */
    public List<VoucherGround> getGrounds() {
        return pos.getSale().voucherGrounds().stream().filter(VoucherGround::possible).toList();
    }

    /** What is chosen, or what is known without asking. */
    public String getGround() {
        if (ground == null) {
            ground = getGrounds().stream().filter(VoucherGround::known).map(VoucherGround::code).findFirst().orElse(null);
        }
        return ground;
    }

    public void setGround(String ground) {
        this.ground = ground == null || ground.isBlank() ? null : ground;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** Those that this person may take; a voucher is taken from the pair that it is for. */
    public List<Method> getMethods() {
        return Arrays.stream(Method.values()).filter(method -> method != Method.VOUCHER).filter(method -> method != Method.CREDIT || getCredit().signum() > 0)
            .filter(method -> method.needed().map(right -> user.can(right.id())).orElse(true)).toList();
    }

    /** What a row is that a voucher was put into: another method is another row. */
    public List<Method> getVoucherAlone() {
        return List.of(Method.VOUCHER);
    }

    /** Whether this person may finish this very sale. */
    public boolean isMayPay() {
        return getMissing().isEmpty();
    }

    /** Who does, when this person may not. */
    public String getWhoElse() {
        return getMissing().map(right -> "Somebody with the right “" + right.title() + "”").orElse("");
    }

    private Optional<Permission> getMissing() {
        DispenseView sale = pos.getSale();
        Map<Permission, Boolean> asked = new LinkedHashMap<>();
        asked.put(Permission.PAYMENTS_TAKE, true);
        asked.put(Permission.POS_TAKE_OVER, !user.owns(sale.dispenserId()));
        asked.put(Permission.POS_OWN_FRAME, sale.pairs().stream().anyMatch(pair -> pair.ownFrame() != null));
        asked.put(Permission.POS_CONFIRM, !getCodes().isEmpty());
        return asked.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).filter(right -> !user.can(right.id())).findFirst();
    }

    public List<String> getAcknowledged() {
        return acknowledged;
    }

    public void setAcknowledged(List<String> acknowledged) {
        this.acknowledged = acknowledged;
    }

    public Receipt getReceipt() {
        return receipt;
    }
}
