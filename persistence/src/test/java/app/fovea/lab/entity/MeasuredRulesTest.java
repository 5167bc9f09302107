package app.fovea.lab.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredRulesTest {
    @ParameterizedTest(name = "{0}/{1}x{2}: {3}")
    @CsvSource({
        "-2.06, -1.25, 12,  ''", "-2.06, , , ''", "+41, , , right.sphere", "-2.061, , , right.sphere", " , -1.00, 10, right.sphere", "-1.00, -20.25, 10, right.cylinder",
        "-1.00, -1.00, , right.axis", "-1.00, -1.00, 181, right.axis", "-1.00, -1.00, -1, right.axis", "-1.00, -1.00, 0, ''"})
    void a_reading_of_power_is_in_range_and_has_its_axis(BigDecimal sphere, BigDecimal cylinder, Integer axis, String field) {
        List<FieldError> errors = MeasuredRules.errors(new PairValues(Bench.lens(new LensPower(sphere, cylinder, axis)), null, null));

        assertThat(errors).extracting(FieldError::field).isEqualTo(field.isEmpty() ? List.of() : List.of(field));
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.code()).isNotEqualTo("invalid");
            assertThat(error.message()).startsWith("Right eye: ");
        });
    }

    @Test
    void whatever_cannot_be_measured_is_named() {
        BigDecimal absurd = new BigDecimal("1E+19");
        LensValues lens = new LensValues(null, absurd, Arrays.asList(new Prism(absurd, Base.IN, BigDecimal.TEN), new Prism(null, null), null, new Prism(BigDecimal.ONE, null, null), Prism.at(BigDecimal.ONE, absurd)), absurd, absurd, absurd, absurd);

        assertThat(MeasuredRules.errors(new PairValues(null, lens, absurd))).extracting(FieldError::field).containsExactly("left.add", "left.prism[0].amount", "left.prism[0].baseAngle",
            "left.prism[1].amount", "left.prism[2].amount", "left.prism[3].base", "left.prism[4].baseAngle", "left.pd", "left.height", "left.baseCurve", "left.centreThickness", "pd", "pd");
    }
}
