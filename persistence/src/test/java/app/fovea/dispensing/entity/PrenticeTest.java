package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.eye;
import static app.fovea.prescription.entity.Powers.lens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PrismVector;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prism by decentration (C5). */
class PrenticeTest {
    @DisplayName("C5: prism is centimetres times power")
    @ParameterizedTest(name = "{0} mm of {1} D: {2}")
    @CsvSource({"4, -5.00, 2.00", "3, +2.50, 0.75", "8, -1.75, 1.40", "10, +6.00, 6.00", "2.5, -7.25, 1.81"})
    void prism_is_centimetres_times_power(double mm, String sphere, double prism) {
        assertThat(Prentice.at(Eye.RIGHT, lens(sphere, null, null), new LensPoint(mm, 0)).amount()).isCloseTo(prism, within(0.005));
        assertThat(Prentice.at(Eye.RIGHT, lens(sphere, null, null), new LensPoint(0, -mm)).amount()).isCloseTo(prism, within(0.005));
    }

    @ParameterizedTest(name = "{0}, {1} D decentred {2} in and {3} up: {4} in, {5} up")
    @DisplayName("C5: the base of a plus lens lies towards its optical centre, of a minus lens away from it")
    @CsvSource({"RIGHT, +4.00, 5, 0, 2, 0", "LEFT, +4.00, 5, 0, 2, 0", "RIGHT, -4.00, 5, 0, -2, 0", "LEFT, -4.00, 5, 0, -2, 0", "RIGHT, -4.00, -5, 0, 2, 0", "LEFT, +4.00, -5, 0, -2, 0",
        "RIGHT, +4.00, 0, 5, 0, 2", "LEFT, -4.00, 0, 5, 0, -2", "RIGHT, -4.00, 0, -5, 0, 2"})
    void the_base_of_a_plus_lens_lies_towards_its_optical_centre(Eye eye, String sphere, double in, double up, double baseIn, double baseUp) {
        PrismVector prism = Prentice.byDecentring(eye, lens(sphere, null, null), LensPoint.of(eye, in, up));

        assertThat(prism.in()).isCloseTo(baseIn, within(1e-9));
        assertThat(prism.up()).isCloseTo(baseUp, within(1e-9));
    }

    @Test
    void a_cylinder_has_its_power_across_its_axis() {
        assertThat(Prentice.at(Eye.RIGHT, lens("0.00", "-2.00", 90), new LensPoint(0, -10)).amount()).isCloseTo(0, within(1e-9));
        assertThat(Prentice.at(Eye.RIGHT, lens("0.00", "-2.00", 180), new LensPoint(0, -10)).up()).isCloseTo(-2, within(1e-9));
    }

    @Test
    void an_oblique_cylinder_moves_sideways_what_one_sees_when_looking_down() {
        PrismVector right = Prentice.at(Eye.RIGHT, lens("0.00", "-2.00", 45), new LensPoint(0, -10));
        PrismVector left = Prentice.at(Eye.LEFT, lens("0.00", "-2.00", 45), new LensPoint(0, -10));

        // Along the axis from lower left to upper right there is no power: the base points at right angles to it, down and to the examiner's right.
        assertThat(right.up()).isCloseTo(-1, within(1e-9));
        assertThat(right.in()).isCloseTo(1, within(1e-9));
        assertThat(left.in()).isCloseTo(-1, within(1e-9));
    }

    @Test
    @DisplayName("C5: both eyes decentred the same way partly cancel; vertical imbalance is right less left")
    void what_points_the_same_way_cancels() {
        SpectaclePrescription alike = new SpectaclePrescription(eye("-4.00"), eye("-4.00"), null);
        SpectaclePrescription unlike = new SpectaclePrescription(eye("-4.00"), eye("-2.00"), null);

        assertThat(PrismImbalance.whenReading(alike, 10, 0).vertical()).isEqualByComparingTo("0");
        assertThat(PrismImbalance.whenReading(unlike, 10, 0).vertical()).isEqualByComparingTo("-2.00");
        assertThat(PrismImbalance.whenReading(unlike, 8, 0).verticalInWords()).isEqualTo("1.60Δ base down before the right eye");
        assertThat(PrismImbalance.whenReading(new SpectaclePrescription(eye("+1.00"), eye("+3.50"), null), 8, 0).verticalInWords()).isEqualTo("2.00Δ base down before the right eye");
    }

    @Test
    void base_in_of_both_eyes_adds_up() {
        assertThat(PrismImbalance.whenReading(new SpectaclePrescription(eye("-4.00"), eye("-4.00"), null), 0, 2).horizontal()).isEqualByComparingTo("1.60");
        assertThat(PrismImbalance.between(new PrismVector(2, 1.5), new PrismVector(-2, 1.5))).isEqualTo(new PrismImbalance(new BigDecimal("0.00"), new BigDecimal("0.00")));
    }

    @Test
    void a_balance_lens_imbalances_nothing() {
        assertThat(PrismImbalance.whenReading(new SpectaclePrescription(eye("-8.00"), EyePower.balanced(), null))).isNull();
    }

    @Property
    void both_forms_of_a_lens_make_the_same_prism(@ForAll("powers") LensPower power, @ForAll @DoubleRange(min = -20, max = 20) double x, @ForAll @DoubleRange(min = -20, max = 20) double y) {
        PrismVector here = Prentice.at(Eye.RIGHT, power, new LensPoint(x, y));
        PrismVector there = Prentice.at(Eye.RIGHT, power.transposed(), new LensPoint(x, y));

        assertThat(here.minus(there).amount()).isLessThan(1e-9);
    }

    @Property
    void a_spheres_prism_is_the_scalar_rule(@ForAll @DoubleRange(min = -20, max = 20) double x, @ForAll @DoubleRange(min = -20, max = 20) double y) {
        assertThat(Prentice.at(Eye.LEFT, lens("-5.25", null, null), new LensPoint(x, y)).amount()).isCloseTo(Math.hypot(x, y) / 10 * 5.25, within(1e-9));
    }

    @Provide
    Arbitrary<LensPower> powers() {
        return app.fovea.prescription.entity.Powers.any();
    }
}
