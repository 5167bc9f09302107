package app.fovea.patient.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.law.entity.Jurisdiction;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C9: retention")
class RetentionTest {
    private static final Retention RULE = Retention.SECTION.on(Jurisdiction.of("GB"), LocalDate.of(2026, 3, 15));

    @ParameterizedTest(name = "born {0}, last seen {1}, died {2}: kept until {3}")
    @DisplayName("C9: ten years after last seen, and a child's until 25")
    @CsvSource({
        "1980-01-01, 2026-03-14, false, 2036-03-14, 10 years after last seen", "1980-01-01, 2026-03-14, true, 2036-03-14, 10 years after last seen",
        "2018-05-02, 2026-03-14, false, 2043-05-02, 'a child''s, until the age of 25'", "2012-07-01, 2030-02-01, false, 2040-02-01, 10 years after last seen",
        "2018-05-02, 2026-03-14, true, 2036-03-14, 10 years after last seen", "2012-02-29, 2028-02-29, false, 2038-02-28, 10 years after last seen",
        "2012-02-29, 2020-01-10, false, 2037-03-01, 'a child''s, until the age of 25'"})
    void ten_years_after_last_seen_and_a_childs_until_25(LocalDate birthDate, LocalDate lastSeen, boolean died, LocalDate until, String reason) {
        assertThat(RULE.of(birthDate, lastSeen, died)).isEqualTo(new Retention.Kept(until, reason));
    }
}
