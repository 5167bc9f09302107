package app.fovea.tenancy.provisioning.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of the domain paper, C9. */
class VouchersTest {

    @ParameterizedTest
    @CsvSource({"-2.00, -1.25, false, A", "-6.00, -2.00, false, A", "-6.25, -1.00, false, B", "-5.75, -2.25, false, B", "-15.00, -1.00, false, D",
        "10.00, -3.00, false, C", "10.50, -3.00, true, G", "-5.00, -6.50, true, H", "0.00, -2.25, true, F", "-9.00, -2.00, false, B", "-11.00, 2.00, false, C"})
    void the_stronger_lens_decides_the_band(BigDecimal sphere, BigDecimal cylinder, boolean multifocal, String band) {
        EyePower strong = new EyePower(sphere, cylinder, 90, null, null, null);
        EyePower weak = new EyePower(new BigDecimal("-0.50"), null, null, null, null, null);

        assertThat(Vouchers.band(new SpectaclePrescription(weak, strong, null), multifocal)).isEqualTo(band);
        assertThat(Vouchers.band(new SpectaclePrescription(strong, weak, null), multifocal)).isEqualTo(band);
    }
}
