package app.fovea.patient.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
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

    /** An address that is typed asks as the button does. */
    @PostConstruct
    void load() {
        CurrentCaller.get().require(Permission.PATIENTS_CREATE);
    }

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
