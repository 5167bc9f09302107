package app.fovea.prescription.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    void an_absurd_number_is_left_for_the_rules_to_refuse() {
        assertThat(power("1E+999999999", null).sphere()).isEqualTo(new BigDecimal("1E+999999999"));
    }

    private static EyePower power(String sphere, String cylinder) {
        return new EyePower(new BigDecimal(sphere), cylinder == null ? null : new BigDecimal(cylinder), cylinder == null ? null : 90, null, List.of(), null);
    }
}
