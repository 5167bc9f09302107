package app.fovea.lab.view;

import app.fovea.lab.boundary.InspectionView;
import app.fovea.lab.boundary.Inspections;
import app.fovea.lab.boundary.ToleranceChecks;
import app.fovea.lab.boundary.ToleranceChecks.Offered;
import app.fovea.lab.entity.DesignClass;
import app.fovea.lab.entity.Finding;
import app.fovea.lab.entity.OrderedPair;
import app.fovea.lab.entity.PairValues;
import app.fovea.lab.entity.Stage;
import app.fovea.lab.entity.ToleranceVerdict;
import app.fovea.prescription.entity.Eye;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.omnifaces.cdi.ViewScoped;

/** Holds finished spectacles against their order and writes down what was measured: the panel in orders.xhtml for those who may inspect. */
@Named("inspection")
@ViewScoped
public class InspectionBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private ToleranceChecks checks;
    @Inject
    private Inspections inspections;
    @Inject
    private OrderBacking page;

    private OrderedPair ordered;
    private List<Offered> profiles;
    private final LensForm right = new LensForm();
    private final LensForm left = new LensForm();
    private BigDecimal pd;
    private String profile;
    private String focimeter;
    private String reading;
    private ToleranceVerdict verdict;
    /** Pressed twice, it is written down once. */
    private final String key = UUID.randomUUID().toString();

    /** @param title whose they are */
    public record Group(String title, List<Finding> findings) {
    }

    @PostConstruct
    void load() {
        ordered = checks.ordered(page.getOrder().id());
        profiles = checks.profiles().stream().filter(offered -> offered.designs().contains(DesignClass.of(ordered.design()))).toList();
        profile = profiles.stream().filter(Offered::usual).findFirst().orElse(profiles.get(0)).standard().id();
    }

    public void check() {
        verdict = null;
        Problems.tried(() -> {
            verdict = checks.check(page.getOrder().id(), new ToleranceChecks.Measured(profile, pd, right.measured(), left.measured()));
            return verdict;
        });
    }

    /** Fills the form with what the focimeter says, to be looked at. */
    public void take() {
        verdict = null;
        Problems.tried(() -> {
            PairValues read = inspections.read(reading);
            right.take(read.right());
            left.take(read.left());
            pd = read.pd() == null ? pd : read.pd();
            reading = null;
            return read;
        });
    }

    public void record() {
        verdict = null;
        Problems.tried(() -> {
            InspectionView written = inspections.record(page.getOrder().id(), new Inspections.Inspected(profile, pd, right.measured(), left.measured(), focimeter, null), key);
            Problems.done("Inspection " + written.no() + " is written down. " + written.verdict().sentence());
            Paths.go("/orders/" + page.getOrder().id());
            return written;
        });
    }

    /** Measured while it is checked; before and after there is only what was ordered. */
    public boolean isOpen() {
        return page.getOrder().stage().equals(Stage.QUALITY_CHECK.id());
    }

    /** Asked for only where some was ordered, or where the focimeter found some. */
    public boolean isPrism() {
        return Stream.of(ordered.values().right(), ordered.values().left()).anyMatch(lens -> !lens.prism().isEmpty()) || Stream.of(right, left).anyMatch(lens -> lens.getHorizontal() != null || lens.getVertical() != null);
    }

    public boolean isAdd() {
        return right.getAdd() != null || left.getAdd() != null || ordered.values().right().add() != null || ordered.values().left().add() != null;
    }

    public boolean isHeight() {
        return ordered.values().right().height() != null || ordered.values().left().height() != null;
    }

    /** True for an eye whose lens only balances the other. */
    public boolean balance(String eye) {
        return ordered.balance().contains(Eye.valueOf(eye));
    }

    public List<Group> getGroups() {
        return verdict == null ? List.of() : groups(verdict);
    }

    static List<Group> groups(ToleranceVerdict verdict) {
        return Stream.of(
                new Group(Eye.RIGHT.title(), verdict.right().findings()),
                new Group(Eye.LEFT.title(), verdict.left().findings()),
                new Group("Both together", verdict.pair()))
            .filter(group -> !group.findings().isEmpty()).toList();
    }

    public OrderedPair getOrdered() {
        return ordered;
    }

    public List<Offered> getProfiles() {
        return profiles;
    }

    public LensForm getRight() {
        return right;
    }

    public LensForm getLeft() {
        return left;
    }

    public BigDecimal getPd() {
        return pd;
    }

    public void setPd(BigDecimal pd) {
        this.pd = pd;
    }

    public String getProfile() {
        return profile;
    }

    public void setProfile(String profile) {
        this.profile = profile;
    }

    public String getFocimeter() {
        return focimeter;
    }

    public void setFocimeter(String focimeter) {
        this.focimeter = focimeter;
    }

    public String getReading() {
        return reading;
    }

    public void setReading(String reading) {
        this.reading = reading;
    }

    public ToleranceVerdict getVerdict() {
        return verdict;
    }
}
