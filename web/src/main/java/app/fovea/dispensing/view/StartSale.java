package app.fovea.dispensing.view;

import app.fovea.dispensing.boundary.DispenseView;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.boundary.OpenSale;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The button that begins a sale from an exam, wherever it stands. */
@Named
@RequestScoped
public class StartSale {
    @Inject
    private Dispensing dispensing;

    private final Map<UUID, List<OpenSale>> begun = new HashMap<>();

    /** What is begun for this patient already, the newest of it, to go on with rather than to begin another; null for nothing. */
    public OpenSale begun(UUID patientId) {
        return begun.computeIfAbsent(patientId, dispensing::openOf).stream().findFirst().orElse(null);
    }

    /** The same patient again, from the exam that an earlier sale was made from: what comes back of that pays for the new one. */
    public void again(UUID patientId, UUID dispenseId) {
        from(patientId, dispensing.get(dispenseId).examId());
    }

    public void from(UUID patientId, UUID examId) {
        Problems.tried(() -> {
            DispenseView sale = dispensing.start(patientId, examId);
            Paths.go("/pos/" + sale.id());
            return sale;
        });
    }
}
