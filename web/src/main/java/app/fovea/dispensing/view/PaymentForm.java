package app.fovea.dispensing.view;

import app.fovea.billing.entity.OfferedPayment;
import app.fovea.billing.entity.Payment.Method;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

    /**
     * The same rows for another price: how somebody pays does not depend on what they pay. What covered all of it goes on to do so, by the last row that is
     * no voucher; a deposit stays the deposit it was, unless it became more than the price. A row of which nothing is left goes.
     */
    static List<PaymentForm> following(List<PaymentForm> rows, BigDecimal before, BigDecimal now) {
        List<PaymentForm> after = new ArrayList<>(rows);
        BigDecimal offered = rows.stream().map(PaymentForm::getAmount).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal change = (offered.compareTo(before) >= 0 ? now : offered.min(now)).subtract(offered);
        for (int i = rows.size() - 1; i >= 0 && change.signum() != 0; i--) {
            PaymentForm row = rows.get(i);
            if (!row.isVoucher() && row.amount != null) {
                BigDecimal left = row.amount.add(change).max(BigDecimal.ZERO);
                change = change.subtract(left.subtract(row.amount));
                row.amount = left;
                if (left.signum() == 0) {
                    after.remove(row);
                }
            }
        }
        if (change.signum() > 0) {
            after.add(new PaymentForm(change));
        }
        return after;
    }

    /** Of what came back of another sale. */
    static PaymentForm credit(BigDecimal amount) {
        PaymentForm form = new PaymentForm(amount);
        form.method = Method.CREDIT;
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
