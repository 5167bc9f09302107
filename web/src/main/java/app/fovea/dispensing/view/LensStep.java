package app.fovea.dispensing.view;

import app.fovea.catalogue.boundary.Catalogue.FrameView;
import app.fovea.catalogue.boundary.Catalogue.LensView;
import app.fovea.catalogue.boundary.Catalogue;
import app.fovea.dispensing.boundary.DispenseView.PairView;
import app.fovea.dispensing.boundary.Dispensing.ChosenPair;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.dispensing.entity.OwnFrame;
import app.fovea.prescription.entity.Use;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.ActiveUser;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/** Step 2 of a sale: a frame from the shelf or the patient's own, and a lens of those that fit. */
@Named
@ViewScoped
public class LensStep implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int TILES = 12;

    @Inject
    private PosBacking pos;
    @Inject
    private Dispensing dispensing;
    @Inject
    private Catalogue catalogue;
    @Inject
    private ActiveUser user;

    private String typed;
    private final List<FrameView> frames = new ArrayList<>();
    private String more;
    private boolean searched;
    private boolean own;
    private OwnFrameForm ownFrame;
    private boolean all;
    private boolean changing;
    private List<LensView> lenses;
    private String lensesFor;
    private Use wanted;
    private CrossSections sections;

    public void search() {
        frames.clear();
        add(catalogue.frames(typed, null, TILES));
    }

    public void showMore() {
        add(catalogue.frames(typed, more, TILES));
    }

    private void add(Page<FrameView> page) {
        frames.addAll(page.items());
        more = page.next();
        searched = true;
    }

    /**
     * Enter in the search, as a scanner sends it behind what it read: the frame with that barcode or code is taken at once, and so is the only one that was
     * found. Of several, and of none, the list says so.
     */
    public void take() {
        Optional<FrameView> labelled = catalogue.frameLabelled(typed);
        search();
        boolean onlyOne = typed != null && !typed.isBlank() && frames.size() == 1;
        labelled.or(() -> onlyOne ? Optional.of(frames.get(0)) : Optional.empty()).ifPresent(frame -> {
            chooseFrame(frame.id());
            typed = null;
            search();
        });
    }

    public void chooseFrame(UUID frameId) {
        if (choose(new ChosenPair(frameId, null, lens(), use()))) {
            changing = false;
        }
    }

    public void useOwn() {
        if (choose(new ChosenPair(null, ownFrame.frame(), lens(), use()))) {
            changing = false;
            own = false;
        }
    }

    public void chooseLens(UUID lensId) {
        PairView chosen = pos.getPairView();
        choose(new ChosenPair(chosen == null ? null : chosen.frameId(), chosen == null ? null : chosen.ownFrame(), lensId, use()));
    }

    /** After another distance was picked: the lenses are judged, and the pair is made, for that. */
    public void useChanged() {
        PairView chosen = pos.getPairView();
        choose(chosen == null ? new ChosenPair(null, null, null, wanted) : new ChosenPair(chosen.frameId(), chosen.ownFrame(), chosen.lensId(), wanted));
    }

    /** What a single vision pair is for; asked only where the prescription has an add. */
    public Use getUse() {
        return use();
    }

    public void setUse(Use use) {
        wanted = use;
    }

    public Use[] getUses() {
        return Use.values();
    }

    private boolean choose(ChosenPair pair) {
        return Problems.tried(() -> {
            List<ChosenPair> chosen = pos.chosen();
            chosen.set(pos.getPair(), pair);
            pos.show(dispensing.chooseLenses(pos.getSale().id(), pos.getSale().version(), chosen));
            return pair;
        });
    }

    /** Shows the shelf again although a frame is chosen. */
    public void change() {
        changing = true;
    }

    public void askOwn() {
        OwnFrame known = pos.getPairView() == null ? null : pos.getPairView().ownFrame();
        ownFrame = new OwnFrameForm(known);
        own = true;
    }

    public void fromShelf() {
        own = false;
    }

    public void showAll() {
        all = true;
    }

    /** Those that fit first, of them those that suit best, of them the cheapest; read again only when the pair changed. */
    public List<LensView> getLenses() {
        PairView chosen = pos.getPairView();
        UUID frame = chosen == null ? null : chosen.frameId();
        OwnFrame theirs = chosen == null ? null : chosen.ownFrame();
        Measurements measured = chosen == null ? null : chosen.measurements();
        String pair = frame + "" + theirs + use() + measured;
        if (lenses == null || !pair.equals(lensesFor)) {
            List<LensView> found = new ArrayList<>(catalogue.lenses(pos.getSale().examId(), frame, theirs, use(), measured, user.can("catalogue:unsuitable")).items());
            found.sort(Comparator.comparing((LensView lens) -> !fits(lens)).thenComparing(lens -> lens.suits().rank()));
            lenses = found;
            lensesFor = pair;
            sections = CrossSections.of(found);
        }
        return all ? lenses : lenses.stream().filter(lens -> fits(lens) || lens.id().equals(lens())).toList();
    }

    /** Pictures of the lenses that are shown, one scale for all; null while no frame is chosen. */
    public CrossSections getSections() {
        return sections;
    }

    public long getUnfit() {
        return lenses == null ? 0 : lenses.stream().filter(lens -> !fits(lens)).count();
    }

    /** Who may not see what does not fit is given what fits, and no reasons. */
    private static boolean fits(LensView lens) {
        return lens.fits() == null || lens.fits().ok();
    }

    public BigDecimal total(LensView lens) {
        return lens.price().add(lens.dispensingFee());
    }

    private Use use() {
        return pos.getPairView() == null ? null : pos.getPairView().chosenUse();
    }

    private UUID lens() {
        return pos.getPairView() == null ? null : pos.getPairView().lensId();
    }

    public List<FrameView> getFrames() {
        if (!searched) {
            search();
        }
        return frames;
    }

    /** Whether the shelf is shown, or only the frame that is chosen. */
    public boolean isChoosing() {
        PairView chosen = pos.getPairView();
        return changing || own || chosen == null || chosen.frameId() == null && chosen.ownFrame() == null;
    }

    public boolean isMore() {
        return more != null;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }

    public boolean isOwn() {
        return own;
    }

    public OwnFrameForm getOwnFrame() {
        return ownFrame;
    }

    public boolean isAll() {
        return all;
    }
}
