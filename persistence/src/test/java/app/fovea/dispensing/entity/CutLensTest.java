package app.fovea.dispensing.entity;

import static app.fovea.dispensing.entity.SurfaceTest.disc;
import static app.fovea.dispensing.entity.SurfaceTest.form;
import static app.fovea.prescription.entity.Powers.decimal;
import static app.fovea.prescription.entity.Powers.lens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PrismVector;
import java.util.Comparator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Lenses cut to a shape (C7). */
class CutLensTest {
    private static final LensMaterial RESIN = LensMaterial.of("CR-39", 1.498);
    private static final FrameSize FRAME = new FrameSize(decimal("52"), decimal("36"), decimal("18"), decimal("56"), "full");
    private static final FrameTrace SHAPE = FrameTrace.boxed(FRAME);

    @Test
    void a_minus_lens_is_thickest_where_its_shape_reaches_furthest_from_the_optical_centre() {
        CutLens lens = cut(Eye.RIGHT, "-4.00", null, null, new LensPoint(3.5, 2));
        LensPoint furthest = SHAPE.points().stream().map(point -> point.minus(new LensPoint(3.5, 2))).max(Comparator.comparingDouble(LensPoint::length)).orElseThrow();

        assertThat(lens.thickestEdge()).isCloseTo(lens.thicknessAt(furthest), within(1e-9));
        assertThat(furthest.x()).isNegative();
        assertThat(lens.centre()).isEqualTo(2.0);
        assertThat(lens.thickestEdge()).isGreaterThan(cut(Eye.RIGHT, "-4.00", null, null, LensPoint.MIDDLE).thickestEdge() + 0.5);
    }

    @Test
    void a_minus_cylinder_is_thick_across_its_axis() {
        CutLens upright = cut(Eye.RIGHT, "0.00", "-4.00", 90, LensPoint.MIDDLE);
        CutLens level = cut(Eye.RIGHT, "0.00", "-4.00", 180, LensPoint.MIDDLE);

        assertThat(upright.thicknessAt(new LensPoint(26, 0))).isGreaterThan(upright.thicknessAt(new LensPoint(0, 18)) + 2);
        assertThat(level.thicknessAt(new LensPoint(26, 0))).isCloseTo(level.centre(), within(0.3));
        assertThat(upright.thickestEdge()).isGreaterThan(level.thickestEdge());
    }

    @Test
    void a_plus_lens_is_never_thinner_at_the_edge_than_its_material_allows() {
        CutLens lens = cut(Eye.LEFT, "+5.00", "-2.00", 30, new LensPoint(-4, 1));

        assertThat(lens.thinnestEdge()).isCloseTo(RESIN.minEdge(), within(0.001));
        assertThat(lens.centre()).isGreaterThan(4);
    }

    @Test
    void a_finished_plus_lens_is_as_thick_as_its_whole_blank_needs() {
        LensForm surfaced = new LensForm(Eye.RIGHT, lens("+4.00", null, null), PrismVector.NONE, RESIN, 8, 0);
        LensForm finished = new LensForm(Eye.RIGHT, lens("+4.00", null, null), PrismVector.NONE, RESIN, 8, 35);

        assertThat(CutLens.of(finished, SHAPE, LensPoint.MIDDLE).orElseThrow().centre()).isGreaterThan(CutLens.of(surfaced, SHAPE, LensPoint.MIDDLE).orElseThrow().centre() + 1);
    }

    @Test
    void prism_makes_the_lens_thicker_towards_its_base() {
        LensForm baseOut = new LensForm(Eye.LEFT, lens("0.00", null, null), new PrismVector(-4, 0), RESIN, 6, 0);
        CutLens lens = CutLens.of(baseOut, SHAPE, LensPoint.MIDDLE).orElseThrow();

        // 4Δ over 52 mm in index 1.498: 4·52/(100·0.498) = 4.18 mm from edge to edge; the temple of a left eye lies to the examiner's right.
        assertThat(lens.thicknessAt(new LensPoint(26, 0)) - lens.thicknessAt(new LensPoint(-26, 0))).isCloseTo(4.177, within(0.001));
        assertThat(lens.profile().temporalEdge() - lens.profile().nasalEdge()).isCloseTo(4.177, within(0.001));
    }

    @Test
    void is_not_to_be_had_where_a_surface_does_not_reach_the_edge() {
        assertThat(CutLens.of(new LensForm(Eye.RIGHT, lens("-20.00", null, null), PrismVector.NONE, RESIN, 0.5, 0), SHAPE, LensPoint.MIDDLE)).isEmpty();
    }

    /** To one in ten thousand (C7). */
    @Property
    void the_weight_of_a_disc_is_that_of_its_caps(@ForAll @DoubleRange(min = -8, max = -0.25) double power, @ForAll @DoubleRange(min = 15, max = 30) double radius) {
        String sphere = String.format("%.2f", power);
        double reach = Math.round(radius * 100) / 100.0;
        CutLens lens = CutLens.of(form(sphere, 1.6, 1.5, 0, 0), disc(reach), LensPoint.MIDDLE).orElseThrow();
        double sag = -new Surface(Double.parseDouble(sphere), 1.6).sag(reach);
        double cap = Math.PI * sag * (3 * reach * reach + sag * sag) / 6;
        double cylinder = Math.PI * reach * reach * (1.5 + sag);

        assertThat(lens.weight()).isCloseTo((cylinder - cap) / 1000 * 1.3, within(lens.weight() * 1e-4));
    }

    @Test
    void weighs_the_same_wherever_a_flat_lens_is_centred() {
        double area = weightOfFlat(LensPoint.MIDDLE);

        assertThat(weightOfFlat(new LensPoint(5, 3))).isCloseTo(area, within(area * 0.001));
        assertThat(weightOfFlat(new LensPoint(-20, 17))).isCloseTo(area, within(area * 0.01));
        assertThat(area).isBetween(2 * 1.32 * 36 * 52 * Math.PI / 4 / 1000, 2 * 1.32 * 36 * 52 / 1000.0);
    }

    @Test
    void cut_through_horizontally_goes_from_the_nose_to_the_temple() {
        LensProfile right = cut(Eye.RIGHT, "-4.00", null, null, LensPoint.of(Eye.RIGHT, 3.5, 2)).profile();
        LensProfile left = cut(Eye.LEFT, "-4.00", null, null, LensPoint.of(Eye.LEFT, 3.5, 2)).profile();

        assertThat(right.sections().get(0).in()).isBetween(22.0, 22.5);
        assertThat(right.sections().get(24).in()).isBetween(-29.5, -29.0);
        assertThat(right.temporalEdge()).isGreaterThan(right.nasalEdge());
        assertThat(left.temporalEdge()).isCloseTo(right.temporalEdge(), within(1e-9));
        assertThat(right.sections()).allSatisfy(section -> assertThat(section.front()).isLessThanOrEqualTo(0));
        assertThat(right.sections()).allSatisfy(section -> assertThat(section.thickness()).isGreaterThanOrEqualTo(2.0 - 1e-9));
    }

    @Property
    void is_never_thinner_than_its_material_allows(@ForAll("wearable") LensPower power, @ForAll @DoubleRange(min = -6, max = 6) double in, @ForAll @DoubleRange(min = -6, max = 6) double up) {
        LensForm form = new LensForm(Eye.RIGHT, power, PrismVector.NONE, RESIN, LensForm.usualFrontCurve(power), 0);
        CutLens.of(form, SHAPE, new LensPoint(in, up)).ifPresent(lens -> {
            assertThat(lens.centre()).isGreaterThanOrEqualTo(RESIN.minCentre());
            assertThat(lens.thinnestEdge()).isGreaterThanOrEqualTo(RESIN.minEdge() - 0.001);
            assertThat(lens.weight()).isBetween(2.0, 80.0);
        });
    }

    @Property
    void is_thinner_at_its_thickest_in_a_higher_index(@ForAll @DoubleRange(min = -8, max = -0.5) double power) {
        String sphere = String.format("%.2f", power);
        double thick = CutLens.of(form(sphere, 1.498, 2.0, 1.0, 4), SHAPE, LensPoint.MIDDLE).orElseThrow().thickestEdge();
        double thin = CutLens.of(form(sphere, 1.67, 2.0, 1.0, 4), SHAPE, LensPoint.MIDDLE).orElseThrow().thickestEdge();

        assertThat(thin).isLessThan(thick);
    }

    @Provide
    Arbitrary<LensPower> wearable() {
        return Combinators.combine(Arbitraries.integers().between(-40, 32), Arbitraries.integers().between(-16, 0), Arbitraries.integers().between(1, 180))
            .as((sphere, cylinder, axis) -> lens(String.valueOf(sphere / 4.0), String.valueOf(cylinder / 4.0), axis));
    }

    private static double weightOfFlat(LensPoint opticalCentre) {
        return CutLens.of(new LensForm(Eye.RIGHT, lens("0.00", null, null), PrismVector.NONE, RESIN, 0, 0), SHAPE, opticalCentre).orElseThrow().weight();
    }

    private static CutLens cut(Eye eye, String sphere, String cylinder, Integer axis, LensPoint opticalCentre) {
        LensPower power = lens(sphere, cylinder, axis);
        return CutLens.of(new LensForm(eye, power, PrismVector.NONE, RESIN, LensForm.usualFrontCurve(power), 0), SHAPE, opticalCentre).orElseThrow();
    }
}
