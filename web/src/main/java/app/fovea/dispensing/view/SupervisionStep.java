package app.fovea.dispensing.view;

import app.fovea.access.boundary.SignIn;
import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.dispensing.boundary.DispenseView;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.dispensing.entity.SupplyRules;
import app.fovea.view.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/**
 * A registrant confirms at somebody else's till that they supervise: they show their own password, the sale is confirmed as they and
 * nobody else, and the till goes on as whose it was.
 */
@Named
@RequestScoped
public class SupervisionStep {
    @Inject
    private PosBacking pos;
    @Inject
    private SignIn signIn;
    @Inject
    private Dispensing dispensing;

    private String email;
    private String password;

    public void confirm() {
        Problems.tried(() -> {
            DispenseView sale = pos.getSale();
            Caller registrant = signIn.withPassword(CurrentCaller.get().practice().slug(), email, password);
            Work.as(registrant, () -> dispensing.supervise(sale.id(), sale.version()));
            pos.show(dispensing.get(sale.id()));
            return sale;
        });
    }

    /** Whether only a registrant's word is missing. */
    public boolean isNeeded() {
        return pos.getBlocks().stream().map(DispenseProblem::code).anyMatch(SupplyRules.RESTRICTED::equals);
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
