package app.fovea.billing.view;

import app.fovea.billing.boundary.CashUpView;
import app.fovea.billing.boundary.CashUps;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** A till that was counted: cash-ups.xhtml. */
@Named
@ViewScoped
public class CashUpBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private CashUps cashUps;
    @Inject @Param(pathIndex = 0)
    private String id;

    private CashUpView cashUp;

    @PostConstruct
    void load() {
        cashUp = cashUps.get(Paths.id(id, "cash-up"));
    }

    public CashUpView getCashUp() {
        return cashUp;
    }
}
