package app.fovea.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ElapsedTest {
    @Test
    void a_time_in_between_is_told_as_people_do() {
        assertThat(Elapsed.after(Duration.ofMillis(38))).isEqualTo("+38 ms");
        assertThat(Elapsed.words(Duration.ofMillis(999))).isEqualTo("999 ms");
        assertThat(Elapsed.words(Duration.ofMillis(1_250))).isEqualTo("1.2 s");
        assertThat(Elapsed.words(Duration.ofSeconds(14))).isEqualTo("14 s");
        assertThat(Elapsed.words(Duration.ofSeconds(59).plusMillis(999))).isEqualTo("59 s");
        assertThat(Elapsed.words(Duration.ofMinutes(4).plusSeconds(59))).isEqualTo("4 min");
        assertThat(Elapsed.words(Duration.ofHours(5))).isEqualTo("5 h");
        assertThat(Elapsed.words(Duration.ofHours(47))).isEqualTo("47 h");
        assertThat(Elapsed.words(Duration.ofDays(3))).isEqualTo("3 days");
    }

    /** Two nodes: the one that handled it may be behind. */
    @Test
    void clocks_that_differ_make_no_time_less_than_nothing() {
        assertThat(Elapsed.after(Duration.ofMillis(-5))).isEqualTo("+0 ms");
    }
}
