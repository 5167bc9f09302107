package app.fovea.dispensing.entity;

import static app.fovea.catalogue.entity.FrameSize.mm;
import static app.fovea.dispensing.entity.DispenseProblem.MEASUREMENTS;
import static app.fovea.dispensing.entity.DispenseProblem.block;
import static app.fovea.dispensing.entity.DispenseProblem.warn;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PowerNotation;
import app.fovea.prescription.entity.PrescriptionRules;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * How a pair is measured for its wearer: what has to be there for the lens in question, what suits it, and what is worth measuring
 * again. Frame and centration by the boxed system (ISO 8624), heights by the usual fitting rules of the makers. All lengths in mm,
 * powers in dioptres.
 */
public final class FittingRules {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.UK);
    /** From this power on, in any meridian, even a single vision lens is centred vertically. */
    private static final BigDecimal HEIGHT_NEEDED_FROM = new BigDecimal("4.00");
    /** A bifocal's or trifocal's segment stays at least this far below the top of the lens. */
    private static final BigDecimal ROOM_ABOVE_SEGMENT = new BigDecimal("5");
    private static final BigDecimal PD_DIFFERENCE = new BigDecimal("3");
    private static final BigDecimal HEIGHT_DIFFERENCE = new BigDecimal("2");
    private static final BigDecimal POOR_FIT = new BigDecimal("5");
    /** Less than this above the fitting cross leaves little to look far through, mm. */
    public static final BigDecimal ROOM_WANTED_ABOVE_CROSS = new BigDecimal("12");
    /** Eyes that converge to 30 to 50 cm each come so much nearer to the nose, mm. */
    private static final BigDecimal LEAST_CONVERGENCE = new BigDecimal("1");
    private static final BigDecimal MOST_CONVERGENCE = new BigDecimal("2.5");
    /** From here on a lens worn bent acts noticeably otherwise, degrees. */
    private static final BigDecimal FLAT_ENOUGH = new BigDecimal("10");
    /** The finest step that lenses are made in, dioptres. */
    private static final BigDecimal SURFACED_STEP = new BigDecimal("0.125");
    private static final BigDecimal TO_A_HUNDREDTH = new BigDecimal("0.01");
    private static final double USUAL_INDEX = 1.5;

    static final List<PairRules.Rule> RULES = List.of(
        FittingRules::measurementsPossible,
        FittingRules::measurementsConfirmed,
        FittingRules::pupilDistancesPresent,
        FittingRules::nearPupilDistancesPresent,
        FittingRules::heightsPresent,
        FittingRules::heightsSuitDesign,
        FittingRules::blankLargeEnough,
        FittingRules::vertexDistancePresent,
        FittingRules::positionOfWearPresent,
        FittingRules::pupilDistancesAlike,
        FittingRules::heightsAlike,
        FittingRules::frameNotTooWide,
        FittingRules::pupilDistanceSuitsAge,
        FittingRules::nearPupilDistancesPlausible,
        FittingRules::powerAsWorn,
        FittingRules::wrapCompensated);

    private FittingRules() {
    }

    private static void measurementsPossible(PairToSell pair, List<DispenseProblem> problems) {
        MeasurementRules.errors(pair.measurements(), "pairs[" + pair.index() + "]")
            .forEach(error -> problems.add(block(MEASUREMENTS, error.field(), "measurement_out_of_range", error.message())));
    }

    private static void measurementsConfirmed(PairToSell pair, List<DispenseProblem> problems) {
        LocalDate from = pair.measurements() == null ? null : pair.measurements().carriedFrom();
        if (from != null) {
            problems.add(block(MEASUREMENTS, pair.path("carriedFrom"), "measurement_not_confirmed",
                "These measurements are from %s. Check them on the patient and confirm them, or measure again.".formatted(DAY.format(from))));
        }
    }

    /** A balance lens is made to look like the other one: nobody looks through it, so it needs no centration of its own. */
    private static void pupilDistancesPresent(PairToSell pair, List<DispenseProblem> problems) {
        for (Eye eye : Eye.values()) {
            if (measured(pair, eye).pd() == null && !eye.of(pair.prescription()).balance()) {
                problems.add(block(MEASUREMENTS, pair.path(eye.id() + ".pd"), "pd_missing", eye.title() + ": measure the monocular PD, 20 to 40 mm."));
            }
        }
    }

    /** A reading pair centred by the distance PDs makes the eyes look through prism, the more the stronger it is. */
    private static void nearPupilDistancesPresent(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.centredBy() != CentredBy.NEAR_PUPIL) {
            return;
        }
        for (Eye eye : Eye.values()) {
            if (measured(pair, eye).nearPd() == null && !eye.of(pair.prescription()).balance()) {
                BigDecimal expected = possible(pair) ? centredAt(pair, eye) : null;
                problems.add(block(MEASUREMENTS, pair.path(eye.id() + ".nearPd"), "near_pd_missing", eye.title() + ": this pair is for near and centred by the near PD. Measure it, 18 to 40 mm"
                    + (expected == null ? "." : "; for reading at 40 cm it should be about " + mm(expected) + " mm.")));
            }
        }
    }

    private static void heightsPresent(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.lens() == null) {
            return;
        }
        for (Eye eye : Eye.values()) {
            EyePower power = eye.of(pair.powers());
            boolean needed = !power.balance() && (pair.lens().fittedAtHeight() || power.power().reaches(HEIGHT_NEEDED_FROM));
            if (needed && measured(pair, eye).height() == null) {
                problems.add(block(MEASUREMENTS, pair.path(eye.id() + ".height"), "height_missing", pair.lens().fittedAtHeight()
                    ? eye.title() + ": measure the " + heightName(pair.lens()) + " from the lowest point of the lens, 8 to 40 mm."
                    : eye.title() + ": at " + PowerNotation.print(power.power()) + " a single vision lens needs its height too, from 4.00 D on: 8 to 40 mm."));
            }
        }
    }

    private static void heightsSuitDesign(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.lens() == null) {
            return;
        }
        for (Eye eye : Eye.values()) {
            BigDecimal height = measured(pair, eye).height();
            if (height != null) {
                String field = pair.path(eye.id() + ".height");
                heightReachesMinimum(pair.lens(), eye, height, field, problems);
                if (usable(pair.frame())) {
                    heightLeavesRoom(pair.lens(), pair.frame(), eye, height, field, problems);
                }
            }
        }
    }

    private static void heightReachesMinimum(LensRange lens, Eye eye, BigDecimal height, String field, List<DispenseProblem> problems) {
        if (lens.minFittingHeight() != null && height.compareTo(BigDecimal.valueOf(lens.minFittingHeight())) < 0) {
            problems.add(block(MEASUREMENTS, field, "height_too_low", "%s: %s mm is less than the %d mm this lens needs. Choose a shorter corridor or a deeper frame.".formatted(
                eye.title(), mm(height), lens.minFittingHeight())));
        }
    }

    private static void heightLeavesRoom(LensRange lens, FrameSize frame, Eye eye, BigDecimal height, String field, List<DispenseProblem> problems) {
        BigDecimal above = frame.b().subtract(height);
        if (lens.hasCorridor() && above.compareTo(LensFit.ROOM_ABOVE_CROSS) < 0) {
            problems.add(block(MEASUREMENTS, field, "height_too_high", "%s: only %s mm of lens above the fitting cross, it needs %s. Measure again or choose a deeper frame.".formatted(
                eye.title(), mm(above), mm(LensFit.ROOM_ABOVE_CROSS))));
        } else if (lens.hasCorridor() && above.compareTo(ROOM_WANTED_ABOVE_CROSS) < 0) {
            problems.add(warn(MEASUREMENTS, field, "height_near_top", "%s: %s mm of lens above the fitting cross is little for far vision; %s mm or more are better. Measure again or choose a deeper frame.".formatted(
                eye.title(), mm(above), mm(ROOM_WANTED_ABOVE_CROSS))));
        } else if (lens.design().segmented() && above.compareTo(ROOM_ABOVE_SEGMENT) <= 0) {
            problems.add(block(MEASUREMENTS, field, "height_too_high", "%s: the segment must stay more than %s mm below the top of the lens (B %s). Measure again or choose a deeper frame.".formatted(
                eye.title(), mm(ROOM_ABOVE_SEGMENT), mm(frame.b()))));
        } else if (above.signum() <= 0) {
            problems.add(block(MEASUREMENTS, field, "height_too_high", "%s: %s mm lies outside the lens, which is %s mm high. Measure again.".formatted(
                eye.title(), mm(height), mm(frame.b()))));
        }
    }

    private static void blankLargeEnough(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.lens() == null) {
            return;
        }
        Centration centration = Centration.of(pair.centredBy(), pair.frame(), pair.measurements());
        for (Eye eye : Eye.values()) {
            BigDecimal needed = centration.minimumBlank(eye);
            if (needed != null && BigDecimal.valueOf(pair.lens().largestDiameter()).compareTo(needed) < 0) {
                problems.add(block(MEASUREMENTS, pdField(pair, eye), "lens_too_small", "%s: this frame and these measurements need a lens of %s mm, it comes in %d mm. Choose a smaller frame or a larger lens.".formatted(
                    eye.title(), mm(needed), pair.lens().largestDiameter())));
            }
        }
    }

    private static void vertexDistancePresent(PairToSell pair, List<DispenseProblem> problems) {
        boolean measured = pair.measurements() != null && pair.measurements().bvd() != null;
        if (!measured && PrescriptionRules.needsVertexDistance(pair.prescription())) {
            problems.add(block(MEASUREMENTS, pair.path("bvd"), "bvd_missing", "From 5.00 D on measure the back vertex distance as worn, 5 to 25 mm."));
        }
    }

    /** A lens computed for the way it is worn must know that way. */
    private static void positionOfWearPresent(PairToSell pair, List<DispenseProblem> problems) {
        if (pair.lens() == null || !pair.lens().individual()) {
            return;
        }
        if (pair.measurements() == null || pair.measurements().tilt() == null) {
            problems.add(block(MEASUREMENTS, pair.path("tilt"), "tilt_missing", "This lens is computed for the way it is worn: measure the pantoscopic tilt, -5 to 25 degrees."));
        }
        if (pair.measurements() == null || pair.measurements().wrap() == null) {
            problems.add(block(MEASUREMENTS, pair.path("wrap"), "wrap_missing", "This lens is computed for the way it is worn: measure the wrap angle, 0 to 35 degrees."));
        }
    }

    private static void pupilDistancesAlike(PairToSell pair, List<DispenseProblem> problems) {
        BigDecimal right = measured(pair, Eye.RIGHT).pd();
        BigDecimal left = measured(pair, Eye.LEFT).pd();
        if (right != null && left != null && right.subtract(left).abs().compareTo(PD_DIFFERENCE) > 0) {
            problems.add(warn(MEASUREMENTS, pair.path("left.pd"), "pd_difference", "The monocular PDs differ by %s mm. Check which eye is which.".formatted(
                mm(right.subtract(left).abs()))));
        }
    }

    private static void heightsAlike(PairToSell pair, List<DispenseProblem> problems) {
        BigDecimal right = measured(pair, Eye.RIGHT).height();
        BigDecimal left = measured(pair, Eye.LEFT).height();
        if (right != null && left != null && right.subtract(left).abs().compareTo(HEIGHT_DIFFERENCE) > 0) {
            problems.add(warn(MEASUREMENTS, pair.path("left.height"), "height_difference", "The heights differ by %s mm. Check that the frame sits level.".formatted(
                mm(right.subtract(left).abs()))));
        }
    }

    private static void frameNotTooWide(PairToSell pair, List<DispenseProblem> problems) {
        if (!usable(pair.frame())) {
            return;
        }
        for (Eye eye : Eye.values()) {
            BigDecimal pd = possible(pair) ? centredAt(pair, eye) : null;
            if (pd != null && pair.frame().decentration(pd).abs().compareTo(POOR_FIT) > 0) {
                problems.add(warn(MEASUREMENTS, pdField(pair, eye), "decentration", "%s: %s mm of decentration is a poor fit. A %s frame would suit better.".formatted(
                    eye.title(), mm(pair.frame().decentration(pd).abs()), pair.frame().decentration(pd).signum() > 0 ? "narrower" : "wider")));
            }
        }
    }

    private static void pupilDistanceSuitsAge(PairToSell pair, List<DispenseProblem> problems) {
        BigDecimal right = measured(pair, Eye.RIGHT).pd();
        BigDecimal left = measured(pair, Eye.LEFT).pd();
        if (pair.age() == null || right == null || left == null || !possible(pair)) {
            return;
        }
        PupilDistanceRange usual = PupilDistanceRange.atAge(pair.age());
        if (!usual.contains(right.add(left))) {
            problems.add(warn(MEASUREMENTS, pair.path("right.pd"), "pd_unusual_for_age", "Both PDs together are %s mm; at %d years they are usually %d to %d mm. Measure again.".formatted(
                mm(right.add(left)), pair.age(), usual.least(), usual.most())));
        }
    }

    private static void nearPupilDistancesPlausible(PairToSell pair, List<DispenseProblem> problems) {
        for (Eye eye : Eye.values()) {
            EyeMeasurement measured = measured(pair, eye);
            if (measured.pd() != null && measured.nearPd() != null && possible(pair)) {
                BigDecimal nearer = measured.pd().subtract(measured.nearPd());
                if (nearer.compareTo(LEAST_CONVERGENCE) < 0 || nearer.compareTo(MOST_CONVERGENCE) > 0) {
                    problems.add(warn(MEASUREMENTS, pair.path(eye.id() + ".nearPd"), "near_pd_unusual", "%s: to a PD of %s mm a near PD between %s and %s mm is usual, this one is %s mm. Measure again.".formatted(
                        eye.title(), mm(measured.pd()), mm(measured.pd().subtract(MOST_CONVERGENCE)), mm(measured.pd().subtract(LEAST_CONVERGENCE)), mm(measured.nearPd()))));
                }
            }
        }
    }

    /** What is ordered then differs from what was prescribed: the seller and the patient should know. */
    private static void powerAsWorn(PairToSell pair, List<DispenseProblem> problems) {
        SpectaclePrescription powers = pair.powers();
        BigDecimal worn = pair.measurements() == null ? null : pair.measurements().bvd();
        if (worn == null || powers.bvd() == null || !possible(pair)) {
            return;
        }
        for (Eye eye : Eye.values()) {
            LensPower found = eye.of(powers).power();
            if (!found.sameAs(eye.of(powers.asWornAt(worn, SURFACED_STEP)).power())) {
                problems.add(warn(MEASUREMENTS, pair.path("bvd"), "vertex_compensated", "%s: found at %s mm and worn at %s mm, %s is made as %s, to the step the lens comes in.".formatted(
                    eye.title(), mm(powers.bvd()), mm(worn), PowerNotation.print(found), PowerNotation.print(found.vertexCompensated(powers.bvd(), worn).inStepsOf(TO_A_HUNDREDTH)))));
            }
        }
    }

    private static void wrapCompensated(PairToSell pair, List<DispenseProblem> problems) {
        BigDecimal wrap = pair.measurements() == null ? null : pair.measurements().wrap();
        if (wrap == null || wrap.compareTo(FLAT_ENOUGH) <= 0 || !possible(pair) || pair.lens() != null && pair.lens().individual()) {
            return;
        }
        BigDecimal right = pair.powers().right().power().sphericalEquivalent();
        BigDecimal left = pair.powers().left().power().sphericalEquivalent();
        BigDecimal stronger = left.abs().compareTo(right.abs()) > 0 ? left : right;
        LensPower acts = Tilt.wrapped(stronger, wrap.doubleValue(), pair.lens() == null ? USUAL_INDEX : pair.lens().index().doubleValue()).inStepsOf(TO_A_HUNDREDTH);
        problems.add(warn(MEASUREMENTS, pair.path("wrap"), "wrap_uncompensated", "At %s° of wrap a lens of %s acts like about %s. Choose a lens that is computed for the way it is worn, or a frame of at most %s°.".formatted(
            mm(wrap), PowerNotation.signed(stronger), PowerNotation.print(acts), mm(FLAT_ENOUGH))));
    }

    /** Only possible measurements are reckoned with; what is wrong with the others is said by {@link #measurementsPossible}. */
    private static boolean possible(PairToSell pair) {
        return MeasurementRules.errors(pair.measurements(), "").isEmpty();
    }

    private static boolean usable(FrameSize frame) {
        return frame != null && frame.consistent();
    }

    private static EyeMeasurement measured(PairToSell pair, Eye eye) {
        return MeasurementRules.of(pair.measurements(), eye);
    }

    /** The PD that decides where this eye's lens is centred; null while it is not known. */
    private static BigDecimal centredAt(PairToSell pair, Eye eye) {
        return pair.centredBy().pd(measured(pair, eye), pair.measurements() == null ? null : pair.measurements().bvd());
    }

    private static String pdField(PairToSell pair, Eye eye) {
        return pair.path(eye.id() + (pair.centredBy() == CentredBy.NEAR_PUPIL ? ".nearPd" : ".pd"));
    }

    private static String heightName(LensRange lens) {
        return lens.design().segmented() ? "segment height" : "fitting height";
    }
}
