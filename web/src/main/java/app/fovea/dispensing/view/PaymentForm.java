package app.fovea.dispensing.view;

import app.fovea.billing.entity.OfferedPayment;
import app.fovea.billing.entity.Payment.Method;
import java.io.Serializable;
import java.math.BigDecimal;

/** What is typed for one payment. */
public class PaymentForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private Method method = Method.CARD;
    private BigDecimal amount;
    private String reference;
    private BigDecimal given;
    private Integer pairNo;

    public PaymentForm(BigDecimal amount) {
        this.amount = amount;
    }

    /** The voucher of a pair. */
    static PaymentForm voucher(int pairNo, BigDecimal amount) {
        PaymentForm form = new PaymentForm(amount);
        form.method = Method.VOUCHER;
        form.pairNo = pairNo;
        return form;
    }

    /** @param ground what entitles the patient to a voucher; of no matter for other payments */
    OfferedPayment payment(String ground) {
        return isVoucher() ? new OfferedPayment(method, amount, reference, null, pairNo, ground) : new OfferedPayment(method, amount, reference, isCash() ? given : null, null, null);
    }

    public boolean isVoucher() {
        return method == Method.VOUCHER;
    }

    public boolean isCash() {
        return method == Method.CASH;
    }

    public BigDecimal getGiven() {
        return given;
    }

    public void setGiven(BigDecimal given) {
        this.given = given;
    }

    public Integer getPairNo() {
        return pairNo;
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
}
