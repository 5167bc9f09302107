package app.fovea.lab.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.tenancy.entity.ClosingDay;
import app.fovea.tenancy.entity.OpenDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisedDateTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 5, 4);

    @ParameterizedTest(name = "{0} ahead, {1} finished in {2} days: {3} in the lab")
    @CsvSource({
        "0,    0,  1,  2",
        "300,  9,  20, 2",
        "10,   100, 20, 2",
        "20,   100, 20, 4",
        "21,   100, 20, 5",
        "1000, 100, 20, 7"})
    void the_queue_counts_at_the_labs_pace_once_there_is_one(int ahead, int finished, int days, int inLab) {
        assertThat(new LabQueue(ahead, finished, days).daysInLab()).isEqualTo(inLab);
    }

    @Test
    void a_lens_of_three_days_ordered_on_a_monday_is_ready_the_next_monday_and_a_day_later_with_a_holiday_between() {
        assertThat(new PromisedDate(MONDAY, LabQueue.NONE, OpenDays.USUAL).of(3)).isEqualTo(MONDAY.plusDays(7));
        OpenDays holiday = new OpenDays(OpenDays.USUAL.weekdays(), List.of(new ClosingDay(MONDAY.plusDays(7), "Holiday")));
        assertThat(new PromisedDate(MONDAY, LabQueue.NONE, holiday).of(3)).isEqualTo(MONDAY.plusDays(8));
    }

    @Property
    void a_promise_is_an_open_day_and_never_comes_earlier_when_the_queue_the_lens_or_the_lab_takes_longer(
        @ForAll @Size(min = 1, max = 7) Set<DayOfWeek> weekdays, @ForAll @Size(max = 15) Set<@IntRange(max = 90) Integer> closed, @ForAll @IntRange(max = 60) int leadDays,
        @ForAll @IntRange(max = 5000) int ahead, @ForAll @IntRange(max = 2000) int finished, @ForAll @IntRange(min = 1, max = 28) int days,
        @ForAll @IntRange(max = 500) int more) {
        OpenDays calendar = new OpenDays(List.copyOf(weekdays), closed.stream().map(day -> new ClosingDay(MONDAY.plusDays(day), "Closed")).toList());
        LocalDate promised = new PromisedDate(MONDAY, new LabQueue(ahead, finished, days), calendar).of(leadDays);

        assertThat(calendar.open(promised)).isTrue();
        assertThat(promised).isAfterOrEqualTo(new PromisedDate(MONDAY, LabQueue.NONE, calendar).of(leadDays));
        assertThat(new PromisedDate(MONDAY, new LabQueue(ahead + more, finished, days), calendar).of(leadDays)).isAfterOrEqualTo(promised);
        assertThat(new PromisedDate(MONDAY, new LabQueue(ahead, finished, days + more), calendar).of(leadDays)).isAfterOrEqualTo(promised);
        assertThat(new PromisedDate(MONDAY, new LabQueue(ahead, finished, days), calendar).of(Math.min(60, leadDays + more))).isAfterOrEqualTo(promised);
    }
}
