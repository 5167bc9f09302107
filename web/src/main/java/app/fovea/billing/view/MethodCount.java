package app.fovea.billing.view;

import app.fovea.billing.entity.CashCount.Counted;
import app.fovea.billing.entity.Payment.Method;
import java.io.Serializable;
import java.math.BigDecimal;

/** What is typed for one method while a till is counted. */
public class MethodCount implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Method method;
    private BigDecimal amount;

    MethodCount(Method method) {
        this.method = method;
    }

    Counted counted() {
        return new Counted(method, amount);
    }

    public boolean isCounted() {
        return amount != null;
    }

    public boolean isCash() {
        return method == Method.CASH;
    }

    public Method getMethod() {
        return method;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }
}
