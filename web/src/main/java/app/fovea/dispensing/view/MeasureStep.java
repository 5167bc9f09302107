package app.fovea.dispensing.view;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal;
import app.fovea.dispensing.boundary.DispenseView.PairView;
import app.fovea.dispensing.boundary.DispenseView;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.dispensing.entity.MeasurementRules;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** Step 4 of a sale: how the spectacles sit on this face. */
@Named
@ViewScoped
public class MeasureStep implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String NOT_CONFIRMED = "measurement_not_confirmed";

    @Inject
    private PosBacking pos;
    @Inject
    private Dispensing dispensing;

    private MeasureForm form;
    private String formFor;
    private List<String> refused = List.of();
    private FrameDrawing drawing;

    public boolean save() {
        refused = List.of();
        return Problems.tried(this::store);
    }

    /** As soon as one leaves a field: what is typed is kept, and what still stands against it is said without moving anybody from the field they are in. */
    public void check() {
        refused = List.of();
        try {
            store();
        } catch (InvalidInput impossible) {
            refused = impossible.errors().stream().map(FieldError::message).toList();
        } catch (Refusal other) {
            Problems.show(other);
        }
    }

    /** While one types: what can be a measurement is kept, so that a closed laptop loses the last moment at most. Nothing is said of half a number: {@link #check} does, once it is whole. */
    public void keep() {
        if (MeasurementRules.errors(form.measurements(), "").isEmpty()) {
            Problems.tried(this::store);
        }
    }

    private DispenseView store() {
        List<Measurements> measured = new ArrayList<>(pos.getSale().pairs().stream().map(PairView::measurements).toList());
        measured.set(pos.getPair(), form.measurements());
        pos.show(dispensing.measure(pos.getSale().id(), pos.getSale().version(), measured));
        return pos.getSale();
    }

    /** Saves, then goes on if the measurements suit frame and lens. */
    public void next() {
        if (save()) {
            pos.next();
        }
    }

    public void back() {
        if (save()) {
            pos.back();
        }
    }

    /** What is saved, anew for every version of the sale: another frame forgets heights. */
    public MeasureForm getForm() {
        String shown = pos.getPair() + " " + pos.getSale().version();
        if (!shown.equals(formFor)) {
            form = new MeasureForm(pos.getPairView().measurements());
            formFor = shown;
        }
        return form;
    }

    /** What keeps one from going on with this pair; the tick that carried measurements wait for stands beside them and says so itself. */
    public List<String> getOpen() {
        return !refused.isEmpty() ? refused : pos.getProblems().stream()
            .filter(problem -> problem.blocks() && problem.field().startsWith(pos.getPath()) && !problem.code().equals(NOT_CONFIRMED)).map(DispenseProblem::message).toList();
    }

    /** Null while no frame is chosen. */
    public FrameDrawing getDrawing() {
        PairView pair = pos.getPairView();
        if (drawing == null || !drawing.shows(pair.frameSize(), pair.centredBy())) {
            drawing = FrameDrawing.of(pair.frameSize(), pair.centredBy());
        }
        return drawing;
    }
}
