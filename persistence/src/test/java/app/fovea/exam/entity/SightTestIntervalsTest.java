package app.fovea.exam.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.law.entity.Jurisdiction;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C9: sight-test intervals")
class SightTestIntervalsTest {
    private static final Jurisdiction ENGLAND = new Jurisdiction("GB", "GB-ENG");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final SightTestIntervals RULE = SightTestIntervals.SECTION.on(ENGLAND, TODAY);

    @ParameterizedTest(name = "{0} years, {1}: {2} months, {3}")
    @DisplayName("C9: by age and condition, the shortest that applies")
    @CsvSource({
        "5, , 12, under 16", "15, , 12, under 16", "16, , 24, 16 to 69", "69, , 24, 16 to 69", "70, , 12, 70 or over",
        "6, binocular_vision_anomaly, 6, under 7 with a binocular vision anomaly or a corrected refractive error",
        "6, refractive_error_corrected, 6, under 7 with a binocular vision anomaly or a corrected refractive error", "7, refractive_error_corrected, 12, under 16",
        "7, binocular_vision_anomaly, 6, 7 to 15 with a binocular vision anomaly or rapidly progressing myopia",
        "15, rapid_myopia, 6, 7 to 15 with a binocular vision anomaly or rapidly progressing myopia", "16, rapid_myopia, 24, 16 to 69",
        "39, glaucoma_family_history, 24, 16 to 69", "40, glaucoma_family_history, 12, 40 or over with a family history of glaucoma or with ocular hypertension",
        "40, ocular_hypertension, 12, 40 or over with a family history of glaucoma or with ocular hypertension", "30, diabetes, 12, diabetic"})
    void by_age_and_condition(int age, String condition, int months, String reason) {
        assertThat(RULE.interval(age, condition == null ? Set.of() : Set.of(condition))).hasValueSatisfying(interval -> {
            assertThat(interval.months()).isEqualTo(months);
            assertThat(interval.reason()).isEqualTo(reason);
        });
    }

    @Test
    void the_age_on_the_day_of_the_test_counts() {
        assertThat(RULE.dueOn(LocalDate.of(2026, 3, 14), LocalDate.of(2010, 3, 15), Set.of())).contains(LocalDate.of(2027, 3, 14));
        assertThat(RULE.dueOn(LocalDate.of(2026, 3, 15), LocalDate.of(2010, 3, 15), Set.of())).contains(LocalDate.of(2028, 3, 15));
    }

    @Test
    @DisplayName("C9: an earlier test needs one of the reasons 1 to 6")
    void an_earlier_test_needs_a_reason() {
        EarlyTestReasons reasons = EarlyTestReasons.SECTION.on(ENGLAND, TODAY);

        assertThat(reasons.reasons()).extracting(EarlyTestReasons.Reason::code).containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(reasons.confirmed()).isFalse();
        assertThat(reasons.allows(TODAY, TODAY, null)).isTrue();
        assertThat(reasons.allows(TODAY, TODAY.minusDays(1), null)).isFalse();
        assertThat(reasons.allows(TODAY, TODAY.minusDays(1), "3")).isTrue();
        assertThat(reasons.allows(TODAY, TODAY.minusDays(1), "7")).isFalse();
        assertThat(reasons.inWords()).startsWith("1 At risk of frequent changes of refraction; 2 ").endsWith("clinical investigation");
    }

    @Test
    void scotland_has_its_own_rules_and_none_is_on_file() {
        assertThat(SightTestIntervals.SECTION.find(new Jurisdiction("GB", "GB-SCT"), TODAY)).isEmpty();
        assertThat(SightTestIntervals.SECTION.find(new Jurisdiction("GB", "GB-WLS"), TODAY)).contains(RULE);
    }

    @Test
    void another_country_has_other_intervals() {
        assertThat(SightTestIntervals.SECTION.on(Jurisdiction.of("ZZ"), TODAY).interval(70, Set.of())).hasValueSatisfying(interval -> assertThat(interval.months()).isEqualTo(9));
    }
}
