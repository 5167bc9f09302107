package app.fovea.dispensing.view;

import app.fovea.access.entity.Refusal;
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
import java.util.stream.Stream;
import org.omnifaces.cdi.ViewScoped;

/** Step 2 of a sale: a frame from the shelf or the patient's own, and a lens of those that fit. */
@Named
@ViewScoped
public class LensStep implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int TILES = 12;
    private static final int LENSES = 12;

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
    private Looking looking = new Looking(0);
    private List<LensView> fitting;
    private List<LensView> others;
    private String lensesFor;
    private Use wanted;
    private CrossSections sections;
    private SideBySide sideBySide;

    /** How far one has looked for one pair: the next pair begins anew. */
    private static final class Looking implements Serializable {
        private static final long serialVersionUID = 1L;
        private final int pair;
        private final List<UUID> compared = new ArrayList<>();
        private boolean own;
        private OwnFrameForm ownFrame;
        private boolean changing;
        private boolean all;
        private int most = LENSES;
        private int mostOthers = LENSES;

        private Looking(int pair) {
            this.pair = pair;
        }
    }

    private Looking looking() {
        if (looking.pair != pos.getPair()) {
            looking = new Looking(pos.getPair());
        }
        return looking;
    }

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
            looking().changing = false;
        }
    }

    public void useOwn() {
        if (choose(new ChosenPair(null, looking().ownFrame.frame(), lens(), use()))) {
            looking().changing = false;
            looking().own = false;
        }
    }

    public void chooseLens(UUID lensId) {
        PairView chosen = pos.getPairView();
        choose(new ChosenPair(chosen == null ? null : chosen.frameId(), chosen == null ? null : chosen.ownFrame(), lensId, use()));
        draw();
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
        looking().changing = true;
    }

    public void askOwn() {
        OwnFrame known = pos.getPairView() == null ? null : pos.getPairView().ownFrame();
        looking().ownFrame = new OwnFrameForm(known);
        looking().own = true;
    }

    public void fromShelf() {
        looking().own = false;
    }

    public void showAll() {
        looking().all = true;
        draw();
    }

    /** Those that fit: of them those that suit best first, of those the cheapest. As many as one has asked to see, and the chosen one wherever it stands. */
    public List<LensView> getLenses() {
        load();
        return shown(fitting, looking().most);
    }

    /** Those that do not fit, each with its reasons; none before somebody asks for them. */
    public List<LensView> getOthers() {
        load();
        return looking().all ? shown(others, looking().mostOthers) : others.stream().filter(lens -> lens.id().equals(lens())).toList();
    }

    private List<LensView> shown(List<LensView> found, int most) {
        List<LensView> shown = new ArrayList<>(found.subList(0, Math.min(most, found.size())));
        found.stream().skip(shown.size()).filter(lens -> lens.id().equals(lens())).forEach(shown::add);
        return shown;
    }

    /** Again only when the pair changed. */
    private void load() {
        PairView chosen = pos.getPairView();
        UUID frame = chosen == null ? null : chosen.frameId();
        OwnFrame theirs = chosen == null ? null : chosen.ownFrame();
        Measurements measured = chosen == null ? null : chosen.measurements();
        String pair = pos.getPair() + " " + frame + theirs + use() + measured;
        if (fitting == null || !pair.equals(lensesFor)) {
            List<LensView> found = new ArrayList<>(catalogue.lenses(pos.getSale().examId(), frame, theirs, use(), measured, user.can("catalogue:unsuitable")).items());
            found.sort(Comparator.comparing((LensView lens) -> lens.suits().rank()).thenComparing(this::total));
            fitting = new ArrayList<>(found.stream().filter(LensStep::fits).toList());
            others = new ArrayList<>(found.stream().filter(lens -> !fits(lens)).toList());
            lensesFor = pair;
            draw();
        }
    }

    private void draw() {
        sections = CrossSections.of(Stream.concat(getLenses().stream(), getOthers().stream()).toList());
        List<LensView> compared = looking().compared.stream().flatMap(id -> Stream.concat(fitting.stream(), others.stream()).filter(lens -> lens.id().equals(id))).toList();
        sideBySide = compared.isEmpty() ? null : new SideBySide(compared);
    }

    /** Pictures of the lenses that are shown, one scale for all; null while no frame is chosen. */
    public CrossSections getSections() {
        return sections;
    }

    public void showMoreLenses() {
        looking().most += LENSES;
        draw();
    }

    public void showMoreOthers() {
        looking().mostOthers += LENSES;
        draw();
    }

    /** How many that fit are not shown yet. */
    public int getMoreLenses() {
        return fitting.size() - getLenses().size();
    }

    public int getMoreOthers() {
        return looking().all ? others.size() - getOthers().size() : 0;
    }

    public int getUnfit() {
        return others.size();
    }

    /** Puts a lens beside the others that are compared, or takes it away again. */
    public void compare(UUID lensId) {
        List<UUID> compared = looking().compared;
        if (!compared.remove(lensId)) {
            if (compared.size() == SideBySide.MOST) {
                Problems.show(new Refusal.RuleBroken("compared_enough", "Three lenses stand side by side already. Take one of them away first."));
                return;
            }
            compared.add(lensId);
        }
        draw();
    }

    public boolean compares(UUID lensId) {
        return looking().compared.contains(lensId);
    }

    /** Null while no lens is compared. */
    public SideBySide getSideBySide() {
        return sideBySide;
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
        return looking().changing || looking().own || chosen == null || chosen.frameId() == null && chosen.ownFrame() == null;
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
        return looking().own;
    }

    public OwnFrameForm getOwnFrame() {
        return looking().ownFrame;
    }

    public boolean isAll() {
        return looking().all;
    }
}
