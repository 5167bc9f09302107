package app.fovea.patient.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.patient.boundary.Recalls;
import app.fovea.patient.boundary.Recalls.RecallView;
import app.fovea.patient.boundary.Recalls.Wanted;
import app.fovea.view.Formats;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** When a patient should come again: patient/recall.xhtml. */
@Named
@ViewScoped
public class RecallBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Patients patients;
    @Inject
    private Recalls recalls;
    @Inject
    private Formats format;
    @Inject @Param(pathIndex = 0)
    private String id;

    private PatientView patient;
    private RecallView standing;
    private LocalDate suggested;
    private LocalDate dueOn;
    private String note;

    /** Filled in with the day that follows from the last exam where nobody has said one. */
    @PostConstruct
    void load() {
        CurrentCaller.get().require(Permission.RECALLS_MANAGE);
        patient = patients.get(Paths.id(id, "patient"));
        standing = recalls.of(patient.id()).orElse(null);
        suggested = recalls.suggested(patient.id()).orElse(null);
        dueOn = standing == null ? suggested : standing.dueOn();
        note = standing == null ? null : standing.note();
    }

    public void save() {
        Problems.tried(() -> {
            recalls.set(patient.id(), version(), new Wanted(dueOn, note));
            Problems.done("Recall on " + format.day(dueOn) + ". " + patient.givenName() + " is written to two weeks before, where they may be, and at once where that is past.");
            Paths.go("/patients/" + patient.id());
            return null;
        });
    }

    public void cancel() {
        Problems.tried(() -> {
            recalls.cancel(patient.id(), version());
            Problems.done("The recall is cancelled.");
            Paths.go("/patients/" + patient.id());
            return null;
        });
    }

    private long version() {
        return standing == null ? 0 : standing.version();
    }

    public PatientView getPatient() {
        return patient;
    }

    /** Null where nobody has said anything, and once they came. */
    public RecallView getStanding() {
        return standing;
    }

    /** The day that follows from the last exam; null for none, and for one that is past. */
    public LocalDate getSuggested() {
        return suggested;
    }

    public LocalDate getDueOn() {
        return dueOn;
    }

    public void setDueOn(LocalDate dueOn) {
        this.dueOn = dueOn;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
