package app.fovea.tenancy.provisioning.demo;

import static app.fovea.tenancy.provisioning.demo.Stories.HOURS;
import static app.fovea.tenancy.provisioning.demo.Stories.LONDON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    @Test
    void the_night_and_sunday_take_no_time() {
        assertThat(HOURS.plus(at("2026-11-21T17:20"), 20)).isEqualTo(at("2026-11-23T09:10"));
        assertThat(HOURS.minus(at("2026-11-23T09:10"), 20)).isEqualTo(at("2026-11-21T17:20"));
        assertThat(HOURS.between(at("2026-11-21T17:20"), at("2026-11-23T09:10"))).isEqualTo(20);
    }

    @Test
    void after_hours_it_is_still_closing_time() {
        assertThat(HOURS.lastOpen(at("2026-11-22T13:00"))).isEqualTo(at("2026-11-21T17:30"));
        assertThat(HOURS.lastOpen(at("2026-11-23T03:00"))).isEqualTo(at("2026-11-21T17:30"));
        assertThat(HOURS.lastOpen(at("2026-11-23T11:00"))).isEqualTo(at("2026-11-23T11:00"));
    }

    @Test
    void a_day_of_work_is_as_long_when_the_clocks_change() {
        assertThat(HOURS.plus(at("2026-03-28T16:30"), 510)).isEqualTo(at("2026-03-30T16:30"));
    }

    @Test
    void christmas_is_no_working_day() {
        assertThat(OpeningHours.open(LocalDate.of(2026, 12, 25))).isFalse();
        assertThat(OpeningHours.onOrAfter(LocalDate.of(2026, 12, 25))).isEqualTo(LocalDate.of(2026, 12, 28));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(LONDON).toInstant();
    }
}
