package app.fovea.dispensing.view;

import app.fovea.dispensing.boundary.DispenseView.PairView;
import app.fovea.dispensing.boundary.Dispensing;
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

    @Inject
    private PosBacking pos;
    @Inject
    private Dispensing dispensing;

    private MeasureForm form;
    private String formFor;

    public boolean save() {
        return Problems.tried(() -> {
            List<Measurements> measured = new ArrayList<>(pos.getSale().pairs().stream().map(PairView::measurements).toList());
            measured.set(pos.getPair(), form.measurements());
            pos.show(dispensing.measure(pos.getSale().id(), pos.getSale().version(), measured));
            return measured;
        });
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
}
