package app.fovea.dispensing.view;

import app.fovea.dispensing.boundary.DispenseView;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;

/** The button that begins a sale from an exam, wherever it stands. */
@Named
@RequestScoped
public class StartSale {
    @Inject
    private Dispensing dispensing;

    public void from(UUID patientId, UUID examId) {
        Problems.tried(() -> {
            DispenseView sale = dispensing.start(patientId, examId);
            Paths.go("/pos/" + sale.id());
            return sale;
        });
    }
}
