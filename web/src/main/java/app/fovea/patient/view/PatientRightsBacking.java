package app.fovea.patient.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.patient.boundary.Erasures;
import app.fovea.patient.boundary.PatientExports.Export;
import app.fovea.patient.boundary.PatientExports.Form;
import app.fovea.patient.boundary.PatientExports;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What a person may ask of the practice about their data: patient/rights.xhtml. */
@Named
@RequestScoped
public class PatientRightsBacking {
    @Inject
    private Patients patients;
    @Inject
    private PatientExports exports;
    @Inject
    private Erasures erasures;
    @Inject @Param(pathIndex = 0)
    private String id;

    private PatientView patient;
    private Erasures.Preview erasure;
    private String reason;

    /** An address that is typed asks as the link does. */
    @PostConstruct
    void load() {
        if (!CurrentCaller.get().may(Permission.PATIENTS_ERASE)) {
            CurrentCaller.get().require(Permission.PATIENTS_EXPORT);
        }
        patient = patients.get(Paths.id(id, "patient"));
        erasure = CurrentCaller.get().may(Permission.PATIENTS_ERASE) ? erasures.preview(patient.id()) : null;
    }

    /** Erases what need not be kept. */
    public void erase() {
        Problems.tried(() -> {
            erasures.erase(patient.id(), reason);
            Problems.done("Erased. What was written to them and their earlier addresses go within a minute. The rest of the record is restricted.");
            Paths.go("/patients/" + patient.id() + "/rights");
            return null;
        });
    }

    public void exportPdf() throws IOException {
        send(Form.PDF);
    }

    public void exportFhir() throws IOException {
        send(Form.FHIR);
    }

    public void exportJson() throws IOException {
        send(Form.JSON);
    }

    private void send(Form form) throws IOException {
        Export export = exports.export(patient.id(), form);
        Faces.sendFile(export.content(), export.fileName(), true);
    }

    /** Null without the right. */
    public Erasures.Preview getErasure() {
        return erasure;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public PatientView getPatient() {
        return patient;
    }
}
