package app.fovea.patient.view;

import app.fovea.patient.boundary.AlertView;
import app.fovea.patient.boundary.PatientAlerts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What there is to beware of, for the banner of every page that is about a patient. What is not known stands on the patient's own page. */
@Named
@RequestScoped
public class PresentAlerts {
    @Inject
    private PatientAlerts alerts;

    private final Map<UUID, List<AlertView>> asked = new HashMap<>();

    public List<AlertView> of(UUID patientId) {
        return asked.computeIfAbsent(patientId, id -> alerts.of(id).stream().filter(AlertView::present).toList());
    }

    /** Something else was said just now: what was asked earlier in this request holds no more. */
    void forget() {
        asked.clear();
    }
}
