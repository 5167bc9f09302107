package app.fovea.dispensing.view;

import app.fovea.dispensing.boundary.DispenseView.PairView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Turns to another pair of a sale: what is typed for the one that is left is saved first. */
@Named
@RequestScoped
public class PairTabs {
    @Inject
    private PosBacking pos;
    @Inject
    private MeasureStep measureStep;

    /** @param index from 0 */
    public void turnTo(int index) {
        if (!pos.isMeasuring() || measureStep.save()) {
            pos.turnTo(index);
        }
    }

    /** “Pair 2: Merrow Alder, tortoise”, and whether something is missing. @param index from 0 */
    public String words(int index) {
        PairView pair = pos.getSale().pairs().get(index);
        return "Pair " + pair.pairNo() + (pair.frame() == null ? "" : ": " + pair.frame()) + (pos.lacking(index) ? " (not complete)" : "");
    }
}
