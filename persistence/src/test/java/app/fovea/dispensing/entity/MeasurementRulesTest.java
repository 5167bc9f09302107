package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.journey.entity.JsonColumn;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C1: a measurement")
class MeasurementRulesTest {
    @Test
    void mayStillBeMissing() {
        assertThat(MeasurementRules.errors(null, "")).isEmpty();
        assertThat(MeasurementRules.errors(new Measurements(null, null, null, null, null), "")).isEmpty();
    }

    @Test
    void isRefusedOutsideItsRange() {
        EyeMeasurement wrong = new EyeMeasurement(decimal("41"), decimal("7.5"), decimal("17"));
        Measurements measurements = new Measurements(wrong, null, decimal("26"), decimal("-6"), decimal("36"));

        assertThat(MeasurementRules.errors(measurements, "pairs[0]")).extracting(FieldError::field).containsExactly(
            "pairs[0].right.pd", "pairs[0].right.height", "pairs[0].right.nearPd", "pairs[0].bvd", "pairs[0].tilt", "pairs[0].wrap");
        assertThat(MeasurementRules.errors(measurements, "")).contains(new FieldError("out_of_range", "tilt", "The pantoscopic tilt goes from -5 to 25 degrees."));
    }

    @Test
    void isKeptToATenth() {
        assertThat(MeasurementRules.errors(new Measurements(new EyeMeasurement(decimal("31.50"), null, null), new EyeMeasurement(decimal("31.25"), null, null), null, null, null), "")).containsExactly(
            new FieldError("too_fine", "left.pd", "Left eye: the monocular PD has at most one decimal."));
    }

    @Test
    void isCarriedFromTheDayTheSaleSaysAndNoOther() {
        Measurements kept = new Measurements(null, null, null, null, null, LocalDate.of(2024, 5, 12));
        Measurements confirmed = new Measurements(null, null, null, null, null);

        assertThat(MeasurementRules.notCarriedFromElsewhere(kept, kept, "pairs[0]")).isEmpty();
        assertThat(MeasurementRules.notCarriedFromElsewhere(confirmed, kept, "pairs[0]")).isEmpty();
        assertThat(MeasurementRules.notCarriedFromElsewhere(new Measurements(null, null, null, null, null, LocalDate.of(2026, 1, 1)), kept, "pairs[0]")).containsExactly(
            new FieldError("carried_from_elsewhere", "pairs[0].carriedFrom", "These measurements were taken over from 2024-05-12. Send that date to leave them unconfirmed, or none to confirm them."));
        assertThat(MeasurementRules.notCarriedFromElsewhere(kept, confirmed, "")).extracting(FieldError::field).containsExactly("carriedFrom");
    }

    @Test
    void isWrittenWithoutADateOnceItIsConfirmed() {
        assertThat(JsonColumn.write(new Measurements(null, null, null, null, null))).doesNotContain("carriedFrom");
        assertThat(JsonColumn.read("{\"bvd\":12,\"carriedFrom\":\"2024-05-12\"}", Measurements.class).carriedFrom()).isEqualTo(LocalDate.of(2024, 5, 12));
    }
}
