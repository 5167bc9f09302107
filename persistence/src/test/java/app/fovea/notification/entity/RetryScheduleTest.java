package app.fovea.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");

    @Test
    void the_standard_one_tries_ten_times_over_more_than_three_days() {
        assertThat(RetrySchedule.STANDARD.pauses()).hasSize(9);
        assertThat(RetrySchedule.STANDARD.pauses().stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThan(Duration.ofDays(3));
        assertThat(RetrySchedule.STANDARD.next(1, null, NOW, 0)).contains(NOW.plusSeconds(5));
        assertThat(RetrySchedule.STANDARD.next(9, null, NOW, 0)).contains(NOW.plus(Duration.ofHours(24)));
        assertThat(RetrySchedule.STANDARD.next(10, null, NOW, 0)).isEmpty();
    }

    @Property
    void no_try_comes_sooner_than_its_pause_nor_a_fifth_later(@ForAll @IntRange(min = 1, max = 9) int tries, @ForAll @DoubleRange(min = 0, max = 0.99) double chance) {
        Duration pause = RetrySchedule.STANDARD.pauses().get(tries - 1);

        Duration waits = Duration.between(NOW, RetrySchedule.STANDARD.next(tries, null, NOW, chance).orElseThrow());

        assertThat(waits).isBetween(pause, pause.multipliedBy(6).dividedBy(5));
    }

    @Property
    void a_receiver_is_never_tried_sooner_than_it_asked_nor_later_than_a_day(@ForAll @IntRange(min = 1, max = 9) int tries, @ForAll @IntRange(min = -1000, max = 1_000_000) int seconds) {
        Instant asked = NOW.plusSeconds(seconds);

        Instant next = RetrySchedule.STANDARD.next(tries, asked, NOW, 0).orElseThrow();

        assertThat(next).isAfterOrEqualTo(asked.isAfter(NOW.plus(RetrySchedule.LATEST)) ? NOW.plus(RetrySchedule.LATEST) : asked);
        assertThat(next).isBeforeOrEqualTo(NOW.plus(RetrySchedule.LATEST));
        assertThat(next).isAfterOrEqualTo(NOW.plus(RetrySchedule.STANDARD.pauses().get(tries - 1)));
    }
}
