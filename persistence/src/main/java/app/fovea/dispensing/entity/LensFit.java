package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.dispensing.entity.FitReason.AddOutOfRange;
import app.fovea.dispensing.entity.FitReason.BlankTooSmall;
import app.fovea.dispensing.entity.FitReason.BrittleForRimless;
import app.fovea.dispensing.entity.FitReason.CombinedOutOfRange;
import app.fovea.dispensing.entity.FitReason.CylinderTooHigh;
import app.fovea.dispensing.entity.FitReason.DesignNotRecommended;
import app.fovea.dispensing.entity.FitReason.FrameTooShallow;
import app.fovea.dispensing.entity.FitReason.HeightTooHigh;
import app.fovea.dispensing.entity.FitReason.HeightTooLow;
import app.fovea.dispensing.entity.FitReason.IndexTooLow;
import app.fovea.dispensing.entity.FitReason.NoAdd;
import app.fovea.dispensing.entity.FitReason.NoAddForEye;
import app.fovea.dispensing.entity.FitReason.NotImpactResistant;
import app.fovea.dispensing.entity.FitReason.OneDistanceOnly;
import app.fovea.dispensing.entity.FitReason.SphereOutOfRange;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Does a lens suit this prescription, this recommendation, this frame and this face? Three kinds of reason speak against it: it
 * cannot be made ({@link #cannotBeMade}), it cannot be cut for the frame ({@link #notForFrame}), or it is not what the
 * optometrist advised ({@link #againstAdvice}). Powers are judged in minus-cylinder form, as makers state their ranges, and
 * a balance lens is not judged at all: it is chosen to match the other one.
 *
 * <p>Everything about the wearer is worked out once, then the lenses of a whole catalogue are judged against it: a lens that fits
 * costs a dozen comparisons and allocates nothing.
 */
public final class LensFit {
    /** Room above the fitting cross for distance vision, mm. */
    public static final BigDecimal ROOM_ABOVE_CROSS = new BigDecimal("10");

    private static final Set<String> FAR_USES = Set.of("distance", "driving", "sport");
    private static final Set<String> MIDDLE_USES = Set.of("intermediate", "vdu");
    private static final Set<String> NEAR_USES = Set.of("near");
    /** What is left of the blank around the cut shape, mm. */
    private static final BigDecimal EDGING_ALLOWANCE = new BigDecimal("2");
    private static final List<FitReason> NOTHING = List.of();

    private final Recommendation recommendation;
    private final FrameSize frame;
    private final boolean rimless;
    private final BigDecimal leastBlank;
    private final double roomBelowCross;
    private final boolean add;
    private final boolean severalDistancesAsked;
    private final Needs multifocal;
    private final Needs oneDistance;

    private LensFit(SpectaclePrescription prescription, Use use, Recommendation recommendation, FrameSize frame, Measurements measurements) {
        this.recommendation = recommendation;
        this.frame = frame != null && frame.consistent() ? frame : null;
        rimless = frame != null && FrameSize.RIMLESS.equals(frame.rim());
        leastBlank = this.frame == null ? null : frame.ed().add(EDGING_ALLOWANCE);
        roomBelowCross = this.frame == null ? 0 : frame.b().subtract(ROOM_ABOVE_CROSS).doubleValue();
        add = prescription.hasAdd();
        severalDistancesAsked = add && use == null && recommendation != null && recommendation.designs().isEmpty() && !oneDistance(recommendation.uses());
        String toughFor = SuitabilityScale.toughFor(prescription, recommendation, frame);
        Use distance = DispensedPowers.oneDistance(prescription, use, recommendation);
        Centration atPupil = Centration.of(frame, measurements);
        Centration bySegment = Centration.of(CentredBy.SEGMENT, frame, measurements);
        Centration atOneDistance = distance == Use.NEAR ? Centration.of(CentredBy.NEAR_PUPIL, frame, measurements) : atPupil;
        multifocal = Needs.of(EyeNeed.of(prescription, null, this.frame, measurements, atPupil, bySegment), toughFor);
        oneDistance = Needs.of(EyeNeed.of(prescription.forUse(distance), distance, this.frame, measurements, atOneDistance, bySegment), toughFor);
    }

    /** What both eyes ask of one kind of lens. */
    private record Needs(EyeNeed right, EyeNeed left, SuitabilityScale scale) {
        static Needs of(List<EyeNeed> eyes, String toughFor) {
            return new Needs(eyes.get(0), eyes.get(1), SuitabilityScale.of(eyes, toughFor));
        }
    }

    private Needs needs(LensRange lens) {
        return lens.multifocal() ? multifocal : oneDistance;
    }

    /**
     * @param prescription   one without errors
     * @param use            what a single vision pair is for; null leaves it to the recommendation
     * @param recommendation null if there is none
     * @param frame          null while none is chosen; one whose sizes contradict each other is not judged
     * @param measurements   null or with gaps while something is not measured
     */
    public static LensFit of(SpectaclePrescription prescription, Use use, Recommendation recommendation, FrameSize frame, Measurements measurements) {
        return new LensFit(prescription, use, recommendation, frame, measurements);
    }

    public Fit fit(LensRange lens) {
        List<FitReason> against = againstAdvice(lens, notForFrame(lens, cannotBeMade(lens, NOTHING)));
        Fit fitting = needs(lens).scale.fitting(lens);
        return against == NOTHING ? fitting : new Fit(Collections.unmodifiableList(against), fitting.suitability());
    }

    /** The power lies outside what the lens is made to. */
    public List<FitReason> cannotBeMade(LensRange lens) {
        return cannotBeMade(lens, NOTHING);
    }

    /** The lens is too small for the frame or the frame too shallow for the lens: wherever the pupils are, or where they were measured. */
    public List<FitReason> notForFrame(LensRange lens) {
        return notForFrame(lens, NOTHING);
    }

    /** The lens could be made, but something else was advised. */
    public List<FitReason> againstAdvice(LensRange lens) {
        return againstAdvice(lens, NOTHING);
    }

    private List<FitReason> cannotBeMade(LensRange lens, List<FitReason> found) {
        Needs needs = needs(lens);
        List<FitReason> against = powerInRange(needs.left, lens.powers(), powerInRange(needs.right, lens.powers(), found));
        return lens.multifocal() ? additionInRange(needs, lens, against) : against;
    }

    private List<FitReason> notForFrame(LensRange lens, List<FitReason> found) {
        Needs needs = needs(lens);
        List<FitReason> against = frame == null ? found : roomForCorridor(lens, blankLargeEnough(needs, lens, found));
        return heightSuits(needs.left, lens, heightSuits(needs.right, lens, against));
    }

    private List<FitReason> againstAdvice(LensRange lens, List<FitReason> found) {
        List<FitReason> against = found;
        if (recommendation != null) {
            against = designAdvised(lens, against);
            against = indexAdvised(lens, against);
            against = impactResistanceAdvised(lens, against);
        }
        return toughEnoughForRimless(lens, against);
    }

    // ------------------------------------------------------------------------------------------------------- powers

    private static List<FitReason> powerInRange(EyeNeed need, PowerRange range, List<FitReason> found) {
        if (need.balance()) {
            return found;
        }
        List<FitReason> against = found;
        boolean sphere = within(need.sphere(), range.sphereMin(), range.sphereMax());
        boolean cylinder = need.cylinder().compareTo(range.cylinderMax()) <= 0;
        if (!sphere) {
            against = with(against, new SphereOutOfRange(need.eye(), need.use(), need.sphere(), range.sphereMin(), range.sphereMax()));
        }
        if (!cylinder) {
            against = with(against, new CylinderTooHigh(need.eye(), need.cylinder(), range.cylinderMax()));
        }
        // Said only where it is the reason, not where it follows from another one.
        if (sphere && cylinder && need.combined().compareTo(range.combinedMin()) < 0) {
            against = with(against, new CombinedOutOfRange(need.eye(), need.use(), need.combined(), range.combinedMin(), range.sphereMax()));
        }
        return against;
    }

    private List<FitReason> additionInRange(Needs needs, LensRange lens, List<FitReason> against) {
        return add ? additionInRange(needs.left, lens.powers(), additionInRange(needs.right, lens.powers(), against)) : with(against, new NoAdd(lens.design()));
    }

    private static List<FitReason> additionInRange(EyeNeed need, PowerRange range, List<FitReason> against) {
        if (need.balance()) {
            return against;
        }
        if (need.add() == null) {
            return with(against, new NoAddForEye(need.eye()));
        }
        return within(need.add(), range.addMin(), range.addMax()) ? against : with(against, new AddOutOfRange(need.eye(), need.add(), range.addMin(), range.addMax()));
    }

    private static boolean within(BigDecimal value, BigDecimal from, BigDecimal to) {
        return value.compareTo(from) >= 0 && value.compareTo(to) <= 0;
    }

    // -------------------------------------------------------------------------------------------------------- frame

    private List<FitReason> blankLargeEnough(Needs needs, LensRange lens, List<FitReason> against) {
        int diameter = lens.largestDiameter();
        if (less(diameter, leastBlank)) {
            return with(against, new BlankTooSmall(null, diameter, leastBlank));
        }
        return blankLargeEnough(needs.left, lens, diameter, blankLargeEnough(needs.right, lens, diameter, against));
    }

    private static List<FitReason> blankLargeEnough(EyeNeed need, LensRange lens, int diameter, List<FitReason> against) {
        BigDecimal needed = lens.design().segmented() ? need.blankForSegment() : need.blank();
        return needed != null && less(diameter, needed) ? with(against, new BlankTooSmall(need.eye(), diameter, needed)) : against;
    }

    private List<FitReason> roomForCorridor(LensRange lens, List<FitReason> against) {
        Integer least = lens.minFittingHeight();
        return lens.hasCorridor() && least != null && least > roomBelowCross ? with(against, new FrameTooShallow(frame.b(), least, ROOM_ABOVE_CROSS)) : against;
    }

    private static List<FitReason> heightSuits(EyeNeed need, LensRange lens, List<FitReason> found) {
        List<FitReason> against = found;
        Integer least = lens.minFittingHeight();
        if (need.height() != null && least != null && least > need.height().doubleValue()) {
            against = with(against, new HeightTooLow(need.eye(), need.height(), least));
        }
        if (need.above() != null && lens.hasCorridor() && need.above().compareTo(ROOM_ABOVE_CROSS) < 0) {
            against = with(against, new HeightTooHigh(need.eye(), need.above(), ROOM_ABOVE_CROSS));
        }
        return against;
    }

    private static boolean less(int millimetres, BigDecimal than) {
        return millimetres < than.doubleValue();
    }

    // ------------------------------------------------------------------------------------------------------- advice

    private List<FitReason> designAdvised(LensRange lens, List<FitReason> against) {
        if (!recommendation.designs().isEmpty() && !recommendation.designs().contains(lens.design().id())) {
            return with(against, new DesignNotRecommended(recommendation.designs(), lens.design()));
        }
        return severalDistancesAsked && !lens.multifocal() ? with(against, new OneDistanceOnly(lens.design(), recommendation.uses())) : against;
    }

    /** Single vision for somebody with an add serves one distance: fine if one is all they need, if it was recommended, or if the pair is said to be for it. */
    private static boolean oneDistance(List<String> uses) {
        return FAR_USES.containsAll(uses) || MIDDLE_USES.containsAll(uses) || NEAR_USES.containsAll(uses);
    }

    private List<FitReason> indexAdvised(LensRange lens, List<FitReason> against) {
        return recommendation.minIndex() != null && lens.index().compareTo(recommendation.minIndex()) < 0
            ? with(against, new IndexTooLow(lens.index(), recommendation.minIndex())) : against;
    }

    private List<FitReason> impactResistanceAdvised(LensRange lens, List<FitReason> against) {
        return recommendation.impactResistant() && !lens.impactResistant() ? with(against, new NotImpactResistant()) : against;
    }

    private List<FitReason> toughEnoughForRimless(LensRange lens, List<FitReason> against) {
        return rimless && lens.brittle() ? with(against, new BrittleForRimless(lens.material())) : against;
    }

    // ------------------------------------------------------------------------------------------------------ helpers

    /** Nothing is allocated before the first reason. */
    private static List<FitReason> with(List<FitReason> found, FitReason reason) {
        List<FitReason> more = found == NOTHING ? new ArrayList<>(4) : found;
        more.add(reason);
        return more;
    }
}
