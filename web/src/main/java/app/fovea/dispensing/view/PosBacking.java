package app.fovea.dispensing.view;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.dispensing.boundary.DispenseView;
import app.fovea.dispensing.boundary.DispenseView.PairView;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.boundary.Dispensing.ChosenPair;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/**
 * A sale at the desk: pos.xhtml. Keeps which sale, which pair of it and which step one looks at; what is chosen is saved at once
 * by the step it belongs to ({@link LensStep}, {@link TreatmentStep}, {@link MeasureStep}, {@link PayStep}).
 *
 * <p>Going back loses nothing; going forward asks the step one leaves whether anything in it stands against the sale.
 */
@Named
@ViewScoped
public class PosBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<String> TITLES = List.of("Patient and exam", "Frame and lenses", "Treatments", "Measurements", "Pay");
    private static final List<String> STEPS = List.of("exam", DispenseProblem.LENSES, DispenseProblem.TREATMENTS, DispenseProblem.MEASUREMENTS, DispenseProblem.CHECKOUT);

    @Inject
    private Dispensing dispensing;
    @Inject
    private Patients patients;
    @Inject @Param(pathIndex = 0)
    private String id;

    private DispenseView sale;
    private PatientView patient;
    private int step = 1;
    private int pair;

    @PostConstruct
    void load() {
        if (id != null) {
            sale = dispensing.get(Paths.id(id, "sale"));
            patient = patients.get(sale.patientId());
            step = sale.pairs().isEmpty() ? 1 : Math.max(1, STEPS.indexOf(sale.step()) + 1);
        }
    }

    /** What a step saved, to be shown from now on. */
    void show(DispenseView changed) {
        sale = changed;
        pair = Math.min(pair, Math.max(0, sale.pairs().size() - 1));
    }

    public void next() {
        List<DispenseProblem> against = getProblems().stream().filter(DispenseProblem::blocks).toList();
        if (against.isEmpty()) {
            step = Math.min(step + 1, TITLES.size());
        } else {
            Problems.beside(against.stream().map(problem -> new FieldError(problem.code(), problem.field(), problem.message())).toList());
        }
    }

    public void back() {
        step = Math.max(1, step - 1);
    }

    /** @param wanted number of a step that was reached before */
    public void goTo(int wanted) {
        step = wanted;
    }

    public void turnTo(int wantedPair) {
        pair = wantedPair;
    }

    public void addPair() {
        List<ChosenPair> chosen = chosen();
        chosen.add(new ChosenPair(null, null, null, null));
        if (Problems.tried(() -> {
            show(dispensing.chooseLenses(sale.id(), sale.version(), chosen));
            return sale;
        })) {
            pair = sale.pairs().size() - 1;
            step = 2;
        }
    }

    public void removePair() {
        List<ChosenPair> chosen = chosen();
        chosen.remove(pair);
        Problems.tried(() -> {
            show(dispensing.chooseLenses(sale.id(), sale.version(), chosen));
            return sale;
        });
    }

    public void discard() {
        Problems.tried(() -> {
            dispensing.discard(sale.id(), sale.version());
            Problems.done("The sale to " + patient.name() + " is discarded.");
            Paths.go("/patients/" + patient.id());
            return sale;
        });
    }

    /** What is chosen so far, at least one pair. */
    List<ChosenPair> chosen() {
        List<ChosenPair> chosen = new ArrayList<>(sale.pairs().stream().map(each -> new ChosenPair(each.frameId(), each.ownFrame(), each.lensId(), each.chosenUse())).toList());
        if (chosen.isEmpty()) {
            chosen.add(new ChosenPair(null, null, null, null));
        }
        return chosen;
    }

    /** What stands against the step that is shown, the pair that is shown first. */
    public List<DispenseProblem> getProblems() {
        return sale.problems().stream().filter(problem -> problem.step().equals(STEPS.get(step - 1))).toList();
    }

    public List<DispenseProblem> getWarnings() {
        return getProblems().stream().filter(problem -> !problem.blocks()).toList();
    }

    /** What stands against the whole sale, whatever the step; the number of the step leads there. */
    public List<DispenseProblem> getBlocks() {
        return sale.problems().stream().filter(DispenseProblem::blocks).toList();
    }

    public int stepOf(DispenseProblem problem) {
        return STEPS.indexOf(problem.step()) + 1;
    }

    /** The last step that has nothing against it, counted from the first without a gap. */
    public int getDone() {
        int reached = sale.sold() ? TITLES.size() : STEPS.indexOf(sale.step());
        return Math.max(sale.pairs().isEmpty() ? 0 : 1, Math.min(reached, sale.sold() ? TITLES.size() : Math.max(step - 1, 0)));
    }

    /** Null before anything is chosen. */
    public PairView getPairView() {
        return pair < sale.pairs().size() ? sale.pairs().get(pair) : null;
    }

    public int getPair() {
        return pair;
    }

    public String getPath() {
        return "pairs[" + pair + "]";
    }

    public List<String> getTitles() {
        return TITLES;
    }

    public DispenseView getSale() {
        return sale;
    }

    public PatientView getPatient() {
        return patient;
    }

    public int getStep() {
        return step;
    }
}
