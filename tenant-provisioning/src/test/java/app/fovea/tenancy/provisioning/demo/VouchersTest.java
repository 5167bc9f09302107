package app.fovea.tenancy.provisioning.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bands themselves are tested with the rule; here, that every pair of the demonstration has a value. */
class VouchersTest {

    @ParameterizedTest
    @CsvSource({"-2.00, false, 41.70", "-7.00, false, 63.20", "-12.00, false, 92.60", "-15.00, false, 208.90", "-2.00, true, 71.90", "-7.00, true, 91.20", "-12.00, true, 118.50", "-15.00, true, 229.70"})
    void every_band_has_a_value(BigDecimal sphere, boolean multifocal, BigDecimal value) {
        EyePower eye = new EyePower(sphere, null, null, null, null, null);

        assertThat(Vouchers.value(new SpectaclePrescription(eye, eye, null), multifocal)).isEqualTo(value);
    }
}
