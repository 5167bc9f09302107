package app.fovea.exam.view;

import app.fovea.exam.boundary.ExamView;
import app.fovea.exam.boundary.Exams;
import app.fovea.exam.entity.Outcome;
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

    @PostConstruct
    void load() {
        exam = exams.get(Paths.id(id, "exam"));
        patient = patients.get(exam.patientId());
        form = new ExamForm(exam.notes());
    }

    public void save() {
        if (Problems.tried(this::write)) {
            Problems.done("The draft is saved.");
        }
    }

    /** Saves, and shows what will be signed: the last look before nobody can change it. */
    public void review() {
        reviewing = Problems.tried(this::write);
    }

    public void keepWriting() {
        reviewing = false;
    }

    public void finalise() {
        // Whatever is refused is put right in the form, so that is what shows again.
        reviewing = false;
        Problems.tried(() -> {
            exam = exams.finalise(exam.id(), exam.version());
            Problems.done("The exam is final. The point of sale can sell from it now.");
            Paths.go("/exams/" + exam.id());
            return exam;
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

    public boolean isReviewing() {
        return reviewing;
    }
}
