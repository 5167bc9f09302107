package app.fovea.dispensing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.prescription.entity.LensPower;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiltTest {
    @ParameterizedTest(name = "{0} at {1} degrees: {2}/{3}")
    @DisplayName("C4: a tilted lens acts stronger and gets a cylinder (Martin)")
    @CsvSource({"-6.00, 10, -6.060, -0.187", "-8.00, 15, -8.179, -0.574", "4.00, 12, 4.058, 0.181"})
    void a_tilted_lens_acts_stronger_and_gets_a_cylinder(BigDecimal sphere, double degrees, BigDecimal acts, BigDecimal induced) {
        assertThat(Tilt.pantoscopic(sphere, degrees, 1.5)).isEqualTo(new LensPower(acts, induced, 180));
        assertThat(Tilt.wrapped(sphere, degrees, 1.5)).isEqualTo(new LensPower(acts, induced, 90));
    }
}
