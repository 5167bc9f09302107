package app.fovea.patient.view;

import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Changes a patient's contact details: patient/edit.xhtml. */
@Named
@ViewScoped
public class EditPatientBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Patients patients;
    @Inject @Param(pathIndex = 0)
    private String id;

    private PatientView patient;
    private PatientForm form;
    private String reason;

    @PostConstruct
    void load() {
        patient = patients.get(Paths.id(id, "patient"));
        form = PatientForm.of(patient);
    }

    public void save() {
        Problems.tried(() -> {
            PatientView changed = patients.change(patient.id(), patient.version(), form.details(), reason);
            Problems.done("The changes to " + changed.name() + " are saved. What stood there before is kept.");
            Paths.go("/patients/" + changed.id());
            return changed;
        });
    }

    public PatientView getPatient() {
        return patient;
    }

    public PatientForm getForm() {
        return form;
    }

    /** Why it is changed; null where nobody says. */
    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
