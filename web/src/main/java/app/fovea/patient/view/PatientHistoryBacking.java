package app.fovea.patient.view;

import app.fovea.patient.boundary.PatientHistory.Correction;
import app.fovea.patient.boundary.PatientHistory;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Formats;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import org.omnifaces.cdi.Param;

/** What a patient's details were before: patient/history.xhtml. */
@Named
@RequestScoped
public class PatientHistoryBacking {
    @Inject
    private Patients patients;
    @Inject
    private PatientHistory history;
    @Inject
    private Formats format;
    @Inject @Param(pathIndex = 0)
    private String id;

    private PatientView patient;
    private List<Correction> corrections;

    @PostConstruct
    void load() {
        patient = patients.get(Paths.id(id, "patient"));
        corrections = history.of(patient.id()).items();
    }

    public PatientView getPatient() {
        return patient;
    }

    /** As people read it. @param field as the API calls it @param value as it is kept; null for nothing */
    public String written(String field, String value) {
        if (value == null) {
            return "nothing";
        }
        return switch (field) {
            case "birthDate" -> format.born(LocalDate.parse(value));
            case "nhsNumber" -> format.nhsNumber(value);
            default -> value;
        };
    }

    /** Newest first. */
    public List<Correction> getCorrections() {
        return corrections;
    }
}
