package app.fovea.exam.view;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.exam.boundary.ExamView;
import app.fovea.exam.boundary.Exams;
import app.fovea.exam.entity.Outcome;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.prescription.entity.PrescriptionWarning;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Writes an exam and finalises it, or shows one that is final: exams.xhtml. */
@Named
@ViewScoped
public class ExamBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Exams exams;
    @Inject
    private Patients patients;
    @Inject @Param(pathIndex = 0)
    private String id;

    private ExamView exam;
    private PatientView patient;
    private ExamForm form;
    private boolean reviewing;
    private List<String> confirmed = List.of();
    private String reason;

    @PostConstruct
    void load() {
        exam = exams.get(Paths.id(id, "exam"));
        patient = patients.get(exam.patientId());
        form = new ExamForm(exam.notes());
    }

    /** The grid from one line. */
    public void fill() {
        Problems.tried(() -> {
            form.getPowers().readLine();
            return form;
        });
    }

    public void save() {
        if (Problems.tried(this::write)) {
            Problems.done("The draft is saved.");
        }
    }

    /** What is unusual, each once, both eyes in one sentence. */
    public List<PrescriptionWarning> getOddities() {
        return exam.warnings().stream().collect(Collectors.toMap(PrescriptionWarning::code, warning -> warning,
            (one, other) -> new PrescriptionWarning(one.code(), one.field(), one.message() + " " + other.message()), LinkedHashMap::new)).values().stream().toList();
    }

    /** Saves, and shows what will be signed: the last look before nobody can change it. */
    public void review() {
        confirmed = List.of();
        reviewing = Problems.tried(this::write);
    }

    public void keepWriting() {
        reviewing = false;
    }

    public void finalise() {
        if (exam.warnings().stream().anyMatch(warning -> !confirmed.contains(warning.code()))) {
            Problems.beside(List.of(new FieldError("warnings_not_acknowledged", "acknowledgedWarnings", "Tick each of these that is meant, or keep writing and put it right.")));
            return;
        }
        // Whatever is refused is put right in the form, so that is what shows again.
        reviewing = false;
        Problems.tried(() -> {
            exam = exams.finalise(exam.id(), exam.version(), Set.copyOf(confirmed));
            Problems.done("The exam is final. The point of sale can sell from it now.");
            Paths.go("/exams/" + exam.id());
            return exam;
        });
    }

    public void discard() {
        Problems.tried(() -> {
            exams.discard(exam.id(), exam.version());
            Problems.done("The exam of " + patient.name() + " is discarded.");
            Paths.go("/patients/" + patient.id());
            return exam;
        });
    }

    /** Begins the new version of an exam that is final. */
    public void amend() {
        Problems.tried(() -> {
            ExamView version = exams.amend(exam.id(), reason);
            Problems.done("This is the new version. Correct it and sign it: until then the old one counts.");
            Paths.go("/exams/" + version.id());
            return version;
        });
    }

    private ExamView write() {
        exam = exams.save(exam.id(), exam.version(), form.notes());
        return exam;
    }

    public Outcome[] getOutcomes() {
        return Outcome.values();
    }

    public ExamView getExam() {
        return exam;
    }

    public PatientView getPatient() {
        return patient;
    }

    public ExamForm getForm() {
        return form;
    }

    /** What was wrong in a signed exam. */
    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** Codes of the warnings that are ticked. */
    public List<String> getConfirmed() {
        return confirmed;
    }

    public void setConfirmed(List<String> confirmed) {
        this.confirmed = confirmed;
    }

    public boolean isReviewing() {
        return reviewing;
    }
}
