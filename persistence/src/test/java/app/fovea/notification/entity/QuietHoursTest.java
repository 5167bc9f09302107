package app.fovea.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void the_usual_ones_leave_eight_to_eight() {
        assertThat(QuietHours.USUAL.quietAt(LocalTime.of(7, 59, 59))).isTrue();
        assertThat(QuietHours.USUAL.quietAt(LocalTime.of(8, 0))).isFalse();
        assertThat(QuietHours.USUAL.quietAt(LocalTime.of(19, 59, 59))).isFalse();
        assertThat(QuietHours.USUAL.quietAt(LocalTime.of(20, 0))).isTrue();
        assertThat(QuietHours.USUAL.quietAt(LocalTime.MIDNIGHT)).isTrue();
    }

    @Test
    void hours_within_a_day_are_quiet_in_between() {
        QuietHours lunch = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0));

        assertThat(lunch.quietAt(LocalTime.of(11, 59))).isFalse();
        assertThat(lunch.quietAt(LocalTime.of(12, 30))).isTrue();
        assertThat(lunch.quietAt(LocalTime.of(13, 0))).isFalse();
    }

    @Test
    void in_the_evening_it_opens_the_next_morning_by_the_clock_on_the_wall() {
        assertThat(QuietHours.USUAL.opensAfter(Instant.parse("2026-07-01T20:30:00Z"), LONDON)).isEqualTo(Instant.parse("2026-07-02T07:00:00Z"));
        assertThat(QuietHours.USUAL.opensAfter(Instant.parse("2026-12-01T20:30:00Z"), LONDON)).isEqualTo(Instant.parse("2026-12-02T08:00:00Z"));
    }

    @Test
    void a_night_in_which_the_clock_is_changed_ends_at_eight_too() {
        assertThat(QuietHours.USUAL.opensAfter(Instant.parse("2026-03-28T22:00:00Z"), LONDON)).as("forward").isEqualTo(Instant.parse("2026-03-29T07:00:00Z"));
        assertThat(QuietHours.USUAL.opensAfter(Instant.parse("2026-10-24T22:00:00Z"), LONDON)).as("back").isEqualTo(Instant.parse("2026-10-25T08:00:00Z"));
    }

    @Test
    void hours_that_end_at_a_time_which_does_not_exist_end_when_the_clock_passes_it() {
        QuietHours hours = new QuietHours(LocalTime.of(20, 0), LocalTime.of(1, 30));

        assertThat(hours.opensAfter(Instant.parse("2026-03-29T00:15:00Z"), LONDON)).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Property(tries = 2_000)
    void it_opens_at_the_first_minute_that_is_not_quiet(@ForAll("hours") QuietHours hours, @ForAll("moments") Instant now, @ForAll("zones") ZoneId zone) {
        Instant opens = hours.opensAfter(now, zone);

        assertThat(hours.quietAt(opens, zone)).isFalse();
        // Two days where the one open hour is the one that the clock is put forward over.
        assertThat(Duration.between(now, opens)).isBetween(Duration.ZERO, Duration.ofHours(50));
        for (Instant minute = now; minute.isBefore(opens); minute = minute.plusSeconds(60)) {
            assertThat(hours.quietAt(minute, zone)).as("%s in %s", minute, zone).isTrue();
        }
    }

    @Property
    void who_writes_at_all_hours_never_waits(@ForAll("moments") Instant now, @ForAll("zones") ZoneId zone) {
        assertThat(QuietHours.NONE.opensAfter(now, zone)).isEqualTo(now);
    }

    @Provide
    Arbitrary<QuietHours> hours() {
        Arbitrary<LocalTime> quarters = Arbitraries.integers().between(0, 95).map(quarter -> LocalTime.MIDNIGHT.plusMinutes(15L * quarter));
        return Combinators.combine(quarters, quarters).as(QuietHours::new);
    }

    /** Half of them around the nights in which clocks are changed. */
    @Provide
    Arbitrary<Instant> moments() {
        Arbitrary<Instant> changes = Arbitraries.of("2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z", "2026-04-04T00:00:00Z", "2026-10-03T00:00:00Z").map(Instant::parse);
        return Arbitraries.oneOf(Combinators.combine(changes, Arbitraries.integers().between(0, 2 * 24 * 60)).as((day, minutes) -> day.plusSeconds(60L * minutes)),
            Arbitraries.longs().between(0, 365L * 24 * 60).map(minute -> Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60 * minute)));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/London", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Atlantic/Azores", "UTC").map(ZoneId::of);
    }
}
