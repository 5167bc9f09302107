package app.fovea.catalogue.entity;

import app.fovea.dispensing.entity.FrameSize;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PowerNotation;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Does this lens suit this prescription, this recommendation and this frame? Three kinds of reason speak against it: it
 * cannot be made ({@link #cannotBeMade}), it cannot be cut for the frame ({@link #notForFrame}), or it is not what the
 * optometrist advised ({@link #againstAdvice}). Powers are judged in minus-cylinder form, as makers state their ranges.
 */
public final class LensFit {
    /** What is left of the blank around the cut shape, mm. */
    private static final BigDecimal EDGING_ALLOWANCE = new BigDecimal("2");
    /** Room above the fitting cross for distance vision, mm. */
    public static final BigDecimal ROOM_ABOVE_CROSS = new BigDecimal("10");

    private static final Set<String> FAR_USES = Set.of("distance", "driving", "sport");
    private static final Set<String> MIDDLE_USES = Set.of("intermediate", "vdu");
    private static final Set<String> NEAR_USES = Set.of("near");

    private LensFit() {
    }

    /**
     * @param prescription   one without errors
     * @param recommendation null if there is none
     * @param frame          null while none is chosen
     */
    public static Fit fit(SpectaclePrescription prescription, Recommendation recommendation, FrameSize frame, LensRange lens) {
        List<String> reasons = new ArrayList<>(cannotBeMade(prescription, lens));
        reasons.addAll(notForFrame(frame, lens));
        reasons.addAll(againstAdvice(prescription, recommendation, frame, lens));
        return Fit.because(reasons);
    }

    /** The power lies outside what the lens is made to. */
    public static List<String> cannotBeMade(SpectaclePrescription prescription, LensRange lens) {
        List<String> reasons = new ArrayList<>();
        for (Eye eye : Eye.values()) {
            sphereInRange(eye, eye.of(prescription).power().inMinusCylinder(), lens, reasons);
            cylinderInRange(eye, eye.of(prescription).power(), lens, reasons);
        }
        additionInRange(prescription, lens, reasons);
        return reasons;
    }

    /** The lens is too small for the frame, or the frame too shallow for the lens, wherever the pupils are. */
    public static List<String> notForFrame(FrameSize frame, LensRange lens) {
        List<String> reasons = new ArrayList<>();
        if (frame != null && frame.consistent()) {
            blankLargeEnough(frame, lens, reasons);
            roomForCorridor(frame, lens, reasons);
        }
        return reasons;
    }

    /** The lens could be made, but something else was advised. */
    public static List<String> againstAdvice(SpectaclePrescription prescription, Recommendation recommendation, FrameSize frame, LensRange lens) {
        List<String> reasons = new ArrayList<>();
        if (recommendation != null) {
            designAdvised(recommendation, lens, reasons);
            oneDistanceEnough(prescription, recommendation, lens, reasons);
            indexAdvised(recommendation, lens, reasons);
            impactResistanceAdvised(recommendation, lens, reasons);
        }
        toughEnoughForRimless(frame, lens, reasons);
        return reasons;
    }

    // ------------------------------------------------------------------------------------------------------- powers

    private static void sphereInRange(Eye eye, LensPower power, LensRange lens, List<String> reasons) {
        if (power.sphere().compareTo(lens.powers().sphereMin()) < 0 || power.sphere().compareTo(lens.powers().sphereMax()) > 0) {
            reasons.add("%s: sphere %s (minus cylinder form) is outside this lens's range of %s to %s.".formatted(
                eye.title(), PowerNotation.signed(power.sphere()), PowerNotation.signed(lens.powers().sphereMin()), PowerNotation.signed(lens.powers().sphereMax())));
        }
    }

    private static void cylinderInRange(Eye eye, LensPower power, LensRange lens, List<String> reasons) {
        if (power.cylinderOrZero().abs().compareTo(lens.powers().cylinderMax()) > 0) {
            reasons.add("%s: a cylinder of %s is more than this lens is made to (%s).".formatted(
                eye.title(), PowerNotation.add(power.cylinderOrZero().abs()), PowerNotation.add(lens.powers().cylinderMax())));
        }
    }

    private static void additionInRange(SpectaclePrescription prescription, LensRange lens, List<String> reasons) {
        if (!lens.multifocal()) {
            return;
        }
        if (prescription.right().add() == null && prescription.left().add() == null) {
            reasons.add("The prescription has no add: a %s lens has nothing to add. Choose single vision.".formatted(lens.design().word()));
            return;
        }
        for (Eye eye : Eye.values()) {
            EyePower power = eye.of(prescription);
            if (power.add() == null) {
                reasons.add("%s: no add is prescribed for this eye.".formatted(eye.title()));
            } else if (lens.powers().addMin() != null && power.add().compareTo(lens.powers().addMin()) < 0 || lens.powers().addMax() != null && power.add().compareTo(lens.powers().addMax()) > 0) {
                reasons.add("%s: add %s is outside this lens's range of %s to %s.".formatted(
                    eye.title(), PowerNotation.add(power.add()), PowerNotation.add(lens.powers().addMin()), PowerNotation.add(lens.powers().addMax())));
            }
        }
    }

    // -------------------------------------------------------------------------------------------------------- frame

    private static void blankLargeEnough(FrameSize frame, LensRange lens, List<String> reasons) {
        BigDecimal least = frame.ed().add(EDGING_ALLOWANCE);
        if (BigDecimal.valueOf(lens.largestDiameter()).compareTo(least) < 0) {
            reasons.add("The lens comes in %d mm; this frame needs at least %s mm even when perfectly centred.".formatted(lens.largestDiameter(), FrameSize.mm(least)));
        }
    }

    private static void roomForCorridor(FrameSize frame, LensRange lens, List<String> reasons) {
        if (lens.hasCorridor() && lens.minFittingHeight() != null
            && frame.b().compareTo(BigDecimal.valueOf(lens.minFittingHeight()).add(ROOM_ABOVE_CROSS)) < 0) {
            reasons.add("The frame is too shallow: B is %s mm, this lens needs %d mm below the pupil and %s mm above.".formatted(
                FrameSize.mm(frame.b()), lens.minFittingHeight(), FrameSize.mm(ROOM_ABOVE_CROSS)));
        }
    }

    // ------------------------------------------------------------------------------------------------------- advice

    private static void designAdvised(Recommendation recommendation, LensRange lens, List<String> reasons) {
        if (!recommendation.designs().isEmpty() && !recommendation.designs().contains(lens.design().id())) {
            reasons.add("The optometrist recommended %s, this lens is %s.".formatted(
                recommendation.designs().stream().map(id -> LensDesign.of(id).map(LensDesign::word).orElse(id)).collect(Collectors.joining(" or ")), lens.design().word()));
        }
    }

    /** Single vision for somebody with an add serves one distance: fine if one is all they need, or if it was recommended. */
    private static void oneDistanceEnough(SpectaclePrescription prescription, Recommendation recommendation, LensRange lens, List<String> reasons) {
        boolean add = prescription.right().add() != null || prescription.left().add() != null;
        if (add && !lens.multifocal() && recommendation.designs().isEmpty() && !oneDistance(recommendation.uses())) {
            reasons.add("The prescription has an add and is for %s: a single vision lens serves one distance only.".formatted(String.join(", ", recommendation.uses())));
        }
    }

    private static boolean oneDistance(List<String> uses) {
        return FAR_USES.containsAll(uses) || MIDDLE_USES.containsAll(uses) || NEAR_USES.containsAll(uses);
    }

    private static void indexAdvised(Recommendation recommendation, LensRange lens, List<String> reasons) {
        if (recommendation.minIndex() != null && lens.index().compareTo(recommendation.minIndex()) < 0) {
            reasons.add("Index %s is below the recommended %s: the lens gets thicker.".formatted(index(lens.index()), index(recommendation.minIndex())));
        }
    }

    private static void impactResistanceAdvised(Recommendation recommendation, LensRange lens, List<String> reasons) {
        if (recommendation.impactResistant() && !lens.impactResistant()) {
            reasons.add("An impact resistant lens was recommended; this one is not. Choose Trivex or polycarbonate.");
        }
    }

    private static void toughEnoughForRimless(FrameSize frame, LensRange lens, List<String> reasons) {
        if (frame != null && FrameSize.RIMLESS.equals(frame.rim()) && lens.brittle()) {
            reasons.add("%s cracks at the drill holes of a rimless frame. Choose Trivex, polycarbonate or index 1.60 and above.".formatted(lens.material()));
        }
    }

    // ------------------------------------------------------------------------------------------------------ helpers

    private static String index(BigDecimal index) {
        BigDecimal shortest = index.stripTrailingZeros();
        return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
    }
}
