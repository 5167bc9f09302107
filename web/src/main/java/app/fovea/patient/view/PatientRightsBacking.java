package app.fovea.patient.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.patient.boundary.PatientExports.Export;
import app.fovea.patient.boundary.PatientExports.Form;
import app.fovea.patient.boundary.PatientExports;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Paths;
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
    @Inject @Param(pathIndex = 0)
    private String id;

    private PatientView patient;

    /** An address that is typed asks as the link does. */
    @PostConstruct
    void load() {
        CurrentCaller.get().require(Permission.PATIENTS_EXPORT);
        patient = patients.get(Paths.id(id, "patient"));
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

    public PatientView getPatient() {
        return patient;
    }
}
