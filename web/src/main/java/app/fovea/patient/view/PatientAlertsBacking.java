package app.fovea.patient.view;

import app.fovea.patient.boundary.AlertView;
import app.fovea.patient.boundary.PatientAlerts;
import app.fovea.patient.entity.AlertState;
import app.fovea.patient.entity.AlertTopic;
import app.fovea.patient.entity.ToldAlert;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** What nobody must overlook, on patient/view.xhtml, and writing down what the patient says about it now. */
@Named
@ViewScoped
public class PatientAlertsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private PatientAlerts alerts;
    @Inject
    private PresentAlerts present;
    @Inject @Param(pathIndex = 0)
    private String id;

    private UUID patientId;
    private List<AlertView> all;
    private AlertView asking;
    private String state;
    private String note;

    @PostConstruct
    void load() {
        patientId = Paths.id(id, "patient");
        all = alerts.of(patientId);
    }

    /** What was said last stands there: mostly it still holds, and is only confirmed. */
    public void ask(AlertView alert) {
        asking = alert;
        state = alert.version() == 0 ? null : alert.state();
        note = alert.note();
    }

    public void leave() {
        asking = null;
    }

    public void save() {
        if (Problems.tried(() -> alerts.tell(patientId, AlertTopic.fromString(asking.topic()), asking.version(), new ToldAlert(state, AlertState.PRESENT.id().equals(state) ? note : null)))) {
            Problems.done(asking.title() + ": written down.");
            leave();
            load();
            present.forget();
        }
    }

    /** In which of three ways it is drawn, each with an icon and words of its own. */
    public String icon(AlertView alert) {
        return alert.present() ? "pi-exclamation-triangle" : alert.unknown() ? "pi-question-circle" : "pi-check-circle";
    }

    public List<AlertView> getAll() {
        return all;
    }

    /** The topic that somebody asks about at the moment; null for none. */
    public AlertView getAsking() {
        return asking;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
