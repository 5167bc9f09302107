package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.fovea.catalogue.entity.FrameSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traced shapes (C6), and those drawn from a box. */
class FrameTraceTest {
    private static final FrameTrace CIRCLE = drawn(angle -> new LensPoint(25 * Math.cos(angle), 25 * Math.sin(angle)));
    private static final FrameTrace ELLIPSE = drawn(angle -> new LensPoint(26 * Math.cos(angle), 17 * Math.sin(angle)));
    private static final FrameTrace RECTANGLE = new FrameTrace(List.of(new LensPoint(26, 0), new LensPoint(26, 18), new LensPoint(0, 18), new LensPoint(-26, 18), new LensPoint(-26, 0),
        new LensPoint(-26, -18), new LensPoint(0, -18), new LensPoint(26, -18)));

    @DisplayName("C6: a trace tells the smallest blank better than the rule of thumb")
    @ParameterizedTest(name = "{0} with the optical centre at {1}, {2}: {3} mm, by the rule of thumb {4}")
    @CsvSource({"circle, -3.5, 0, 59.00, 59.00", "circle, -1, 4, 60.25, 54.00", "rectangle, -3.5, 0, 71.12, 72.25", "rectangle, -3.5, 2, 73.28, 72.25", "ellipse, -1, 4, 57.00, 56.00"})
    void tells_the_smallest_blank_better_than_the_rule_of_thumb(String name, double x, double y, String byTrace, String byRule) {
        FrameTrace shape = shape(name);
        FrameSize frame = new FrameSize(decimal("50"), decimal("50"), decimal("18"), decimal("50"), "full");
        FrameSize box = name.equals("circle") ? frame : name.equals("rectangle") ? new FrameSize(decimal("52"), decimal("36"), decimal("18"), decimal("63.25"), "full")
            : new FrameSize(decimal("52"), decimal("34"), decimal("18"), decimal("52"), "full");

        assertThat(shape.minimumBlank(new LensPoint(x, y))).isEqualByComparingTo(byTrace);
        assertThat(box.minimumBlank(box.framePd().divide(decimal("2")).add(decimal(String.valueOf(x))))).isEqualByComparingTo(byRule);
    }

    @Test
    void has_the_size_of_its_box() {
        assertThat(ELLIPSE.width()).isCloseTo(52, within(1e-9));
        assertThat(ELLIPSE.height()).isCloseTo(34, within(1e-9));
        assertThat(ELLIPSE.effectiveDiameter()).isCloseTo(52, within(1e-9));
        assertThat(RECTANGLE.effectiveDiameter()).isCloseTo(63.246, within(0.0005));
        assertThat(RECTANGLE.circumference()).isCloseTo(176, within(1e-9));
        assertThat(CIRCLE.circumference()).isCloseTo(2 * Math.PI * 25, within(0.01));
    }

    @Test
    @DisplayName("D3: of 400 radii as a tracer sends them agrees with its box to a tenth")
    void of_400_radii_agrees_with_its_box_to_a_tenth() {
        FrameTrace traced = FrameTrace.ofRadii(IntStream.range(0, 400).map(i -> {
            double angle = 2 * Math.PI * i / 400;
            return (int) Math.round(100 / Math.hypot(Math.cos(angle) / 26, Math.sin(angle) / 17));
        }).boxed().toList());

        assertThat(traced.errors("")).isEmpty();
        assertThat(traced.width()).isCloseTo(52, within(0.1));
        assertThat(traced.height()).isCloseTo(34, within(0.1));
        assertThat(traced.effectiveDiameter()).isCloseTo(52, within(0.1));
    }

    @Test
    void begins_at_the_examiners_right_and_goes_up() {
        FrameTrace traced = FrameTrace.ofRadii(List.of(2600, 2400, 1800, 2400, 2600, 2400, 1900, 2400));

        assertThat(traced.points().get(0)).isEqualTo(new LensPoint(26, 0));
        assertThat(traced.points().get(2).y()).isCloseTo(18, within(1e-9));
    }

    @Test
    void is_put_around_the_middle_of_its_own_box() {
        FrameTrace aside = new FrameTrace(CIRCLE.points().stream().map(point -> point.minus(new LensPoint(3, -2))).toList());

        assertThat(aside.effectiveDiameter()).isGreaterThan(53);
        assertThat(aside.centred().effectiveDiameter()).isCloseTo(50, within(1e-9));
    }

    @Test
    void is_refused_if_it_is_none() {
        List<LensPoint> backwards = new ArrayList<>(CIRCLE.points());
        Collections.reverse(backwards);
        List<LensPoint> nowhere = new ArrayList<>(CIRCLE.points());
        nowhere.set(3, new LensPoint(Double.NaN, 4));

        assertThat(new FrameTrace(null).errors("pairs[0]")).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("pairs[0].trace");
            assertThat(error.message()).contains("8 to 4000 points");
        });
        assertThat(FrameTrace.ofRadii(Collections.nCopies(400, 6100)).errors("").get(0).message()).isEqualTo(
            "Point 1 of the trace lies 61.00 mm from the middle; it can lie 5 to 60 mm from it. Trace the shape again.");
        assertThat(new FrameTrace(nowhere).errors("")).hasSize(1);
        assertThat(new FrameTrace(backwards).errors("").get(0).message()).contains("turns back at point 1");
        assertThat(CIRCLE.errors("")).isEmpty();
    }

    @Property
    void is_never_larger_than_its_smallest_blank(@ForAll @DoubleRange(min = -10, max = 10) double x, @ForAll @DoubleRange(min = -8, max = 8) double y) {
        LensPoint opticalCentre = new LensPoint(x, y);
        for (FrameTrace shape : List.of(CIRCLE, ELLIPSE, RECTANGLE)) {
            double blankRadius = shape.minimumBlank(opticalCentre).doubleValue() / 2;

            assertThat(shape.points()).allSatisfy(point -> assertThat(point.minus(opticalCentre).length()).isLessThan(blankRadius));
        }
    }

    @ParameterizedTest(name = "{0} x {1}, ED {2}")
    @CsvSource({"52, 36, 56", "52, 36, 52", "52, 36, 63.2", "40, 44, 50", "50, 50, 50", "50, 50, 60"})
    void drawn_from_a_box_has_exactly_its_sizes(String a, String b, String ed) {
        FrameTrace drawn = FrameTrace.boxed(new FrameSize(decimal(a), decimal(b), decimal("18"), decimal(ed), "full"));

        assertThat(drawn.width()).isCloseTo(Double.parseDouble(a), within(0.001));
        assertThat(drawn.height()).isCloseTo(Double.parseDouble(b), within(0.001));
        assertThat(drawn.effectiveDiameter()).isCloseTo(Double.parseDouble(ed), within(0.1));
        assertThat(drawn.errors("")).isEmpty();
    }

    @Property
    void drawn_from_any_box_has_its_sizes(@ForAll @DoubleRange(min = 30, max = 75) double a, @ForAll @DoubleRange(min = 20, max = 65) double b, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        double ed = Math.max(a, b) + share * (Math.hypot(a, b) - Math.max(a, b));
        FrameSize frame = new FrameSize(decimal(String.format("%.1f", a)), decimal(String.format("%.1f", b)), decimal("18"), decimal(String.format("%.1f", ed)), "full");
        if (frame.consistent()) {
            FrameTrace drawn = FrameTrace.boxed(frame);

            assertThat(drawn.errors("")).isEmpty();
            assertThat(drawn.width()).isCloseTo(frame.a().doubleValue(), within(0.001));
            assertThat(drawn.effectiveDiameter()).isCloseTo(frame.ed().doubleValue(), within(0.2));
        }
    }

    private static FrameTrace shape(String name) {
        return name.equals("circle") ? CIRCLE : name.equals("rectangle") ? RECTANGLE : ELLIPSE;
    }

    private static FrameTrace drawn(DoubleFunction<LensPoint> curve) {
        return new FrameTrace(IntStream.range(0, 360).mapToObj(degrees -> curve.apply(Math.toRadians(degrees))).toList());
    }
}
