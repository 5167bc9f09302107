package app.fovea.lab.entity;

import static app.fovea.lab.entity.Bench.ANSI;
import static app.fovea.lab.entity.Bench.ISO;
import static app.fovea.lab.entity.Bench.find;
import static app.fovea.lab.entity.Bench.judge;
import static app.fovea.lab.entity.Bench.lens;
import static app.fovea.lab.entity.Bench.pair;
import static app.fovea.lab.entity.Bench.power;
import static app.fovea.lab.entity.Quantity.ADD;
import static app.fovea.lab.entity.Quantity.AXIS;
import static app.fovea.lab.entity.Quantity.BASE_CURVE;
import static app.fovea.lab.entity.Quantity.CENTRE_THICKNESS;
import static app.fovea.lab.entity.Quantity.CYLINDER;
import static app.fovea.lab.entity.Quantity.HEIGHT;
import static app.fovea.lab.entity.Quantity.HEIGHT_DIFFERENCE;
import static app.fovea.lab.entity.Quantity.HORIZONTAL_IMBALANCE;
import static app.fovea.lab.entity.Quantity.HORIZONTAL_PRISM;
import static app.fovea.lab.entity.Quantity.LEFT_PD;
import static app.fovea.lab.entity.Quantity.PD;
import static app.fovea.lab.entity.Quantity.POWER;
import static app.fovea.lab.entity.Quantity.RIGHT_PD;
import static app.fovea.lab.entity.Quantity.VERTICAL_IMBALANCE;
import static app.fovea.lab.entity.Quantity.VERTICAL_PRISM;
import static app.fovea.lab.entity.Verdict.FAIL;
import static app.fovea.lab.entity.Verdict.NOT_JUDGED;
import static app.fovea.lab.entity.Verdict.NOT_MEASURED;
import static app.fovea.lab.entity.Verdict.PASS;
import static app.fovea.prescription.entity.Eye.LEFT;
import static app.fovea.prescription.entity.Eye.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.LensDesign;
import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C8: verification tolerances")
class ToleranceCheckTest {
    private static final LensPower MYOPE = power("-2.00/-1.25x10");

    @ParameterizedTest(name = "{0} measured {1}: out are [{2}]")
    @DisplayName("C8: the vectors of ANSI single vision")
    @CsvSource(ignoreLeadingAndTrailingWhitespace = true, value = {
        "-2.00/-1.25x10,  -2.06/-1.25x12,  ''",
        "-2.00/-1.25x10,  -2.00/-1.42x10,  'POWER CYLINDER'",
        "-7.00/-2.00x90,  -7.12/-2.12x91,  'POWER'",
        "-7.00/-2.00x90,  -7.12/-2.25x93,  'POWER CYLINDER AXIS'",
        "+1.50/-0.50x180, +1.56/-0.50x6,   ''",
        "+1.50/-0.50x5,   +1.50/-0.50x178, ''",
        "+1.50/-0.50x5,   +1.50/-0.50x177, 'AXIS'"})
    void the_vectors_of_ansi_single_vision(String ordered, String measured, String out) {
        ToleranceVerdict verdict = judge(ANSI, power(ordered), power(measured));

        for (Eye eye : Eye.values()) {
            assertThat(verdict.of(eye).findings().stream().filter(finding -> finding.verdict() == FAIL).map(finding -> finding.quantity().name()).collect(Collectors.joining(" "))).isEqualTo(out);
        }
        assertThat(verdict.verdict()).isEqualTo(out.isEmpty() ? PASS : FAIL);
    }

    @ParameterizedTest(name = "{0} {1}: ordered {2}, measured {3}, difference {4}, limit {5}")
    @DisplayName("C8: differences and limits of the vectors")
    @CsvSource({
        "-2.00/-1.25x10,  -2.06/-1.25x12, POWER,    -3.25, -3.31, -0.06, 0.13",
        "-2.00/-1.25x10,  -2.06/-1.25x12, AXIS,     10,    12,    2,     3",
        "-2.00/-1.25x10,  -2.00/-1.42x10, POWER,    -3.25, -3.42, -0.17, 0.13",
        "-7.00/-2.00x90,  -7.12/-2.12x91, POWER,    -9.00, -9.24, -0.24, 0.18",
        "-7.00/-2.00x90,  -7.12/-2.12x91, CYLINDER, -2.00, -2.12, -0.12, 0.13",
        "+1.50/-0.50x180, +1.56/-0.50x6,  AXIS,     180,   6,     6,     7",
        "+1.50/-0.50x5,   +1.50/-0.50x178, AXIS,    5,     178,   7,     7"})
    void differences_and_limits_of_the_vectors(String ordered, String measured, Quantity quantity, BigDecimal was, BigDecimal is, BigDecimal difference, BigDecimal limit) {
        Finding finding = find(judge(ANSI, power(ordered), power(measured)), RIGHT, quantity);

        assertThat(finding.ordered()).isEqualByComparingTo(was);
        assertThat(finding.measured()).isEqualByComparingTo(is);
        assertThat(finding.difference()).isEqualByComparingTo(difference);
        assertThat(finding.limit()).isEqualByComparingTo(limit);
    }

    @ParameterizedTest(name = "both {0}, PD {1} mm off: {2} {3}, {4}")
    @DisplayName("C8: an error of the PD is prism in weak lenses and millimetres in strong ones")
    @CsvSource({
        "-2.00, 3,   HORIZONTAL_IMBALANCE, 0.60, PASS",
        "-2.00, 4,   HORIZONTAL_IMBALANCE, 0.80, FAIL",
        "-6.00, 2,   PD,                   2,    PASS",
        "-6.00, 2.5, PD,                   2.5,  PASS",
        "-6.00, 3,   PD,                   3,    FAIL",
        "+2.75, 2.4, HORIZONTAL_IMBALANCE, 0.66, PASS",
        "+2.75, 2.5, HORIZONTAL_IMBALANCE, 0.69, FAIL",
        "+2.76, 2.5, PD,                   2.5,  PASS"})
    void an_error_of_the_pd_is_prism_or_millimetres(String sphere, BigDecimal off, Quantity quantity, BigDecimal difference, Verdict verdict) {
        PairValues ordered = new PairValues(lens(power(sphere), null, "31", null), lens(power(sphere), null, "32", null), null);
        BigDecimal half = off.divide(new BigDecimal(2));
        List<PairValues> ways = List.of(
            new PairValues(lens(power(sphere), null, new BigDecimal(31).add(off).toString(), null), lens(power(sphere), null, "32", null), null),
            new PairValues(lens(power(sphere), null, new BigDecimal(31).subtract(half).toString(), null), lens(power(sphere), null, new BigDecimal(32).subtract(half).toString(), null), null),
            new PairValues(lens(power(sphere)), lens(power(sphere)), new BigDecimal(63).add(off)));

        for (PairValues measured : ways) {
            Finding finding = find(judge(ANSI, LensDesign.SINGLE_VISION, ordered, measured), quantity);
            assertThat(finding.difference().abs()).isEqualByComparingTo(difference);
            assertThat(finding.verdict()).isEqualTo(verdict);
        }
    }

    @Test
    void centres_that_are_both_off_the_same_way_cancel_horizontally() {
        PairValues ordered = new PairValues(lens(power("-2.00"), null, "31", null), lens(power("-2.00"), null, "32", null), null);
        PairValues measured = new PairValues(lens(power("-2.00"), null, "35", null), lens(power("-2.00"), null, "28", null), null);

        assertThat(find(judge(ANSI, LensDesign.SINGLE_VISION, ordered, measured), HORIZONTAL_IMBALANCE).difference()).isEqualByComparingTo("0");
    }

    @Test
    void an_oblique_cylinder_makes_sideways_prism_of_a_wrong_height() {
        LensPower oblique = power("0.00/-4.00x45");
        PairValues ordered = pair(lens(oblique, null, "31", "20"));
        PairValues measured = new PairValues(lens(oblique, null, "31", "21.7"), lens(oblique, null, "31", "20"), null);

        ToleranceVerdict verdict = judge(ANSI, LensDesign.SINGLE_VISION, ordered, measured);

        assertThat(find(verdict, HORIZONTAL_IMBALANCE).difference()).isEqualByComparingTo("0.34");
        assertThat(find(verdict, VERTICAL_IMBALANCE).difference()).isEqualByComparingTo("0.34");
        assertThat(find(verdict, VERTICAL_IMBALANCE).verdict()).isEqualTo(FAIL);
    }

    @Test
    void each_strong_progressive_lens_answers_for_its_own_pd() {
        PairValues ordered = new PairValues(lens(power("-4.00"), null, "31", null), lens(power("-4.00"), null, "32", null), null);
        PairValues measured = new PairValues(lens(power("-4.00"), null, "32", null), lens(power("-4.00"), null, "30.9", null), null);

        ToleranceVerdict verdict = judge(ANSI, LensDesign.PROGRESSIVE, ordered, measured);

        assertThat(find(verdict, RIGHT_PD).verdict()).isEqualTo(PASS);
        assertThat(find(verdict, LEFT_PD).verdict()).isEqualTo(FAIL);
        assertThat(find(judge(ANSI, LensDesign.PROGRESSIVE, ordered, new PairValues(lens(power("-4.00")), lens(power("-4.00")), new BigDecimal(63))), PD).verdict()).isEqualTo(NOT_MEASURED);
    }

    @ParameterizedTest(name = "both {0}, heights {1} and {2} instead of 20: {3} {4}, {5}")
    @CsvSource({
        "-3.00,  21,   20,   VERTICAL_IMBALANCE, 0.30, PASS",
        "-3.00,  21,   21,   VERTICAL_IMBALANCE, 0.00, PASS",
        "-3.00,  20.6, 19.4, VERTICAL_IMBALANCE, 0.36, FAIL",
        "-3.375, 20.9, 20,   VERTICAL_IMBALANCE, 0.30, PASS",
        "-3.375, 21,   20,   VERTICAL_IMBALANCE, 0.34, FAIL",
        "-3.376, 21,   20,   HEIGHT_DIFFERENCE,  1,    PASS",
        "-3.376, 21,   19.9, HEIGHT_DIFFERENCE,  1.1,  FAIL"})
    void an_error_of_the_heights_counts_by_what_it_leaves_between_the_eyes(String sphere, String right, String left, Quantity quantity, BigDecimal difference, Verdict expected) {
        PairValues measured = new PairValues(lens(power(sphere), null, null, right), lens(power(sphere), null, null, left), null);

        Finding finding = find(judge(ANSI, LensDesign.SINGLE_VISION, pair(lens(power(sphere), null, null, "20")), measured), quantity);

        assertThat(finding.difference().abs()).isEqualByComparingTo(difference);
        assertThat(finding.verdict()).isEqualTo(expected);
    }

    @Test
    void segments_are_each_at_their_height_and_level_with_each_other() {
        PairValues ordered = pair(lens(power("+1.00"), new BigDecimal("2.00"), null, "18"));
        ToleranceVerdict verdict = judge(ANSI, LensDesign.BIFOCAL, ordered,
            new PairValues(lens(power("+1.00"), new BigDecimal("2.00"), null, "19"), lens(power("+1.00"), new BigDecimal("2.00"), null, "17.5"), null));

        assertThat(find(verdict, RIGHT, HEIGHT).verdict()).isEqualTo(PASS);
        assertThat(find(verdict, LEFT, HEIGHT).verdict()).isEqualTo(PASS);
        assertThat(find(verdict, HEIGHT_DIFFERENCE).verdict()).isEqualTo(FAIL);
        assertThat(find(judge(ANSI, LensDesign.PROGRESSIVE, ordered, pair(lens(power("+1.00"), new BigDecimal("2.00"), null, "19.1"))), RIGHT, HEIGHT).verdict()).isEqualTo(FAIL);
    }

    @ParameterizedTest(name = "{0} of {1} D in is {2}")
    @CsvSource({"0.33, -2.00, PASS", "0.34, -2.00, FAIL", "0.40, -4.00, PASS", "0.41, -4.00, FAIL"})
    void prism_at_the_reference_point_is_a_third_or_what_a_millimetre_gives(BigDecimal amount, String sphere, Verdict expected) {
        ToleranceVerdict verdict = judge(ANSI, LensDesign.SINGLE_VISION, pair(lens(power(sphere))), pair(lens(power(sphere), List.of(new Prism(amount, Base.IN)))));

        assertThat(find(verdict, RIGHT, HORIZONTAL_PRISM).verdict()).isEqualTo(expected);
        assertThat(find(verdict, LEFT, VERTICAL_PRISM).verdict()).isEqualTo(PASS);
    }

    @Test
    void ordered_prism_is_the_same_by_direction_and_by_angle_and_has_to_be_measured() {
        PairValues ordered = pair(lens(power("-1.00"), List.of(new Prism(new BigDecimal("2.00"), Base.IN), new Prism(new BigDecimal("1.50"), Base.UP))));
        PairValues measured = new PairValues(lens(power("-1.00"), List.of(Prism.at(new BigDecimal("2.5"), new BigDecimal("36.9")))),
            lens(power("-1.00"), List.of(Prism.at(new BigDecimal("2.5"), new BigDecimal("143.1")))), null);

        assertThat(judge(ANSI, LensDesign.SINGLE_VISION, ordered, measured).verdict()).isEqualTo(PASS);
        assertThat(find(judge(ANSI, LensDesign.SINGLE_VISION, ordered, pair(lens(power("-1.00")))), LEFT, VERTICAL_PRISM).verdict()).isEqualTo(NOT_MEASURED);
    }

    @ParameterizedTest
    @CsvSource({"BASE_CURVE, 6.00, 6.75, PASS", "BASE_CURVE, 6.00, 5.24, FAIL", "CENTRE_THICKNESS, 2.0, 2.3, PASS", "CENTRE_THICKNESS, 2.0, 1.6, FAIL"})
    void base_curve_and_thickness_are_judged_where_they_were_specified(Quantity quantity, BigDecimal ordered, BigDecimal measured, Verdict expected) {
        assertThat(find(judge(ANSI, LensDesign.SINGLE_VISION, pair(made(quantity, ordered)), pair(made(quantity, measured))), RIGHT, quantity).verdict()).isEqualTo(expected);
        assertThat(find(judge(ANSI, LensDesign.SINGLE_VISION, pair(lens(MYOPE)), pair(made(quantity, measured))), RIGHT, quantity).verdict()).isEqualTo(NOT_JUDGED);
        assertThat(judge(ANSI, LensDesign.SINGLE_VISION, pair(made(quantity, ordered)), pair(lens(MYOPE))).right().findings()).extracting(Finding::quantity).doesNotContain(quantity);
    }

    private static LensValues made(Quantity quantity, BigDecimal value) {
        return new LensValues(MYOPE, null, null, null, null, quantity == BASE_CURVE ? value : null, quantity == CENTRE_THICKNESS ? value : null);
    }

    @Test
    void of_two_meridians_as_strong_the_one_further_off_counts() {
        assertThat(find(judge(ANSI, power("+1.00/-2.00x90"), power("+1.00/-2.14x90")), RIGHT, POWER).verdict()).isEqualTo(FAIL);
        assertThat(find(judge(ANSI, power("-1.00/+2.00x180"), power("+1.00/-2.14x90")), RIGHT, POWER).verdict()).isEqualTo(FAIL);
    }

    @Test
    void a_cylinder_that_nobody_ordered_is_held_to_the_limit_of_the_weakest() {
        ToleranceVerdict good = judge(ANSI, power("-1.00"), power("-0.94/-0.13x80"));
        ToleranceVerdict bad = judge(ANSI, power("-1.00"), power("-1.00/+0.14x170"));

        assertThat(good.verdict()).isEqualTo(PASS);
        assertThat(find(bad, RIGHT, CYLINDER).verdict()).isEqualTo(FAIL);
        assertThat(good.right().findings()).extracting(Finding::quantity).containsExactly(POWER, CYLINDER);
    }

    @Test
    void the_axis_of_a_cylinder_too_weak_to_have_one_is_not_judged() {
        assertThat(find(judge(ANSI, power("-1.00/-0.11x10"), power("-1.00/-0.11x100")), RIGHT, AXIS).verdict()).isEqualTo(NOT_JUDGED);
        assertThat(find(judge(ANSI, power("-1.00/-0.12x10"), power("-1.00/-0.12x100")), RIGHT, AXIS).verdict()).isEqualTo(FAIL);
        assertThat(find(judge(ANSI, power("-1.00/-0.12x10"), power("-1.00")), RIGHT, AXIS).verdict()).isEqualTo(NOT_JUDGED);
    }

    @Test
    void a_balance_lens_is_not_judged_on_its_power() {
        OrderedPair ordered = new OrderedPair(new PairValues(lens(MYOPE, null, "31", "20"), lens(power("0.00"), null, "32", "20"), null), LensDesign.SINGLE_VISION, Set.of(LEFT));
        PairValues measured = new PairValues(lens(MYOPE, null, "35", "24"), lens(power("-7.00"), null, "32", "20"), null);

        ToleranceVerdict verdict = ToleranceCheck.of(ordered, measured, Bench.profile(ANSI, LensDesign.SINGLE_VISION));

        assertThat(verdict.verdict()).isEqualTo(PASS);
        assertThat(verdict.left().verdict()).isEqualTo(NOT_JUDGED);
        assertThat(verdict.pair()).extracting(Finding::verdict).containsOnly(NOT_JUDGED);
    }

    @Test
    void an_add_is_judged_also_where_none_was_ordered() {
        PairValues plain = pair(lens(power("+1.00")));
        PairValues adding = pair(lens(power("+1.00"), new BigDecimal("0.13"), null, null));

        assertThat(find(judge(ANSI, LensDesign.SINGLE_VISION, plain, adding), RIGHT, ADD).verdict()).isEqualTo(FAIL);
        assertThat(find(judge(ANSI, LensDesign.SINGLE_VISION, adding, plain), RIGHT, ADD).verdict()).isEqualTo(NOT_MEASURED);
    }

    @Test
    void what_was_ordered_and_not_measured_leaves_the_verdict_open() {
        ToleranceVerdict nothing = judge(ANSI, LensDesign.SINGLE_VISION, pair(lens(MYOPE, null, "31", "20")), pair(LensValues.NONE));
        ToleranceVerdict wrong = judge(ANSI, LensDesign.SINGLE_VISION, pair(lens(MYOPE, null, "31", null)), new PairValues(lens(power("-3.00/-1.25x10")), null, null));

        assertThat(nothing.verdict()).isEqualTo(NOT_MEASURED);
        assertThat(Bench.all(nothing)).extracting(Finding::verdict).containsOnly(NOT_MEASURED);
        assertThat(wrong.verdict()).as("one failure is enough").isEqualTo(FAIL);
        assertThat(wrong.left().verdict()).isEqualTo(NOT_MEASURED);
    }

    @Test
    void the_sentences_are_for_people() {
        ToleranceVerdict verdict = judge(ANSI, LensDesign.SINGLE_VISION, pair(lens(MYOPE, null, "31", "20")), pair(lens(power("-2.00/-1.42x12"), null, "33.5", "20")));

        assertThat(verdict.right().findings()).extracting(Finding::sentence).containsExactly(
            "Power in the strongest meridian: ordered -3.25, measured -3.42, 0.17 off, 0.13 allowed.",
            "Cylinder: ordered -1.25, measured -1.42, 0.17 off, 0.13 allowed.",
            "Axis: ordered 10°, measured 12°, 2° off, 3° allowed.");
        assertThat(verdict.pair()).extracting(Finding::sentence).first().asString()
            .isEqualTo("Horizontal prism from the PDs: ordered 0.00Δ, measured 1.02Δ, 1.02Δ off, 0.67Δ allowed.");
        assertThat(verdict.sentence()).isEqualTo("5 values are out of ANSI Z80.1-2015.");
    }

    @Test
    void what_nobody_has_confirmed_says_so_in_every_verdict() {
        ToleranceVerdict verdict = judge(ISO, MYOPE, MYOPE);

        assertThat(verdict.profile().confirmed()).isFalse();
        assertThat(verdict.profile().note()).isNotBlank();
        assertThat(verdict.sentence()).contains("to be confirmed");
        assertThat(Bench.all(verdict)).allSatisfy(finding -> {
            assertThat(finding.confirmed()).isFalse();
            assertThat(finding.sentence()).contains("to be confirmed");
        });
        assertThat(Bench.all(judge(ANSI, MYOPE, MYOPE))).allSatisfy(finding -> assertThat(finding.sentence()).doesNotContain("confirmed"));
    }

    @Test
    void what_a_standard_says_nothing_of_is_not_judged() {
        PairValues high = pair(lens(MYOPE, new BigDecimal("2.00"), null, "30"));
        ToleranceVerdict verdict = judge(ISO, LensDesign.BIFOCAL, pair(lens(MYOPE, new BigDecimal("2.00"), null, "18")), high);

        assertThat(find(verdict, RIGHT, HEIGHT).verdict()).isEqualTo(NOT_JUDGED);
        assertThat(find(verdict, RIGHT, HEIGHT).sentence()).contains("no limit");
        PairValues twoAndMore = pair(new LensValues(MYOPE, null, List.of(new Prism(new BigDecimal("2.25"), Base.IN)), new BigDecimal(31), null, null, null));
        assertThat(find(judge(ISO, LensDesign.SINGLE_VISION, twoAndMore, twoAndMore), PD).verdict()).isEqualTo(NOT_JUDGED);
    }
}
