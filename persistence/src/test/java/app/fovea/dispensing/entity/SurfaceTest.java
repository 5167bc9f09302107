package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.lens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.PrismVector;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceTest {
    private static final Offset<Double> TWO_DECIMALS = within(0.005);
    private static final Offset<Double> THREE_DECIMALS = within(0.0005);

    @ParameterizedTest(name = "F {0}, n {1}, y {2}: {3}, about {4}")
    @DisplayName("C7: sag, exact and approximate")
    @CsvSource({"4, 1.498, 25, 2.536, 2.510", "4, 1.60, 25, 2.098, 2.083", "4, 1.67, 25, 1.876, 1.866", "4, 1.74, 25, 1.697, 1.689", "6, 1.498, 30, 5.611, 5.422", "8, 1.586, 27, 5.158, 4.976"})
    void sag(double power, double index, double halfChord, double exact, double approximate) {
        assertThat(new Surface(power, index).sag(halfChord)).isCloseTo(exact, THREE_DECIMALS);
        assertThat(new Surface(power, index).approximateSag(halfChord)).isCloseTo(approximate, THREE_DECIMALS);
        assertThat(new Surface(-power, index).sag(halfChord)).isCloseTo(-exact, THREE_DECIMALS);
    }

    @ParameterizedTest(name = "{0} D, n {1}, middle {2}, y {3}: {4} mm")
    @DisplayName("C7: the edge of a flat-fronted minus lens is its middle and the sag")
    @CsvSource({"-4.00, 1.498, 2.0, 28, 5.19", "-4.00, 1.60, 1.5, 28, 4.14", "-4.00, 1.67, 1.3, 28, 3.66", "-4.00, 1.74, 1.2, 28, 3.33", "-8.00, 1.498, 2.0, 28, 8.65", "-8.00, 1.74, 1.2, 28, 5.54",
        "-1.50, 1.498, 2.0, 28, 3.18"})
    void the_edge_of_a_minus_lens(String sphere, double index, double minCentre, double reach, double edge) {
        CutLens lens = CutLens.of(form(sphere, index, minCentre, 0, 0), disc(reach), LensPoint.MIDDLE).orElseThrow();

        assertThat(lens.centre()).isEqualTo(minCentre);
        assertThat(lens.thickestEdge()).isCloseTo(edge, TWO_DECIMALS);
    }

    @ParameterizedTest(name = "{0} D, n {1}, edge {2}, y {3}: {4} mm")
    @DisplayName("C7: the middle of a flat-fronted plus lens is its edge and the sag")
    @CsvSource({"+3.00, 1.498, 1.0, 30, 3.73", "+6.00, 1.498, 1.0, 30, 6.61", "+6.00, 1.67, 0.8, 30, 4.91"})
    void the_middle_of_a_plus_lens(String sphere, double index, double minEdge, double reach, double centre) {
        CutLens lens = CutLens.of(form(sphere, index, 0, minEdge, 0), disc(reach), LensPoint.MIDDLE).orElseThrow();

        assertThat(lens.centre()).isCloseTo(centre, TWO_DECIMALS);
        assertThat(lens.thickestEdge()).isCloseTo(minEdge, within(1e-9));
    }

    @ParameterizedTest(name = "{0} on +{1}, n {2}, middle {3}, y {4}: back {5}, edge {6}")
    @DisplayName("C7: a meniscus")
    @CsvSource({"-4.00, 4, 1.498, 2, 28, -8.021, 5.48", "-4.00, 3, 1.60, 1.5, 28, -7.008, 4.24", "-2.00, 5, 1.498, 2, 25, -7.034, 3.37", "+3.00, 7, 1.498, 4, 30, -4.133, 1.16"})
    void a_meniscus(String sphere, double front, double index, double centre, double reach, double back, double edge) {
        LensForm form = form(sphere, index, centre, 0, front);

        assertThat(form.back(0, centre).power()).isCloseTo(back, THREE_DECIMALS);
        assertThat(centre - form.front().sag(reach) - form.back(0, centre).sag(reach)).isCloseTo(edge, TWO_DECIMALS);
    }

    @Test
    @DisplayName("C7: a surface ends at its radius")
    void a_surface_ends_at_its_radius() {
        Surface steep = new Surface(-20, 1.498);

        assertThat(steep.radius()).isCloseTo(24.9, within(1e-9));
        assertThat(steep.reaches(24.89)).isTrue();
        assertThat(steep.reaches(24.9)).isFalse();
        assertThatThrownBy(() -> steep.sag(28)).isInstanceOf(SurfaceTooSteep.class)
            .hasMessage("A surface of -20.00 D in index 1.498 has a radius of 24.9 mm: it does not reach 28.0 mm from its middle. Choose a higher index or a smaller frame.");
        assertThat(new Surface(0, 1.5).reaches(1000)).isTrue();
        assertThat(new Surface(0, 1.5).sag(30)).isZero();
    }

    @Property
    void the_volume_of_a_cap_is_the_sum_of_its_sags(@ForAll @DoubleRange(min = -12, max = 12) double power, @ForAll @DoubleRange(min = 1, max = 30) double reach) {
        Surface surface = new Surface(power, 1.498);
        double sum = 0;
        int rings = 2000;
        for (int i = 0; i < rings; i++) {
            double y = reach * (i + 0.5) / rings;
            sum += surface.sag(y) * y * reach / rings;
        }
        assertThat(surface.volumePerRadian(reach)).isCloseTo(sum, within(Math.abs(sum) * 1e-5 + 1e-7));
    }

    static LensForm form(String sphere, double index, double minCentre, double minEdge, double front) {
        return new LensForm(Eye.RIGHT, lens(sphere, null, null), PrismVector.NONE, new LensMaterial("test", index, 40, 1.3, minCentre, minEdge, true), front, 0);
    }

    static FrameTrace disc(double radius) {
        return FrameTrace.ofRadii(java.util.Collections.nCopies(360, (int) Math.round(radius * 100)));
    }
}
