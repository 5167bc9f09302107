package app.fovea.patient.view;

import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;

/** Registers a patient: patient/new.xhtml. */
@Named
@ViewScoped
public class NewPatientBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Patients patients;

    private final PatientForm form = new PatientForm();

    public void register() {
        Problems.tried(() -> {
            PatientView patient = patients.register(form.details());
            Problems.done(patient.name() + " is registered as " + patient.number() + ".");
            Paths.go("/patients/" + patient.id());
            return patient;
        });
    }

    public PatientForm getForm() {
        return form;
    }
}
