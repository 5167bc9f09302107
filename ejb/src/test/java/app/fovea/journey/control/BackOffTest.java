package app.fovea.journey.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final BackOff SOME = new BackOff(5, Duration.ofSeconds(1), 3, Duration.ofSeconds(20));

    @Test
    void each_pause_is_longer_than_the_one_before_up_to_the_longest_and_spread_by_a_fifth() {
        List<Integer> even = List.of(1_000, 3_000, 9_000, 20_000);
        Random chance = new Random(7);
        for (int attempt = 1; attempt <= 4; attempt++) {
            int expected = even.get(attempt - 1);
            int tried = attempt;
            List<Long> pauses = Stream.generate(() -> SOME.pauseAfter(tried, chance).orElseThrow().toMillis()).limit(500).toList();

            assertThat(pauses).allMatch(pause -> pause >= expected * 0.8 - 1 && pause <= expected * 1.2 + 1);
            assertThat(pauses).as("nobody comes back together").anyMatch(pause -> pause < expected * 0.85).anyMatch(pause -> pause > expected * 1.15);
        }
    }

    @Test
    void after_the_last_try_there_is_no_pause() {
        assertThat(IntStream.rangeClosed(5, 9).mapToObj(attempt -> SOME.pauseAfter(attempt, new Random(7)))).allMatch(java.util.Optional::isEmpty);
    }

    /** 31 doublings of 100 ms would not fit into a number of milliseconds. */
    @Test
    void waiting_never_ends_and_never_takes_much_longer_than_ten_seconds() {
        for (int waits : List.of(1, 8, 30, 1_000)) {
            assertThat(BackOff.WAITING.pauseAfter(waits, new Random(7)).orElseThrow()).isBetween(Duration.ofMillis(80), Duration.ofSeconds(12));
        }
    }

    @Test
    void what_works_inside_the_house_dies_within_half_a_minute_and_a_mail_server_has_half_an_hour() {
        assertThat(longest(BackOff.INSIDE)).isLessThan(Duration.ofSeconds(30));
        assertThat(longest(BackOff.OUTSIDE)).isBetween(Duration.ofMinutes(25), Duration.ofMinutes(45));
    }

    @Test
    void whoever_writes_e_mails_outlasts_a_mail_server_that_is_away_for_a_while() {
        assertThat(List.of(Route.PATIENT_NOTIFICATION, Route.INVITATION, Route.WEBHOOKS)).allSatisfy(route -> assertThat(longest(route.backOff())).isGreaterThan(Duration.ofMinutes(25)));
    }

    private static Duration longest(BackOff backOff) {
        return IntStream.range(1, backOff.tries()).mapToObj(attempt -> backOff.pauseAfter(attempt, new Random(attempt)).orElseThrow()).reduce(Duration.ZERO, Duration::plus);
    }
}
