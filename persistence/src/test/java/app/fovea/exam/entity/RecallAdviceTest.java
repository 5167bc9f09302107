package app.fovea.exam.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.law.entity.Jurisdiction;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.PrescriptionWarning;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C9: advice on the recall")
class RecallAdviceTest {
    private static final Jurisdiction ENGLAND = new Jurisdiction("GB", "GB-ENG");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final LocalDate BORN_1980 = LocalDate.of(1980, 5, 12);
    private static final LocalDate BORN_1950 = LocalDate.of(1950, 5, 12);

    @Test
    void comes_from_the_age() {
        assertThat(RecallAdvice.of(BORN_1980, TODAY, null, ENGLAND)).contains(new RecallAdvice(24, "16 to 69", true));
        assertThat(RecallAdvice.of(BORN_1950, TODAY, null, ENGLAND)).hasValueSatisfying(advice -> assertThat(advice.inWords()).isEqualTo("12 months for 70 or over"));
        assertThat(new RecallAdvice(9, "everybody", false).inWords()).isEqualTo("9 months for everybody (to be confirmed)");
        assertThat(RecallAdvice.of(BORN_1980, TODAY, null, new Jurisdiction("GB", "GB-SCT"))).isEmpty();
    }

    @Test
    void and_from_the_prescription_of_a_small_child() {
        LocalDate sixYearsOld = TODAY.minusYears(6);

        assertThat(RecallAdvice.of(sixYearsOld, TODAY, both("1.50"), ENGLAND)).hasValueSatisfying(advice -> assertThat(advice.months()).isEqualTo(6));
        assertThat(RecallAdvice.of(sixYearsOld, TODAY, both("0.00"), ENGLAND)).hasValueSatisfying(advice -> assertThat(advice.months()).isEqualTo(12));
        assertThat(RecallAdvice.of(sixYearsOld, TODAY, new SpectaclePrescription(null, null, null), ENGLAND)).hasValueSatisfying(advice -> assertThat(advice.months()).isEqualTo(12));
    }

    @Test
    void a_longer_recall_is_warned_of_and_a_shorter_is_not() {
        assertThat(RecallAdvice.warnings(recall(24), BORN_1950, TODAY, null, ENGLAND)).containsExactly(
            new PrescriptionWarning("recall_long", "recallMonths", "A recall after 24 months is longer than usual: 12 months for 70 or over."));
        assertThat(RecallAdvice.warnings(recall(12), BORN_1950, TODAY, null, ENGLAND)).isEmpty();
        assertThat(RecallAdvice.warnings(recall(null), BORN_1950, TODAY, null, ENGLAND)).isEmpty();
    }

    @Test
    void a_test_before_it_was_due_is_told_the_reasons_there_are() {
        assertThat(RecallAdvice.warnings(recall(24), BORN_1980, TODAY, TODAY.minusMonths(24).plusDays(1), ENGLAND)).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("early_test");
            assertThat(warning.message()).startsWith("The last test was on 16 March 2024 and the next was due on 16 March 2026. A claim for an earlier test names its reason: 1 At risk")
                .endsWith("(to be confirmed).");
        });
        assertThat(RecallAdvice.warnings(recall(24), BORN_1980, TODAY, TODAY.minusMonths(24), ENGLAND)).isEmpty();
    }

    private static ExamNotes recall(Integer months) {
        return new ExamNotes(null, null, null, months, null, null);
    }

    private static SpectaclePrescription both(String sphere) {
        EyePower eye = new EyePower(decimal(sphere), null, null, null, null, null);
        return new SpectaclePrescription(eye, eye, null);
    }
}
