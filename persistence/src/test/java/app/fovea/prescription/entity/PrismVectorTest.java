package app.fovea.prescription.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrismVectorTest {
    @ParameterizedTest(name = "{0} {1} {2} {3} {4} is {5}@{6}")
    @DisplayName("C5: two components are one prism at an angle, seen from the front; in flips between the eyes")
    @CsvSource({
        "RIGHT, 2, IN,  1.5, UP,   2.50,  36.9",
        "LEFT,  2, IN,  1.5, UP,   2.50, 143.1",
        "RIGHT, 3, OUT, 4,   DOWN, 5.00, 233.1",
        "LEFT,  1, OUT, 1,   UP,   1.414, 45.0",
        "RIGHT, 1, IN,  1,   DOWN, 1.414, 315.0",
        "RIGHT, 4, OUT, 3,   UP,   5.00, 143.1"})
    void two_components_are_one_prism_at_an_angle(Eye eye, BigDecimal horizontal, Base side, BigDecimal vertical, Base height, double amount, double angle) {
        PrismVector prism = PrismVector.of(List.of(new Prism(horizontal, side), new Prism(vertical, height)), eye);

        assertThat(prism.amount()).isCloseTo(amount, within(0.0005));
        assertThat(prism.baseAngle(eye)).isCloseTo(angle, within(0.05));
    }

    @Property
    void a_prism_written_by_its_angle_is_the_same_prism(@ForAll Eye eye, @ForAll @IntRange(min = 1, max = 80) int quarters, @ForAll @IntRange(min = 0, max = 359) int angle) {
        BigDecimal amount = new BigDecimal("0.25").multiply(BigDecimal.valueOf(quarters));
        PrismVector prism = PrismVector.of(List.of(Prism.at(amount, BigDecimal.valueOf(angle))), eye);

        assertThat(prism.amount()).isCloseTo(amount.doubleValue(), within(1e-9));
        assertThat(Math.cos(Math.toRadians(prism.baseAngle(eye) - angle))).isCloseTo(1, within(1e-9));
    }
}
