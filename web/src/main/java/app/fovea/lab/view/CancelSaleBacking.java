package app.fovea.lab.view;

import app.fovea.access.entity.Permission;
import app.fovea.billing.entity.Payment.Method;
import app.fovea.lab.boundary.Cancellations.CancelRequest;
import app.fovea.lab.boundary.Cancellations.Prospect;
import app.fovea.lab.boundary.Cancellations;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/** Undoing a whole sale from its invoice: what that would do, and doing it: cancel-sale.xhtml. */
@Named
@ViewScoped
public class CancelSaleBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Cancellations cancellations;
    @Inject
    private ActiveUser user;

    /** One a page: a second press of the button cancels nothing twice. */
    private final String key = UUID.randomUUID().toString();
    private UUID invoiceId;
    private Prospect prospect;
    private boolean asking;
    private Method method = Method.CARD;
    private String reason;

    /** What cancelling the sale of an invoice would do; null where it is cancelled already, and for whoever may not. */
    public Prospect of(UUID invoice) {
        if (!invoice.equals(invoiceId)) {
            invoiceId = invoice;
            prospect = user.can(Permission.ORDERS_CANCEL_SALE.id()) ? cancellations.prospect(invoice).orElse(null) : null;
        }
        return prospect;
    }

    /** What cannot be taken back is asked for in a step of its own. */
    public void ask() {
        asking = true;
    }

    public void leave() {
        asking = false;
    }

    public void cancel() {
        Problems.tried(() -> {
            cancellations.cancel(prospect.dispenseId(), key, new CancelRequest(prospect.givenBack().signum() > 0 ? method : null, reason));
            Problems.done("The sale is cancelled. Nothing is made, and nothing is owed.");
            Paths.go("/invoices/" + invoiceId);
            return prospect;
        });
    }

    public boolean isAsking() {
        return asking;
    }

    public Method getMethod() {
        return method;
    }

    public void setMethod(Method method) {
        this.method = method;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
