package app.fovea.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingTest {

    @ParameterizedTest
    @CsvSource({"send-1/01a2,1", "send-12/,12", "send-1,-1", "other,-1", "'',-1", "send-99999999999/x,-1"})
    void a_step_is_read_from_its_name_and_no_other_names_are_steps(String part, int step) {
        assertThat(Sending.stepOf(part)).isEqualTo(step);
    }

    /** The step leaves before its row is committed: without a head start it finds nothing to do, and nobody comes again. */
    @Test
    void a_step_gives_its_row_two_seconds_to_be_there() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");

        assertThat(Sending.comes(now, now)).isEqualTo(now.plusSeconds(2));
        assertThat(Sending.comes(now.minusSeconds(60), now)).isEqualTo(now.plusSeconds(2));
        assertThat(Sending.comes(now.plusSeconds(3600), now)).isEqualTo(now.plusSeconds(3600));
    }

    @Test
    void what_is_not_taken_is_tried_six_times_within_nine_hours() {
        Duration all = Duration.ZERO;
        int tries = 1;
        while (TryAgain.after(tries).isPresent()) {
            assertThat(TryAgain.after(tries).get()).as("longer each time").isGreaterThan(tries == 1 ? Duration.ZERO : TryAgain.after(tries - 1).get());
            all = all.plus(TryAgain.after(tries).get());
            tries++;
        }
        assertThat(tries).isEqualTo(6);
        assertThat(all).isBetween(Duration.ofHours(8), Duration.ofHours(9));
    }
}
