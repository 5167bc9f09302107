package app.fovea.dispensing.view;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.billing.entity.Discount;
import app.fovea.dispensing.boundary.DispenseView;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import org.omnifaces.cdi.ViewScoped;

/** What is taken off the price before it is paid: part of the pay step, asked of whoever may give discounts. */
@Named
@ViewScoped
public class DiscountStep implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private PosBacking pos;
    @Inject
    private Dispensing dispensing;

    private boolean asking;
    private BigDecimal percent;
    private BigDecimal amount;
    private String reason;

    public void give() {
        Problems.tried(() -> {
            pos.show(given());
            forget();
            return pos.getSale();
        });
    }

    /** The page has other amounts and reasons: what is wrong with these stands beside these. */
    private DispenseView given() {
        try {
            return dispensing.discount(pos.getSale().id(), pos.getSale().version(), new Discount(percent, amount, reason));
        } catch (InvalidInput refused) {
            throw new InvalidInput(refused.errors().stream().map(error -> new FieldError(error.code(), "discount." + error.field(), error.message())).toList());
        }
    }

    public void ask() {
        asking = true;
    }

    public void withdraw() {
        Problems.tried(() -> {
            pos.show(dispensing.withdrawDiscount(pos.getSale().id(), pos.getSale().version()));
            forget();
            return pos.getSale();
        });
    }

    public void forget() {
        asking = false;
        percent = null;
        amount = null;
        reason = null;
    }

    public boolean isAsking() {
        return asking;
    }

    public BigDecimal getPercent() {
        return percent;
    }

    public void setPercent(BigDecimal percent) {
        this.percent = percent;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
