package app.fovea.lab.view;

import app.fovea.lab.boundary.OrderView;
import app.fovea.lab.boundary.Orders;
import app.fovea.lab.entity.Category;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.omnifaces.cdi.ViewScoped;

/** Changes an order before it is made, from its page. */
@Named
@ViewScoped
public class OrderChangeBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Orders orders;
    @Inject
    private OrderBacking page;
    @Inject
    private ActiveUser user;

    private LocalDate promisedOn;
    private boolean rush;
    private String instructions;
    private String reason;

    @PostConstruct
    void load() {
        promisedOn = page.getOrder().promisedOn();
        rush = page.getOrder().rush();
        instructions = page.getOrder().instructions();
    }

    public void change() {
        Problems.tried(() -> {
            OrderView seen = page.getOrder();
            // A day that has passed is nobody's new promise: left as it is, it is not sent.
            OrderView changed = orders.change(seen.id(), new Orders.Change(seen.version(), promisedOn == null || promisedOn.equals(seen.promisedOn()) ? null : promisedOn, rush,
                instructions == null ? "" : instructions, reason));
            Problems.done(changed.number() + " is changed.");
            Paths.go("/orders/" + changed.id());
            return changed;
        });
    }

    /** Before work on it has begun. */
    public boolean isOffered() {
        return user.can("orders:change") && page.getOrder().category().equals(Category.PENDING.id());
    }

    public LocalDate getPromisedOn() {
        return promisedOn;
    }

    public void setPromisedOn(LocalDate promisedOn) {
        this.promisedOn = promisedOn;
    }

    public boolean isRush() {
        return rush;
    }

    public void setRush(boolean rush) {
        this.rush = rush;
    }

    public String getInstructions() {
        return instructions;
    }

    public void setInstructions(String instructions) {
        this.instructions = instructions;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
