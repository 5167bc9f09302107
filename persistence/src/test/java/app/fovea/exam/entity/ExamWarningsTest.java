package app.fovea.exam.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.eye;
import static app.fovea.prescription.entity.Powers.prism;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.PrescriptionWarning;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C1: an exam asks to confirm")
class ExamWarningsTest {
    private static final SpectaclePrescription WITH_PRISM = both(eye("-1.00", null, null, null, prism("2", Base.IN)));

    @Test
    void prism_for_which_no_symptom_is_noted() {
        assertThat(codes(null, " ", WITH_PRISM)).containsExactly("prism_without_symptoms");
        assertThat(codes("Double vision when tired", null, WITH_PRISM)).isEmpty();
        assertThat(codes(null, "Decompensating exophoria", WITH_PRISM)).isEmpty();
        assertThat(codes(null, null, both(eye("-1.00")))).isEmpty();
    }

    private static List<String> codes(String reason, String findings, SpectaclePrescription prescription) {
        return ExamRules.warnings(new ExamNotes(reason, findings, Outcome.NEW_RX, 24, null, prescription), 30, null).stream().map(PrescriptionWarning::code).toList();
    }
}
