package app.fovea.dispensing.view;

import app.fovea.billing.entity.Payment.Method;
import app.fovea.dispensing.boundary.Checkout;
import app.fovea.dispensing.boundary.Checkout.PayRequest;
import app.fovea.dispensing.boundary.Checkout.Receipt;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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

    private final String key = UUID.randomUUID().toString();
    private List<PaymentForm> payments;
    private BigDecimal paymentsFor;
    private List<String> acknowledged = new ArrayList<>();
    private Receipt receipt;
    private int looks;

    public void pay() {
        Problems.tried(() -> {
            PayRequest request = new PayRequest(getPayments().stream().map(PaymentForm::payment).toList(), new HashSet<>(acknowledged));
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

    /** Half a till's work is the deposit: the part that lets the lab begin. */
    public void payHalf() {
        getPayments().clear();
        BigDecimal total = pos.getSale().quote().total();
        getPayments().add(new PaymentForm(total.divide(BigDecimal.valueOf(2), total.scale(), RoundingMode.CEILING)));
    }

    /** Looks for the order that the payment sets off; it comes by event, most often before one has looked up. */
    public void look() {
        looks++;
        pos.show(dispensing.get(pos.getSale().id()));
    }

    public boolean isWaiting() {
        return pos.getSale().orders().isEmpty() && looks < MOST_LOOKS;
    }

    /** What is offered; begins as one card payment of everything, and begins anew when the price changed. */
    public List<PaymentForm> getPayments() {
        BigDecimal total = pos.getSale().quote().total();
        if (payments == null || total.compareTo(paymentsFor) != 0) {
            payments = new ArrayList<>();
            if (total.signum() > 0) {
                payments.add(new PaymentForm(total));
            }
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

    /** Warnings of every step: each is read here before money is taken. */
    public List<DispenseProblem> getWarnings() {
        return pos.getSale().problems().stream().filter(problem -> !problem.blocks()).toList();
    }

    /** One tick a code, whatever the number of pairs it is about. */
    public List<String> getCodes() {
        return getWarnings().stream().map(DispenseProblem::code).distinct().toList();
    }

    public String words(String code) {
        return String.join(" ", getWarnings().stream().filter(warning -> warning.code().equals(code)).map(DispenseProblem::message).distinct().toList());
    }

    public Method[] getMethods() {
        return Method.values();
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
