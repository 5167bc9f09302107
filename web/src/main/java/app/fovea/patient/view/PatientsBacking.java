package app.fovea.patient.view;

import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients.Found;
import app.fovea.patient.boundary.Patients;
import app.fovea.tenancy.entity.Page;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Finds patients as one types: patients.xhtml. */
@Named
@ViewScoped
public class PatientsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Patients patients;
    @Inject @Param(name = "q")
    private String typed;

    private final List<PatientView> found = new ArrayList<>();
    private List<PatientView> near;
    private String next;

    @PostConstruct
    public void search() {
        Found first = patients.find(typed, null);
        found.clear();
        add(first.alike());
        near = first.near();
    }

    public void showMore() {
        add(patients.search(typed, UUID.fromString(next), null));
    }

    private void add(Page<PatientView> page) {
        found.addAll(page.items());
        next = page.next();
    }

    /** What the live region says after each search. */
    public String getCount() {
        if (!near.isEmpty()) {
            return found.size() + near.size() == 1 ? "1 patient is spelled nearly like that" : found.size() + near.size() + " patients, some of them spelled nearly like that";
        }
        return found.isEmpty() ? "No patient found" : found.size() == 1 && next == null ? "1 patient" : found.size() + (next == null ? " patients" : " patients shown, there are more");
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }

    public List<PatientView> getFound() {
        return found;
    }

    /** Spelled nearly as it was typed. */
    public List<PatientView> getNear() {
        return near;
    }

    public boolean isMore() {
        return next != null;
    }
}
