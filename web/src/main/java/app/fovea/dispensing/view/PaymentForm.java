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

    public PaymentForm(BigDecimal amount) {
        this.amount = amount;
    }

    public OfferedPayment payment() {
        return new OfferedPayment(method, amount, reference);
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
