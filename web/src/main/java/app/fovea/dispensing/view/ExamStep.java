package app.fovea.dispensing.view;

import app.fovea.dispensing.boundary.BasisOfSale;
import app.fovea.dispensing.boundary.SaleBases;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Step 1 of a sale: what it stands on, read once for a look at it. */
@Named
@RequestScoped
public class ExamStep {
    @Inject
    private PosBacking pos;
    @Inject
    private SaleBases bases;

    private BasisOfSale basis;

    public BasisOfSale getBasis() {
        if (basis == null) {
            basis = bases.of(pos.getSale().id());
        }
        return basis;
    }
}
