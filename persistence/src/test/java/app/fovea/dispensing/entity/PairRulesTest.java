package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.decimal;
import static app.fovea.prescription.entity.Powers.eye;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C6, step 4: a pair")
class PairRulesTest {
    static final LensRange SINGLE_VISION = lens("single_vision", "MR-8", 70, null);
    static final LensRange PROGRESSIVE = lens("progressive", "MR-8", 75, 18);
    private static final LensRange OCCUPATIONAL = lens("occupational", "MR-8", 75, 18);
    private static final LensRange BIFOCAL = lens("bifocal", "CR-39", 70, null);
    private static final FrameSize FRAME = new FrameSize(decimal("52"), decimal("36"), decimal("18"), decimal("56"), "full");
    private static final SpectaclePrescription MYOPE = both(eye("-2.00", "-1.25", 10, null));
    private static final SpectaclePrescription PRESBYOPE = both(eye("-2.00", "-1.25", 10, "2.00"));

    @Test
    void thatIsChosenAndMeasuredHasNoProblems() {
        assertThat(PairRules.problems(pair(MYOPE, FRAME, SINGLE_VISION, measured("31.5", null, "32.5", null, null)))).isEmpty();
        assertThat(PairRules.problems(pair(PRESBYOPE, FRAME, PROGRESSIVE, measured("31.5", "20", "32.5", "20.5", null)))).isEmpty();
        assertThat(PairRules.problems(pair(PRESBYOPE, FRAME, BIFOCAL, measured("31.5", "17", "32.5", "17", null)))).isEmpty();
    }

    @Test
    void thatIsNotBegunNeedsLensFrameAndPupilDistances() {
        assertThat(PairRules.problems(pair(MYOPE, null, null, null))).extracting(DispenseProblem::step, DispenseProblem::field, DispenseProblem::code).containsExactly(
            tuple("lenses", "pairs[0].lensId", "lens_missing"),
            tuple("lenses", "pairs[0].frameId", "frame_missing"),
            tuple("measurements", "pairs[0].right.pd", "pd_missing"),
            tuple("measurements", "pairs[0].left.pd", "pd_missing"));
    }

    @Test
    void inTheSecondPlaceIsNamedByItsIndex() {
        assertThat(PairRules.problems(new PairToSell(1, MYOPE, null, FRAME, false, SINGLE_VISION, null, null))).extracting(DispenseProblem::field).containsExactly("pairs[1].right.pd", "pairs[1].left.pd");
    }

    @ParameterizedTest
    @CsvSource({"19.9, true", "20, false", "40, false", "40.1, true"})
    void hasPupilDistancesBetween20And40(String pd, boolean blocked) {
        assertThat(blocks(pair(MYOPE, null, null, measured(pd, null, pd, null, null))).contains("pairs[0].right.pd measurement_out_of_range")).isEqualTo(blocked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"progressive", "bifocal", "occupational"})
    void withAnAdditionNeedsHeights(String design) {
        assertThat(blocks(pair(PRESBYOPE, FRAME, lens(design, "MR-8", 75, null), measured("32", null, "32", null, null)))).containsExactly("pairs[0].right.height height_missing", "pairs[0].left.height height_missing");
    }

    @Test
    void ofSingleVisionNeedsAHeightFrom4DioptresOn() {
        SpectaclePrescription prescription = new SpectaclePrescription(eye("-3.00", "-1.00", 90, null), eye("-3.75"), null);

        assertThat(blocks(pair(prescription, FRAME, SINGLE_VISION, measured("32", null, "32", null, null)))).containsExactly("pairs[0].right.height height_missing");
    }

    @Test
    void ofAnAsphericLensNeedsHeightsHoweverWeak() {
        LensRange aspheric = new LensRange(LensDesign.SINGLE_VISION, "MR-8", decimal("1.60"), false, true, false, SINGLE_VISION.powers(), List.of(70), List.of(), null);

        assertThat(blocks(pair(MYOPE, FRAME, aspheric, measured("32", null, "32", "20", null)))).containsExactly("pairs[0].right.height height_missing");
        assertThat(blocks(pair(MYOPE, FRAME, SINGLE_VISION, measured("32", null, "32", "20", null)))).isEmpty();
    }

    @ParameterizedTest(name = "{0} mm: {1}")
    @CsvSource({"17.5, height_too_low", "18, ", "26, ", "26.5, height_too_high", "37, height_too_high"})
    void withACorridorNeedsTheDesignsHeightAndRoomAboveTheCross(String height, String code) {
        for (LensRange lens : List.of(PROGRESSIVE, OCCUPATIONAL)) {
            assertThat(blocks(pair(PRESBYOPE, FRAME, lens, measured("32", height, "32", "20", null))).stream().filter(block -> block.startsWith("pairs[0].right.height")).toList())
                .isEqualTo(code == null ? List.of() : List.of("pairs[0].right.height " + code));
        }
    }

    @ParameterizedTest(name = "{0} mm: {1}")
    @CsvSource({"30.5, false", "31, true", "31.5, true"})
    void ofBifocalsHasItsSegmentBelowTheTopOfTheLens(String height, boolean blocked) {
        assertThat(blocks(pair(PRESBYOPE, FRAME, BIFOCAL, measured("32", height, "32", height, null))).contains("pairs[0].right.height height_too_high")).isEqualTo(blocked);
    }

    @Test
    void ofSingleVisionHasItsHeightInsideTheLens() {
        assertThat(blocks(pair(MYOPE, FRAME, lens("single_vision", "MR-8", 100, null), measured("32", "36", "32", "35.5", null)))).containsExactly("pairs[0].right.height height_too_high");
    }

    @Test
    void needsALensAsLargeAsTheBlank() {
        FrameSize wide = new FrameSize(decimal("55"), decimal("36"), decimal("16"), decimal("60"), "full");

        assertThat(PairRules.problems(pair(MYOPE, wide, lens("single_vision", "MR-8", 73, null), measured("30", null, "29.5", null, null))).stream().filter(DispenseProblem::blocks)).containsExactly(
            new DispenseProblem("measurements", "pairs[0].left.pd", Severity.BLOCK, "lens_too_small", "Left eye: this frame and these measurements need a lens of 74 mm, it comes in 73 mm. Choose a smaller frame or a larger lens."));
    }

    @Test
    void needsALensThatIsMadeToItsPower() {
        assertThat(blocks(pair(both(eye("-12.00"), "12"), FRAME, SINGLE_VISION, measured("32", "18", "32", "18", "12")))).containsExactly("pairs[0].lensId power_out_of_range", "pairs[0].lensId power_out_of_range");
        assertThat(blocks(pair(MYOPE, FRAME, PROGRESSIVE, measured("32", "20", "32", "20", null)))).containsExactly("pairs[0].lensId power_out_of_range");
    }

    @Test
    void needsTheVertexDistanceFrom5DioptresOn() {
        SpectaclePrescription strong = both(eye("-4.00", "-1.00", 90, null), "12");

        assertThat(blocks(pair(strong, FRAME, SINGLE_VISION, measured("32", "18", "32", "18", null)))).containsExactly("pairs[0].bvd bvd_missing");
        assertThat(blocks(pair(strong, FRAME, SINGLE_VISION, measured("32", "18", "32", "18", "13")))).isEmpty();
    }

    @Test
    void inAnOwnFrameNeedsSizesThatAgree() {
        FrameSize impossible = new FrameSize(decimal("52"), decimal("36"), decimal("18"), decimal("70"), "full");

        assertThat(blocks(new PairToSell(0, MYOPE, null, impossible, true, SINGLE_VISION, null, measured("32", null, "32", null, null)))).containsExactly("pairs[0].ownFrame.ed frame_inconsistent");
    }

    @Test
    void isWorthASecondLookWhenTheTwoSidesDifferOrTheFrameIsTooWide() {
        FrameSize wide = new FrameSize(decimal("55"), decimal("40"), decimal("16"), decimal("60"), "full");

        assertThat(warnings(pair(PRESBYOPE, wide, lens("progressive", "MR-8", 80, 18), measured("33.5", "20", "30", "22.5", null)))).containsExactly(
            "pairs[0].left.pd pd_difference", "pairs[0].left.height height_difference", "pairs[0].left.pd decentration");
        assertThat(warnings(pair(PRESBYOPE, FRAME, PROGRESSIVE, measured("33", "20", "30", "22", null)))).isEmpty();
    }

    @Test
    @DisplayName("C6: 55/16 with 30 and 29.5 is a poor fit on both sides")
    void aWideFrameIsAPoorFitOnBothSides() {
        FrameSize wide = new FrameSize(decimal("55"), decimal("40"), decimal("16"), decimal("60"), "full");

        assertThat(warnings(pair(MYOPE, wide, lens("single_vision", "MR-8", 75, null), measured("30", null, "29.5", null, null)))).containsExactly("pairs[0].right.pd decentration", "pairs[0].left.pd decentration");
    }

    @Test
    void warnsAboutWhatWasRecommendedOtherwise() {
        Recommendation recommendation = new Recommendation(List.of("distance"), List.of("progressive"), null, false, List.of("anti_reflective"), null);

        assertThat(warnings(new PairToSell(0, MYOPE, recommendation, FRAME, false, SINGLE_VISION, null, measured("32", null, "32", null, null)))).containsExactly(
            "pairs[0].lensId recommendation_not_met", "pairs[0].treatmentIds indicated_treatment_missing");
        assertThat(warnings(new PairToSell(0, PRESBYOPE, recommendation, FRAME, false, PROGRESSIVE, List.of(treatment("anti_reflective")), measured("32", "20", "32", "20", null)))).isEmpty();
    }

    @Test
    void namesTheTreatmentThatIsMissingAsPeopleDo() {
        Recommendation recommendation = new Recommendation(List.of(), List.of(), null, false, List.of("anti_reflective", "uv", "hard"), null);

        assertThat(PairRules.problems(new PairToSell(0, MYOPE, recommendation, FRAME, false, SINGLE_VISION, null, measured("32", null, "32", null, null)))).extracting(DispenseProblem::message)
            .anyMatch(message -> message.endsWith(": anti-reflective.")).anyMatch(message -> message.endsWith(": UV protection.")).anyMatch(message -> message.endsWith(": hard coat."));
    }

    @Test
    @DisplayName("C7: is photochromic or polarised, not both")
    void isPhotochromicOrPolarisedNotBoth() {
        assertThat(blocks(treated(SINGLE_VISION, treatment("photochromic"), treatment("polarised")))).containsExactly("pairs[0].treatmentIds photochromic_and_polarised");
        assertThat(blocks(treated(SINGLE_VISION, treatment("photochromic"), treatment("hard")))).isEmpty();
    }

    @Test
    @DisplayName("C7: of polycarbonate needs a hard coat, which anti-reflection brings")
    void ofPolycarbonateNeedsAHardCoat() {
        LensRange polycarbonate = lens("single_vision", "Polycarbonate", 70, null);

        assertThat(blocks(treated(polycarbonate))).containsExactly("pairs[0].treatmentIds hard_coat_missing");
        assertThat(blocks(treated(polycarbonate, treatment("hard")))).isEmpty();
        assertThat(blocks(treated(polycarbonate, treatment("anti_reflective")))).isEmpty();
    }

    @Test
    void takesOnlyTreatmentsThatAreMadeOnTheLens() {
        assertThat(blocks(treated(SINGLE_VISION, new ChosenTreatment("Polar grey", "polarised", false, 15)))).containsExactly("pairs[0].treatmentIds treatment_not_available");
    }

    @Test
    @DisplayName("C6: a pair for near cannot be sold without the near PDs it is centred by")
    void forNearNeedsTheNearPupilDistances() {
        Measurements measurements = measured("32", null, "32.5", null, null);

        assertThat(PairRules.problems(forNear(PRESBYOPE, FRAME, SINGLE_VISION, measurements))).containsExactly(
            new DispenseProblem("measurements", "pairs[0].right.nearPd", Severity.BLOCK, "near_pd_missing",
                "Right eye: this pair is for near and centred by the near PD. Measure it, 18 to 40 mm; for reading at 40 cm it should be about 30 mm."),
            new DispenseProblem("measurements", "pairs[0].left.nearPd", Severity.BLOCK, "near_pd_missing",
                "Left eye: this pair is for near and centred by the near PD. Measure it, 18 to 40 mm; for reading at 40 cm it should be about 30.4 mm."));
        assertThat(blocks(forNear(PRESBYOPE, FRAME, SINGLE_VISION, null))).containsExactly("pairs[0].right.pd pd_missing", "pairs[0].left.pd pd_missing",
            "pairs[0].right.nearPd near_pd_missing", "pairs[0].left.nearPd near_pd_missing");
        assertThat(PairRules.problems(forNear(PRESBYOPE, FRAME, SINGLE_VISION, nearMeasured("32", "30", "32.5", "30.5")))).isEmpty();
        assertThat(blocks(new PairToSell(0, PRESBYOPE, null, FRAME, false, SINGLE_VISION, null, measurements, Use.INTERMEDIATE, null))).isEmpty();
        assertThat(blocks(forNear(PRESBYOPE, FRAME, PROGRESSIVE, measured("32", "20", "31", "20", null)))).as("a varifocal's near part is the design's affair").isEmpty();
    }

    @Test
    void forNearIsAskedOfTheEyeThatReadsOnly() {
        SpectaclePrescription oneEyed = new SpectaclePrescription(eye("-2.00", null, null, "2.00"), EyePower.balanced(), null);

        assertThat(blocks(forNear(oneEyed, FRAME, SINGLE_VISION, measured("32", null, null, null, null)))).containsExactly("pairs[0].right.nearPd near_pd_missing");
    }

    @Test
    @DisplayName("C6: the blank of a pair for near is reckoned by the near PDs, which lie further in")
    void forNearNeedsALensAsLargeAsTheBlankAroundTheNearPupil() {
        LensRange sixtyFive = lens("single_vision", "MR-8", 65, null);
        Measurements measurements = nearMeasured("31.5", "29.5", "31.5", "29.5");

        assertThat(blocks(forNear(PRESBYOPE, FRAME, sixtyFive, measurements))).containsExactly("pairs[0].right.nearPd lens_too_small", "pairs[0].left.nearPd lens_too_small");
        assertThat(blocks(new PairToSell(0, PRESBYOPE, null, FRAME, false, sixtyFive, null, measurements, Use.DISTANCE, null))).isEmpty();
        assertThat(warnings(forNear(PRESBYOPE, FRAME, SINGLE_VISION, measurements))).containsExactly("pairs[0].right.nearPd decentration", "pairs[0].left.nearPd decentration");
    }

    @Test
    void neverMakesTheRulesThrowWhateverIsMissing() {
        Measurements gaps = new Measurements(null, new EyeMeasurement(decimal("1e1000000"), null, null), null, null, null);
        FrameSize nothing = new FrameSize(null, null, null, null, null);

        assertThat(PairRules.problems(new PairToSell(0, PRESBYOPE, null, nothing, true, PROGRESSIVE, null, gaps))).isNotEmpty().allSatisfy(problem -> assertThat(problem.field()).startsWith("pairs[0]."));
    }

    @Test
    void hasProblemsThatProgramsCanRead() throws Exception {
        assertThat(new ObjectMapper().writeValueAsString(new DispenseProblem("checkout", "examId", Severity.BLOCK, "rx_expired", "Too old."))).isEqualTo(
            "{\"step\":\"checkout\",\"field\":\"examId\",\"severity\":\"block\",\"code\":\"rx_expired\",\"message\":\"Too old.\"}");
    }

    @ParameterizedTest(name = "{0} mm: {1}")
    @CsvSource({"24, false", "24.5, true", "26, true"})
    @DisplayName("C6: with less than 12 mm above the cross is worth a second look, with less than 10 it cannot be")
    void withLittleRoomAboveTheCrossIsWorthASecondLook(String height, boolean warned) {
        assertThat(warnings(pair(PRESBYOPE, FRAME, PROGRESSIVE, measured("32", height, "32", height, null))).contains("pairs[0].right.height height_near_top")).isEqualTo(warned);
    }

    @Test
    @DisplayName("C6: a blank that is large enough for the PD can be too small for the height")
    void needsALensAsLargeAsItsHeightAsksFor() {
        FrameSize round = new FrameSize(decimal("50"), decimal("50"), decimal("16"), decimal("50"), "full");

        assertThat(blocks(pair(MYOPE, round, lens("single_vision", "MR-8", 60, null), measured("32", "29", "32", "25", null)))).containsExactly("pairs[0].right.pd lens_too_small");
        assertThat(blocks(pair(MYOPE, round, lens("single_vision", "MR-8", 61, null), measured("32", "29", "32", "25", null)))).isEmpty();
        // A segment stands at the lower lid; its height says nothing about the optical centre.
        assertThat(blocks(pair(PRESBYOPE, round, lens("bifocal", "MR-8", 60, null), measured("32", "19", "32", "19", null)))).isEmpty();
    }

    @Test
    void ofALensComputedForItsWearerNeedsTiltAndWrap() {
        LensRange individual = individual();

        assertThat(blocks(pair(PRESBYOPE, FRAME, individual, measured("32", "20", "32", "20", null)))).containsExactly("pairs[0].tilt tilt_missing", "pairs[0].wrap wrap_missing");
        assertThat(blocks(pair(PRESBYOPE, FRAME, individual, sitting("9", "5")))).isEmpty();
    }

    @Test
    void thatIsBentNeedsALensThatKnowsIt() {
        assertThat(PairRules.problems(pair(both(eye("-3.75")), FRAME, SINGLE_VISION, sitting("9", "15")))).containsExactly(new DispenseProblem("measurements", "pairs[0].wrap", Severity.WARN, "wrap_uncompensated",
            "At 15° of wrap a lens of -3.75 acts like about -3.83/-0.27x90. Choose a lens that is computed for the way it is worn, or a frame of at most 10°."));
        assertThat(warnings(pair(MYOPE, FRAME, SINGLE_VISION, sitting("9", "10")))).isEmpty();
        assertThat(warnings(pair(PRESBYOPE, FRAME, individual(), sitting("9", "15")))).isEmpty();
    }

    @ParameterizedTest(name = "{0} mm to 32: {1}")
    @CsvSource({"29, true", "29.5, false", "31, false", "31.5, true"})
    @DisplayName("C6: a near PD is usually 1 to 2.5 mm less than the PD")
    void hasNearPupilDistancesThatEyesConvergeTo(String near, boolean warned) {
        Measurements measurements = new Measurements(new EyeMeasurement(decimal("32"), decimal("20"), decimal(near)), new EyeMeasurement(decimal("32"), decimal("20"), null), null, null, null);

        assertThat(warnings(pair(PRESBYOPE, FRAME, PROGRESSIVE, measurements)).contains("pairs[0].right.nearPd near_pd_unusual")).isEqualTo(warned);
    }

    @ParameterizedTest(name = "{0} years, {1} mm each: {2}")
    @CsvSource({"6, 21, true", "6, 24, false", "6, 31, true", "14, 31, false", "14, 37.5, true", "40, 26.5, true", "40, 27, false", "40, 37, false", "40, 37.5, true", ", 20, false"})
    @DisplayName("C1: adults' PDs come to 54 to 74 mm, children's to 43 to 58")
    void hasPupilDistancesOfItsWearersAge(Integer age, String pd, boolean warned) {
        PairToSell pair = new PairToSell(0, MYOPE, null, FRAME, false, SINGLE_VISION, null, measured(pd, null, pd, null, null), null, age);

        assertThat(warnings(pair).contains("pairs[0].right.pd pd_unusual_for_age")).isEqualTo(warned);
    }

    @Test
    @DisplayName("C4: worn nearer or further than in the trial frame, a strong lens is another one")
    void wornElsewhereThanItWasFoundIsMadeOtherwise() {
        SpectaclePrescription strong = both(eye("-10.00"), "12");

        assertThat(PairRules.problems(pair(strong, FRAME, SINGLE_VISION, measured("32", "18", "32", "18", "14"))).get(0)).isEqualTo(new DispenseProblem("measurements", "pairs[0].bvd", Severity.WARN,
            "vertex_compensated", "Right eye: found at 12 mm and worn at 14 mm, -10.00 DS is made as -10.20 DS, to the step the lens comes in."));
        assertThat(warnings(pair(strong, FRAME, SINGLE_VISION, measured("32", "18", "32", "18", "12")))).isEmpty();
        assertThat(warnings(pair(both(eye("-2.00"), "12"), FRAME, SINGLE_VISION, measured("32", "18", "32", "18", "14")))).isEmpty();
    }

    @Test
    @DisplayName("C1: eyes that differ need a look at the vertical prism when reading")
    void forEyesThatDifferIsWorthASecondLookWhenOneLooksDownToRead() {
        SpectaclePrescription unlike = new SpectaclePrescription(eye("-4.50", null, null, "2.00"), eye("-2.00", null, null, "2.00"), null);
        SpectaclePrescription little = new SpectaclePrescription(eye("-3.25", null, null, "2.00"), eye("-2.00", null, null, "2.00"), null);

        assertThat(PairRules.problems(pair(unlike, FRAME, PROGRESSIVE, measured("32", "20", "32", "20", null)))).containsExactly(new DispenseProblem("lenses", "pairs[0].lensId", Severity.WARN,
            "vertical_imbalance", "Reading 8 mm below the optical centres, the eyes differ by 2.00Δ base down before the right eye; more than about 1.00Δ is rarely tolerated."
            + " Consider slab-off, a contact lens, or a separate reading pair."));
        assertThat(warnings(pair(little, FRAME, PROGRESSIVE, measured("32", "20", "32", "20", null)))).isEmpty();
        assertThat(warnings(pair(unlike, FRAME, SINGLE_VISION, measured("32", "20", "32", "20", null)))).isEmpty();
    }

    @Test
    @DisplayName("C6: measurements from an earlier pair show their date and wait for somebody to stand by them")
    void withMeasurementsFromAnEarlierPairWaitsForSomebodyToStandByThem() {
        Measurements carried = measured("32", null, "32", null, null).carried(LocalDate.of(2024, 5, 12), false);

        assertThat(PairRules.problems(pair(MYOPE, FRAME, SINGLE_VISION, carried))).containsExactly(new DispenseProblem("measurements", "pairs[0].carriedFrom", Severity.BLOCK, "measurement_not_confirmed",
            "These measurements are from 12/05/2024. Check them on the patient and confirm them, or measure again."));
        assertThat(blocks(pair(MYOPE, FRAME, SINGLE_VISION, measured("32", null, "32", null, null)))).isEmpty();
    }

    @Test
    void takesOverFromAnEarlierPairWhatStillHolds() {
        Measurements then = new Measurements(new EyeMeasurement(decimal("32"), decimal("20"), decimal("30")), new EyeMeasurement(decimal("31"), decimal("21"), null), decimal("12"), decimal("9"), decimal("5"));
        LocalDate day = LocalDate.of(2024, 5, 12);

        assertThat(then.carried(day, true)).isEqualTo(new Measurements(then.right(), then.left(), then.bvd(), then.tilt(), then.wrap(), day));
        assertThat(then.carried(day, false)).isEqualTo(new Measurements(new EyeMeasurement(decimal("32"), null, decimal("30")), new EyeMeasurement(decimal("31"), null, null), null, null, null, day));
    }

    @Test
    void withABalanceLensNeedsNoCentrationForIt() {
        SpectaclePrescription oneEyed = new SpectaclePrescription(eye("-5.00"), EyePower.balanced(), decimal("12"));
        Measurements right = new Measurements(new EyeMeasurement(decimal("32"), decimal("18"), null), null, decimal("12"), null, null);

        assertThat(blocks(pair(oneEyed, FRAME, SINGLE_VISION, right))).isEmpty();
        assertThat(blocks(pair(both(eye("-5.00"), "12"), FRAME, SINGLE_VISION, right))).containsExactly("pairs[0].left.pd pd_missing", "pairs[0].left.height height_missing");
    }

    @Test
    void forReadingNeedsAHeightWhenItsOwnPowerIsStrong() {
        SpectaclePrescription prescription = both(eye("2.50", null, null, "2.00"));
        Measurements measurements = measured("32", null, "32", null, null);
        Measurements near = nearMeasured("32", "30", "32", "30");

        assertThat(blocks(new PairToSell(0, prescription, null, FRAME, false, SINGLE_VISION, null, near, Use.NEAR, null))).containsExactly("pairs[0].right.height height_missing", "pairs[0].left.height height_missing");
        assertThat(blocks(new PairToSell(0, prescription, null, FRAME, false, SINGLE_VISION, null, measurements, Use.DISTANCE, null))).isEmpty();
    }

    @Test
    void neverMakesTheRulesThrowWhateverIsMeasured() {
        EyeMeasurement absurd = new EyeMeasurement(decimal("1e1000000"), decimal("1e-1000000"), decimal("1e1000000"));
        Measurements measurements = new Measurements(absurd, absurd, decimal("1e1000000"), decimal("1e1000000"), decimal("1e1000000"));

        assertThat(PairRules.problems(new PairToSell(0, both(eye("-5.00"), "12"), null, FRAME, false, SINGLE_VISION, null, measurements, null, 40))).isNotEmpty();
        assertThat(PairRules.problems(new PairToSell(0, PRESBYOPE, null, FRAME, false, SINGLE_VISION, null, measurements, Use.NEAR, 40))).isNotEmpty();
    }

    private static PairToSell forNear(SpectaclePrescription prescription, FrameSize frame, LensRange lens, Measurements measurements) {
        return new PairToSell(0, prescription, null, frame, false, lens, null, measurements, Use.NEAR, null);
    }

    private static Measurements nearMeasured(String rightPd, String rightNear, String leftPd, String leftNear) {
        return new Measurements(new EyeMeasurement(decimal(rightPd), null, decimal(rightNear)), new EyeMeasurement(decimal(leftPd), null, decimal(leftNear)), null, null, null);
    }

    private static LensRange individual() {
        return new LensRange(LensDesign.PROGRESSIVE, "MR-8", decimal("1.60"), false, false, true, PROGRESSIVE.powers(), List.of(75), List.of(), 18);
    }

    private static Measurements sitting(String tilt, String wrap) {
        return new Measurements(new EyeMeasurement(decimal("32"), decimal("20"), null), new EyeMeasurement(decimal("32"), decimal("20"), null), null, decimal(tilt), decimal(wrap));
    }

    private static List<String> blocks(PairToSell pair) {
        return PairRules.problems(pair).stream().filter(DispenseProblem::blocks).map(problem -> problem.field() + " " + problem.code()).toList();
    }

    private static List<String> warnings(PairToSell pair) {
        return PairRules.problems(pair).stream().filter(problem -> !problem.blocks()).map(problem -> problem.field() + " " + problem.code()).toList();
    }

    private static PairToSell pair(SpectaclePrescription prescription, FrameSize frame, LensRange lens, Measurements measurements) {
        return new PairToSell(0, prescription, null, frame, false, lens, null, measurements);
    }

    private static PairToSell treated(LensRange lens, ChosenTreatment... treatments) {
        return new PairToSell(0, MYOPE, null, FRAME, false, lens, List.of(treatments), measured("32", null, "32", null, null));
    }

    private static ChosenTreatment treatment(String kind) {
        return new ChosenTreatment(kind, kind, true, null);
    }

    private static Measurements measured(String rightPd, String rightHeight, String leftPd, String leftHeight, String bvd) {
        return new Measurements(new EyeMeasurement(decimal(rightPd), decimal(rightHeight), null), new EyeMeasurement(decimal(leftPd), decimal(leftHeight), null), decimal(bvd), null, null);
    }

    private static LensRange lens(String design, String material, int diameter, Integer minFittingHeight) {
        boolean single = design.equals("single_vision");
        return new LensRange(LensDesign.of(design).orElseThrow(), material, decimal("1.60"), false, false, false,
            new PowerRange(decimal("-10.00"), decimal("8.00"), decimal("4.00"), decimal("-14.00"), single ? null : decimal("0.75"), single ? null : decimal("3.50")),
            List.of(diameter), List.of(), minFittingHeight);
    }
}
