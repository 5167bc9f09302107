package app.fovea.prescription.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EyePowerTest {

    @Test
    void a_power_reads_the_same_whether_it_was_typed_or_came_from_a_column_of_three_decimals() {
        assertThat(power("-0.500", "-1.250")).isEqualTo(power("-0.5", "-1.25")).extracting(EyePower::sphere).hasToString("-0.50");
    }

    @Test
    void an_eighth_keeps_its_third_decimal() {
        assertThat(power("-2.125", null).sphere()).hasToString("-2.125");
    }

    @Test
    void a_cylinder_of_zero_is_none_and_an_axis_of_zero_is_180() {
        EyePower power = new EyePower(BigDecimal.ONE, new BigDecimal("0.00"), 0, null, List.of(), null);
        assertThat(power.cylinder()).isNull();
        assertThat(power.axis()).isEqualTo(180);
    }

    @Test
    void a_zero_of_a_thousand_million_decimals_is_plano_and_does_not_fill_the_memory() {
        for (String zero : List.of("0E-999999999", "0E+999999999", "-0.0")) {
            EyePower power = power(zero, "-1.25");
            assertThat(power.sphere()).hasToString("0.00");
            assertThat(power.power().transposed().sphere()).hasToString("-1.25");
            assertThat(PowerNotation.print(power)).isEqualTo("PL/-1.25x90");
        }
    }

    @Test
    void an_acuity_that_was_left_empty_was_not_taken() {
        EyePower power = new EyePower(BigDecimal.ONE, null, null, null, null, null, null, "", " ", "\t", false);
        assertThat(PrescriptionRules.errors(power, "")).isEmpty();
        assertThat(PrescriptionRules.errors(new SpectaclePrescription(power, power, null, ""), "")).isEmpty();
    }

    @ParameterizedTest(name = "{0}/{1}x{2} add {3}: {4} near, {5} at arm's length")
    @DisplayName("C5: near and intermediate power, the add half way unless prescribed")
    @CsvSource({"-2.00, -0.75, 90, 2.00, 0.00, -1.00", "+1.25, -1.00, 175, 2.25, +3.50, +2.375", "-6.50, -2.00, 20, 2.50, -4.00, -5.25"})
    void near_and_intermediate_power(BigDecimal sphere, BigDecimal cylinder, int axis, BigDecimal add, BigDecimal near, BigDecimal intermediate) {
        EyePower eye = new EyePower(sphere, cylinder, axis, add, List.of(), "6/6");

        assertThat(eye.forUse(Use.NEAR).power().sameAs(new LensPower(near, cylinder, axis))).isTrue();
        assertThat(eye.forUse(Use.INTERMEDIATE).power().sameAs(new LensPower(intermediate, cylinder, axis))).isTrue();
        assertThat(eye.forUse(Use.DISTANCE).power().sameAs(eye.power())).isTrue();
        assertThat(Use.values()).allSatisfy(use -> assertThat(eye.forUse(use).add()).isNull());
    }

    @Test
    void an_intermediate_add_that_is_prescribed_counts_and_half_an_odd_add_is_rounded_to_an_eighth() {
        EyePower prescribed = new EyePower(BigDecimal.ONE, null, null, new BigDecimal("2.00"), new BigDecimal("1.25"), null, null, null, null, null, false);
        assertThat(prescribed.forUse(Use.INTERMEDIATE).sphere()).isEqualByComparingTo("2.25");
        EyePower eighth = new EyePower(BigDecimal.ONE, null, null, new BigDecimal("2.125"), List.of(), null);
        assertThat(eighth.intermediateAddOrHalf()).isEqualByComparingTo("1.125");
    }

    @Test
    void near_prism_counts_at_near_alone() {
        List<Prism> far = List.of(new Prism(new BigDecimal("1"), Base.UP));
        List<Prism> close = List.of(new Prism(new BigDecimal("2"), Base.IN));
        EyePower eye = new EyePower(BigDecimal.ONE, null, null, new BigDecimal("2.00"), null, far, close, null, null, null, false);
        assertThat(eye.forUse(Use.NEAR).prism()).isEqualTo(close);
        assertThat(eye.forUse(Use.DISTANCE).prism()).isEqualTo(far);
    }

    @Test
    void a_balance_lens_counts_as_plano_and_stays_one_at_every_distance() {
        assertThat(EyePower.balanced().power()).isEqualTo(new LensPower(BigDecimal.ZERO, null, null));
        assertThat(Use.values()).allSatisfy(use -> assertThat(EyePower.balanced().forUse(use)).isEqualTo(EyePower.balanced()));
    }

    @Test
    void an_absurd_number_is_left_for_the_rules_to_refuse() {
        assertThat(power("1E+999999999", null).sphere()).isEqualTo(new BigDecimal("1E+999999999"));
    }

    private static EyePower power(String sphere, String cylinder) {
        return new EyePower(new BigDecimal(sphere), cylinder == null ? null : new BigDecimal(cylinder), cylinder == null ? null : 90, null, List.of(), null);
    }
}
