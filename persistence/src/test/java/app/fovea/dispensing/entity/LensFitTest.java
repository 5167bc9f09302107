package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.decimal;
import static app.fovea.prescription.entity.Powers.eye;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test says what a lens does. */
@DisplayName("C7: lenses and what they fit")
class LensFitTest {
    private static final LensRange STOCK_SINGLE_VISION = lens("single_vision", "CR-39", "1.498", false, "-6.00", "+4.00", "2.00", null, null, 70, null);
    private static final LensRange PROGRESSIVE = lens("progressive", "MR-8", "1.60", false, "-10.00", "+8.00", "4.00", "0.75", "3.50", 75, 18);
    private static final LensRange TRIVEX = lens("single_vision", "Trivex", "1.53", true, "-8.00", "+6.00", "4.00", null, null, 70, null);
    private static final SpectaclePrescription MYOPE = both(eye("-2.00", "-1.25", 10, null));
    private static final SpectaclePrescription PRESBYOPE = both(eye("-2.00", "-1.25", 10, "2.00"));

    @Test
    void fitsWhenEverythingIsInRange() {
        assertThat(fit(MYOPE, advice(List.of("distance"), List.of("single_vision"), null, false), frame("52", "36", "full"), STOCK_SINGLE_VISION).ok()).isTrue();
        assertThat(fit(PRESBYOPE, null, null, PROGRESSIVE).ok()).isTrue();
        assertThat(fit(MYOPE, null, null, STOCK_SINGLE_VISION).ok()).isTrue();
    }

    @Test
    void isJudgedInMinusCylinderForm() {
        SpectaclePrescription plusForm = both(eye("-6.50", "+1.00", 90, null));

        assertThat(fit(plusForm, null, null, STOCK_SINGLE_VISION).ok()).as("-5.50/-1.00 is in range").isTrue();
        assertThat(fit(both(eye("+3.50", "+1.00", 90, null)), null, null, STOCK_SINGLE_VISION).reasons()).containsExactly(
            "Right eye: sphere +4.50 (minus cylinder form) is outside this lens's range of -6.00 to +4.00.",
            "Left eye: sphere +4.50 (minus cylinder form) is outside this lens's range of -6.00 to +4.00.");
    }

    @Test
    void saysForWhichEyeThePowerIsOutOfRange() {
        SpectaclePrescription prescription = new SpectaclePrescription(eye("-2.00"), eye("-2.00", "-2.25", 90, null), null);

        assertThat(fit(prescription, null, null, STOCK_SINGLE_VISION).reasons()).containsExactly("Left eye: a cylinder of 2.25 is more than this lens is made to (2.00).");
    }

    @Test
    void withAnAdditionNeedsAPrescriptionWithOneInRange() {
        assertThat(fit(MYOPE, null, null, PROGRESSIVE).reasons()).containsExactly(
            "The prescription has no add: a varifocal lens has nothing to add. Choose single vision.");
        assertThat(fit(both(eye("-1", null, null, "0.50")), null, null, PROGRESSIVE).reasons()).contains(
            "Right eye: add 0.50 is outside this lens's range of 0.75 to 3.50.");
        assertThat(fit(new SpectaclePrescription(eye("-1", null, null, "2.00"), eye("-1"), null), null, null, PROGRESSIVE).reasons()).containsExactly(
            "Left eye: no add is prescribed for this eye.");
    }

    @Test
    void forOneDistanceServesAPresbyopeOnlyForOneUseOrIfRecommended() {
        assertThat(fit(PRESBYOPE, advice(List.of("distance", "near"), List.of(), null, false), null, STOCK_SINGLE_VISION).reasons()).containsExactly(
            "The prescription has an add and is for distance, near: a single vision lens serves one distance only.");
        assertThat(fit(PRESBYOPE, advice(List.of("near"), List.of(), null, false), null, STOCK_SINGLE_VISION).ok()).isTrue();
        assertThat(fit(PRESBYOPE, advice(List.of("distance", "driving"), List.of(), null, false), null, STOCK_SINGLE_VISION).ok()).isTrue();
        assertThat(fit(PRESBYOPE, advice(List.of("distance", "near"), List.of("progressive", "single_vision"), null, false), null, STOCK_SINGLE_VISION).ok()).isTrue();
    }

    @Test
    void followsTheRecommendation() {
        assertThat(fit(PRESBYOPE, advice(List.of(), List.of("bifocal", "single_vision"), null, false), null, PROGRESSIVE).reasons()).containsExactly(
            "The optometrist recommended bifocal or single vision, this lens is varifocal.");
        assertThat(fit(MYOPE, advice(List.of(), List.of(), "1.6", false), null, STOCK_SINGLE_VISION).reasons()).containsExactly(
            "Index 1.498 is below the recommended 1.60: the lens gets thicker.");
        assertThat(fit(MYOPE, advice(List.of(), List.of(), null, true), null, STOCK_SINGLE_VISION).reasons()).containsExactly(
            "An impact resistant lens was recommended; this one is not. Choose Trivex or polycarbonate.");
        assertThat(fit(MYOPE, advice(List.of(), List.of(), "1.53", true), null, TRIVEX).ok()).isTrue();
    }

    @Test
    void mustCoverTheFrameAndHaveRoomInIt() {
        assertThat(fit(MYOPE, null, new FrameSize(decimal("60"), decimal("45"), decimal("16"), decimal("69"), "full"), STOCK_SINGLE_VISION).reasons()).containsExactly(
            "The lens comes in 70 mm; this frame needs at least 71 mm even when perfectly centred.");
        assertThat(fit(PRESBYOPE, null, frame("52", "27", "full"), PROGRESSIVE).reasons()).containsExactly(
            "The frame is too shallow: B is 27 mm, this lens needs 18 mm below the pupil and 10 mm above.");
    }

    @Test
    void thatIsBrittleIsNotForARimlessFrame() {
        assertThat(fit(MYOPE, null, frame("52", "36", "rimless"), STOCK_SINGLE_VISION).reasons()).containsExactly(
            "CR-39 cracks at the drill holes of a rimless frame. Choose Trivex, polycarbonate or index 1.60 and above.");
        assertThat(fit(MYOPE, null, frame("52", "36", "rimless"), TRIVEX).ok()).isTrue();
        assertThat(fit(PRESBYOPE, null, frame("52", "36", "rimless"), PROGRESSIVE).ok()).isTrue();
    }

    @Test
    void isJudgedBySphereAndCylinderTogetherToo() {
        LensRange stock = new LensRange(LensDesign.SINGLE_VISION, "MR-8", decimal("1.60"), false, true, false,
            new PowerRange(decimal("-8.00"), decimal("6.00"), decimal("2.00"), decimal("-8.00"), null, null), List.of(65, 70), List.of(), null);

        assertThat(fit(both(eye("-6.00", "-2.00", 10, null)), null, null, stock).ok()).isTrue();
        assertThat(fit(both(eye("-8.25", "+2.00", 10, null)), null, null, stock).reasons()).containsExactly(
            "Right eye: sphere and cylinder together come to -8.25 in the strongest meridian, this lens is made from -8.00 to +6.00.",
            "Left eye: sphere and cylinder together come to -8.25 in the strongest meridian, this lens is made from -8.00 to +6.00.");
        assertThat(fit(both(eye("-9.00", "-2.00", 10, null)), null, null, stock).codes()).as("one reason is enough").containsExactly("sphere_out_of_range", "sphere_out_of_range");
    }

    @Test
    void leavesABalanceEyeOut() {
        SpectaclePrescription prescription = new SpectaclePrescription(eye("-9.00", null, null, "2.00"), EyePower.balanced(), null);

        assertThat(fit(prescription, null, null, PROGRESSIVE).ok()).as("no add for the balance eye").isTrue();
        assertThat(LensFit.of(prescription, Use.DISTANCE, null, null, null).fit(STOCK_SINGLE_VISION).against()).extracting(FitReason::eye).containsExactly(Eye.RIGHT);
    }

    @Test
    void forOneDistanceIsJudgedAtThePowerForIt() {
        SpectaclePrescription prescription = both(eye("+3.00", "-0.50", 90, "2.00"));

        assertThat(LensFit.of(prescription, Use.DISTANCE, null, null, null).fit(STOCK_SINGLE_VISION).ok()).isTrue();
        assertThat(LensFit.of(prescription, Use.INTERMEDIATE, null, null, null).fit(STOCK_SINGLE_VISION).ok()).isTrue();
        assertThat(LensFit.of(prescription, Use.NEAR, null, null, null).fit(STOCK_SINGLE_VISION).reasons()).first().isEqualTo(
            "Right eye, near power: sphere +5.00 (minus cylinder form) is outside this lens's range of -6.00 to +4.00.");
        assertThat(LensFit.of(prescription, null, advice(List.of("near"), List.of(), null, false), null, null).fit(STOCK_SINGLE_VISION).ok()).as("recommended for near").isFalse();
        assertThat(LensFit.of(prescription, Use.NEAR, null, null, null).fit(PROGRESSIVE).ok()).as("a multifocal lens has them all").isTrue();
    }

    @Test
    void thatThePairIsSaidToBeForServesOneDistanceWell() {
        Recommendation several = advice(List.of("distance", "near"), List.of(), null, false);

        assertThat(LensFit.of(PRESBYOPE, null, several, null, null).fit(STOCK_SINGLE_VISION).codes()).containsExactly("one_distance_only");
        assertThat(LensFit.of(PRESBYOPE, Use.NEAR, several, null, null).fit(STOCK_SINGLE_VISION).ok()).isTrue();
    }

    @Test
    void forNearCoversTheFrameAtTheNearPdMeasuredOrReckoned() {
        FrameSize frame = new FrameSize(decimal("55"), decimal("36"), decimal("18"), decimal("58"), "full");
        Measurements distance = new Measurements(new EyeMeasurement(decimal("31.5"), null, null), new EyeMeasurement(decimal("31.5"), null, null), null, null, null);
        Measurements near = new Measurements(new EyeMeasurement(decimal("31.5"), null, decimal("31.5")), new EyeMeasurement(decimal("31.5"), null, decimal("31.5")), null, null, null);

        assertThat(LensFit.of(PRESBYOPE, Use.DISTANCE, null, frame, distance).fit(STOCK_SINGLE_VISION).ok()).as("70 mm cover it").isTrue();
        assertThat(LensFit.of(PRESBYOPE, Use.NEAR, null, frame, distance).fit(STOCK_SINGLE_VISION).codes()).containsOnly("blank_too_small");
        assertThat(LensFit.of(PRESBYOPE, Use.NEAR, null, frame, near).fit(STOCK_SINGLE_VISION).ok()).isTrue();
    }

    @Test
    void coversTheFrameAtTheMeasuredPd() {
        FrameSize frame = new FrameSize(decimal("55"), decimal("40"), decimal("16"), decimal("60"), "full");

        assertThat(LensFit.of(MYOPE, null, null, frame, null).fit(STOCK_SINGLE_VISION).ok()).as("62 mm would do for some PD").isTrue();
        assertThat(LensFit.of(MYOPE, null, null, frame, measured("30", null, "31.5", null)).fit(STOCK_SINGLE_VISION).reasons()).as("C6: 73 mm on the right, 70 on the left").containsExactly(
            "Right eye: the lens comes in 70 mm; this frame and these measurements need at least 73 mm.");
    }

    @Test
    void hasTheHeightAndTheRoomThatItsDesignNeeds() {
        assertThat(LensFit.of(PRESBYOPE, null, null, frame("52", "36", "full"), measured("31", "17.5", "31", "26.5")).fit(PROGRESSIVE).reasons()).containsExactly(
            "Right eye: the height is 17.5 mm, this lens needs at least 18 mm.",
            "Left eye: only 9.5 mm of lens above the fitting cross, this lens needs at least 10 mm.");
        assertThat(LensFit.of(PRESBYOPE, null, null, frame("52", "36", "full"), measured("31", "18", "31", "26")).fit(PROGRESSIVE).ok()).isTrue();
    }

    /** C7: the guide for the index, and what is usual where a lens must be tough. */
    @ParameterizedTest(name = "{0} on {1}: {3}")
    @CsvSource({
        "-1.25, 1.498, 0, Any index serves -1.25", "0.00, 1.74, 0, Any index serves PL", "-3.00, 1.498, 2, Thicker than is usual for -3.00", "-3.00, 1.60, 0, Thin enough for -3.00",
        "-3.00, 1.67, 1, A higher index than -3.00 asks for", "-5.00, 1.67, 0, Thin enough for -5.00", "-5.00, 1.74, 1, A higher index than -5.00 asks for",
        "+6.50, 1.60, 2, Thicker than is usual for +6.50", "-7.00, 1.74, 0, Thin enough for -7.00"})
    void isRankedByItsIndex(String sphere, String index, int rank, String words) {
        assertThat(fit(both(eye(sphere)), null, null, ofIndex(index, false)).suitability()).isEqualTo(new Suitability(rank, words + " (index guide, to be confirmed)"));
    }

    @Test
    void isRankedByToughnessForSportRimlessFramesAndAnOnlyEye() {
        Recommendation sport = advice(List.of("sport"), List.of(), null, false);

        assertThat(fit(MYOPE, sport, null, TRIVEX).suitability().words()).startsWith("Tough enough for sport (");
        assertThat(fit(MYOPE, sport, null, ofIndex("1.498", false)).suitability().words()).startsWith("Less tough than Trivex, polycarbonate or 1.60, which are usual for sport");
        assertThat(fit(MYOPE, null, frame("52", "36", "rimless"), ofIndex("1.60", false)).suitability().words()).startsWith("Tough enough for a rimless frame");
        assertThat(fit(new SpectaclePrescription(eye("-2.00"), EyePower.balanced(), null), null, null, TRIVEX).suitability().words()).startsWith("Tough enough for an only eye");
    }

    @Test
    void thatFitsCostsNoObject() {
        LensFit fit = LensFit.of(MYOPE, null, null, null, null);

        assertThat(fit.fit(TRIVEX)).isSameAs(fit.fit(TRIVEX));
    }

    private static LensRange ofIndex(String index, boolean impactResistant) {
        return lens("single_vision", "Resin", index, impactResistant, "-20.00", "+20.00", "6.00", null, null, 80, null);
    }

    private static Measurements measured(String rightPd, String rightHeight, String leftPd, String leftHeight) {
        return new Measurements(new EyeMeasurement(decimal(rightPd), decimal(rightHeight), null), new EyeMeasurement(decimal(leftPd), decimal(leftHeight), null), null, null, null);
    }

    private static LensRange lens(String design, String material, String index, boolean impactResistant, String sphereMin, String sphereMax, String cylinderMax, String addMin, String addMax, int diameter, Integer minFittingHeight) {
        return new LensRange(LensDesign.of(design).orElseThrow(), material, decimal(index), impactResistant, false, false,
            new PowerRange(decimal(sphereMin), decimal(sphereMax), decimal(cylinderMax), decimal(sphereMin).subtract(decimal(cylinderMax)), decimal(addMin), decimal(addMax)),
            List.of(diameter), List.of(), minFittingHeight);
    }

    private static Fit fit(SpectaclePrescription prescription, Recommendation recommendation, FrameSize frame, LensRange lens) {
        return LensFit.of(prescription, null, recommendation, frame, null).fit(lens);
    }

    private static Recommendation advice(List<String> uses, List<String> designs, String minIndex, boolean impactResistant) {
        return new Recommendation(uses, designs, decimal(minIndex), impactResistant, List.of(), null);
    }

    private static FrameSize frame(String a, String b, String rim) {
        return new FrameSize(decimal(a), decimal(b), decimal("18"), decimal("56"), rim);
    }
}
