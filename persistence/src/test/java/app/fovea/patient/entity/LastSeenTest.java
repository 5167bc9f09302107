package app.fovea.patient.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.law.entity.Jurisdiction;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C9's vectors to the day: a record is kept on its last day and goes the day after. */
class LastSeenTest {
    private static final Retention RULE = Retention.SECTION.on(Jurisdiction.of("GB"), LocalDate.of(2026, 3, 15));

    @ParameterizedTest(name = "born {0}, last seen {1}: on {2} over {3}")
    @CsvSource({
        "1980-01-01, 2026-03-14, 2036-03-14, false", "1980-01-01, 2026-03-14, 2036-03-15, true",
        "2018-05-02, 2026-03-14, 2036-03-15, false", "2018-05-02, 2026-03-14, 2043-05-02, false", "2018-05-02, 2026-03-14, 2043-05-03, true",
        "2012-07-01, 2030-02-01, 2040-02-01, false", "2012-07-01, 2030-02-01, 2040-02-02, true"})
    void a_record_goes_the_day_after_it_was_kept_for_the_last_time(LocalDate birthDate, LocalDate on, LocalDate today, boolean over) {
        assertThat(new LastSeen(UUID.randomUUID(), birthDate, on, 0, 0).over(RULE, today)).isEqualTo(over);
    }

    @Test
    void whoever_waits_for_spectacles_is_never_due() {
        assertThat(new LastSeen(UUID.randomUUID(), LocalDate.of(1980, 1, 1), LocalDate.of(1990, 1, 1), 1, 0).over(RULE, LocalDate.of(2026, 1, 1))).isFalse();
    }
}
