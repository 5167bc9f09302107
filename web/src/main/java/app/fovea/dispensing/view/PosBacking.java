package app.fovea.dispensing.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.dispensing.boundary.DispenseView;
import app.fovea.dispensing.boundary.DispenseView.PairView;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.boundary.Dispensing.ChosenPair;
import app.fovea.dispensing.boundary.OpenSale;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.dispensing.entity.SaleStep;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;
import org.primefaces.PrimeFaces;

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
    private static final List<String> TITLES = Arrays.stream(SaleStep.values()).map(SaleStep::title).toList();
    private static final Pattern OF_PAIR = Pattern.compile("pairs\\[(\\d)\\]");
    private static final List<String> STEPS = Arrays.stream(SaleStep.values()).map(SaleStep::id).toList();

    @Inject
    private Dispensing dispensing;
    @Inject
    private Patients patients;
    @Inject
    private ActiveUser user;
    @Inject @Param(pathIndex = 0)
    private String id;

    private DispenseView sale;
    private PatientView patient;
    private OpenSale held;
    private boolean gone;
    private int step = 1;
    private int pair;

    @PostConstruct
    void load() {
        if (id != null) {
            sale = dispensing.get(Paths.id(id, "sale"));
            patient = patients.get(sale.patientId());
            step = SaleStep.of(sale.goesOnAt()).map(SaleStep::number).orElse(1);
            held = sale.sold() || isMine() ? null : dispensing.whose(sale.id()).orElse(null);
        }
    }

    /** Whether this person has the sale, as far as this page knows. */
    public boolean isMine() {
        return user.owns(sale.dispenserId());
    }

    /** Goes on with a colleague's sale at the step where they left it. */
    public void takeOver() {
        if (Problems.tried(() -> {
            show(dispensing.takeOver(sale.id()));
            return sale;
        })) {
            held = null;
            step = SaleStep.of(sale.goesOnAt()).map(SaleStep::number).orElse(1);
        }
    }

    /**
     * Somebody else did something in this sale. Who only reads it sees it as it is now; who was at work in it is told, and keeps what
     * is typed on the screen.
     */
    public void look() {
        OpenSale now = dispensing.whose(sale.id()).orElse(null);
        gone = now == null;
        if (gone || isMine()) {
            held = gone || now.mine() ? null : now;
            return;
        }
        held = now;
        if (now.version() != sale.version()) {
            show(dispensing.get(sale.id()));
            step = SaleStep.of(sale.goesOnAt()).map(SaleStep::number).orElse(1);
            PrimeFaces.current().ajax().update("pos");
        }
    }

    /** Who else has the sale; null while this person has it. */
    public OpenSale getHeld() {
        return held;
    }

    /** Whether somebody discarded it while this page was open. */
    public boolean isGone() {
        return gone;
    }

    /** What the socket of this page is called. */
    public SalePush.Shown getShown() {
        return sale == null || sale.sold() ? null : new SalePush.Shown(CurrentCaller.get().tenantId(), sale.id());
    }

    /**
     * For what takes no version: nothing is paid that somebody else has changed meanwhile, and that this page does not show.
     *
     * @throws Conflict when the draft is another one than this page shows
     */
    void stillAsShown() {
        OpenSale now = dispensing.whose(sale.id()).orElse(null);
        if (now != null && !now.sold() && now.version() != sale.version()) {
            throw now.mine() ? Conflict.stale("sale") : new Conflict(now.dispenser() + " has taken this sale over and may have changed it. Look at it as it is now, then go on.");
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
            stand(Math.min(step + 1, TITLES.size()));
        } else {
            against.stream().map(PosBacking::pairOf).filter(each -> each >= 0).sorted(Comparator.comparing(each -> each != pair)).findFirst().ifPresent(this::turnTo);
            Problems.beside(against.stream().map(problem -> new FieldError(problem.code(), problem.field(), problem.message())).toList());
        }
    }

    public void back() {
        stand(Math.max(1, step - 1));
    }

    /** @param wanted number of a step that was reached before */
    public void goTo(int wanted) {
        stand(wanted);
    }

    /** The pair that a problem is about, from 0; -1 where it is about the sale. */
    private static int pairOf(DispenseProblem problem) {
        Matcher path = OF_PAIR.matcher(problem.field());
        return path.lookingAt() ? Integer.parseInt(path.group(1)) : -1;
    }

    /** Whether a pair lacks something at the step that is shown. @param index from 0 */
    public boolean lacking(int index) {
        return getProblems().stream().anyMatch(problem -> problem.blocks() && pairOf(problem) == index);
    }

    /** Kept at once: another till, or this one after a new sign-in, goes on here. */
    private void stand(int wanted) {
        step = wanted;
        dispensing.leave(sale.id(), SaleStep.at(wanted));
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
            stand(SaleStep.LENSES.number());
        }
    }

    public void removePair() {
        Problems.tried(() -> {
            show(dispensing.removePair(sale.id(), sale.version(), pair));
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

    /** What is worth a second look at this step, of the pair that is shown and of the sale. */
    public List<DispenseProblem> getWarnings() {
        return getProblems().stream().filter(problem -> !problem.blocks() && (pairOf(problem) < 0 || pairOf(problem) == pair)).toList();
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

    /** Whether something is typed at this step that no press of its own saves. */
    public boolean isMeasuring() {
        return step == SaleStep.MEASUREMENTS.number();
    }

    public int getStep() {
        return step;
    }
}
