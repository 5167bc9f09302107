package app.fovea.exam.view;

import app.fovea.exam.boundary.ExamView;
import app.fovea.exam.boundary.Exams;
import app.fovea.exam.entity.ExamNotes;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;

/** The button that begins an exam, wherever it stands. */
@Named
@RequestScoped
public class StartExam {
    @Inject
    private Exams exams;

    public void of(UUID patientId) {
        Problems.tried(() -> {
            ExamView exam = exams.start(patientId, new ExamNotes(null, null, null, null, null, null));
            Paths.go("/exams/" + exam.id());
            return exam;
        });
    }
}
