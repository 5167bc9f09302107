package app.fovea.tenancy.entity;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.journey.entity.JsonColumn;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenDaysTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate MONDAY_IN_MAY = LocalDate.of(2026, 5, 4);

    @ParameterizedTest(name = "{0} and {1} open days: {2}")
    @CsvSource({
        "2026-05-04, 0, 2026-05-04",
        "2026-05-04, 1, 2026-05-05",
        "2026-05-08, 1, 2026-05-11",
        "2026-05-09, 0, 2026-05-11",
        "2026-05-09, 1, 2026-05-11",
        "2026-05-09, 2, 2026-05-12",
        "2026-05-04, 10, 2026-05-18"})
    void the_usual_days_skip_the_weekend(LocalDate from, int days, LocalDate then) {
        assertThat(OpenDays.USUAL.plus(from, days)).isEqualTo(then);
    }

    @Test
    void a_closing_day_counts_as_none() {
        OpenDays days = new OpenDays(List.of(MONDAY, FRIDAY, SATURDAY), List.of(new ClosingDay(LocalDate.of(2026, 5, 8), "Fair")));

        assertThat(days.plus(MONDAY_IN_MAY, 1)).isEqualTo(LocalDate.of(2026, 5, 9));
        assertThat(days.open(LocalDate.of(2026, 5, 8))).isFalse();
        assertThat(days.between(MONDAY_IN_MAY, LocalDate.of(2026, 5, 11))).isEqualTo(2);
        assertThat(days.between(MONDAY_IN_MAY, MONDAY_IN_MAY)).isZero();
    }

    /** Against a count by hand, day by day. */
    @Property
    void what_is_promised_in_n_open_days_is_open_and_n_open_days_away(@ForAll @Size(min = 1, max = 7) Set<DayOfWeek> weekdays, @ForAll @Size(max = 20) Set<@IntRange(max = 60) Integer> closed,
                                                                     @ForAll @IntRange(max = 30) int start, @ForAll @IntRange(max = 60) int days) {
        OpenDays calendar = new OpenDays(List.copyOf(weekdays), closed.stream().map(day -> new ClosingDay(MONDAY_IN_MAY.plusDays(day), "Closed")).toList());
        LocalDate from = MONDAY_IN_MAY.plusDays(start);

        LocalDate then = calendar.plus(from, days);

        long counted = IntStream.rangeClosed(1, 2000).mapToObj(from::plusDays).takeWhile(day -> !day.isAfter(then))
            .filter(day -> weekdays.contains(day.getDayOfWeek()) && !closed.contains((int) (day.toEpochDay() - MONDAY_IN_MAY.toEpochDay()))).count();
        assertThat(calendar.open(then)).isTrue();
        assertThat(calendar.between(from, then)).isEqualTo((int) counted);
        assertThat(counted).isEqualTo(days == 0 && !calendar.open(from) ? 1 : days);
    }

    @Test
    void time_counts_on_open_days_alone_and_over_the_change_of_the_clocks() {
        Instant friday = Instant.parse("2026-03-27T16:00:00Z");
        Instant monday = Instant.parse("2026-03-30T09:00:00Z");

        assertThat(OpenDays.USUAL.openTime(friday, monday, LONDON)).isEqualTo(Duration.ofHours(18));
        assertThat(OpenDays.USUAL.after(friday, Duration.ofHours(18), LONDON)).isEqualTo(monday);
        assertThat(OpenDays.USUAL.openTime(monday, friday, LONDON)).isZero();
        assertThat(new OpenDays(Arrays.asList(DayOfWeek.values()), List.of()).openTime(friday, monday, LONDON)).isEqualTo(Duration.between(friday, monday));
    }

    @Property
    void what_is_after_some_open_time_is_that_open_time_away(@ForAll @Size(min = 1, max = 7) Set<DayOfWeek> weekdays, @ForAll @IntRange(max = 20_000) int start, @ForAll @IntRange(max = 20_000) int minutes) {
        OpenDays calendar = new OpenDays(List.copyOf(weekdays), List.of(new ClosingDay(MONDAY_IN_MAY, "Closed")));
        Instant from = Instant.parse("2026-05-01T00:00:00Z").plus(Duration.ofMinutes(start));

        Instant then = calendar.after(from, Duration.ofMinutes(minutes), LONDON);

        assertThat(calendar.openTime(from, then, LONDON)).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(calendar.open(then.atZone(LONDON).toLocalDate())).isTrue();
    }

    @Test
    void what_makes_no_sense_is_told_beside_its_field() {
        LocalDate christmas = LocalDate.of(2026, 12, 25);
        OpenDays days = new OpenDays(List.of(), Arrays.asList(new ClosingDay(christmas, "Christmas Day"), new ClosingDay(christmas, "Again"), new ClosingDay(null, " "), null,
            new ClosingDay(LocalDate.of(1999, 1, 1), "x".repeat(81))));

        assertThat(days.errors()).extracting(FieldError::field)
            .containsExactly("openDays", "closingDays[1].on", "closingDays[2].on", "closingDays[2].name", "closingDays[3].on", "closingDays[4].on", "closingDays[4].name");
    }

    @Test
    void it_is_kept_as_it_was_with_its_closing_days_in_order() {
        OpenDays days = new OpenDays(List.of(SATURDAY, MONDAY), List.of(new ClosingDay(LocalDate.of(2027, 1, 1), "New Year"), new ClosingDay(LocalDate.of(2026, 12, 25), "Christmas"))).inOrder();
        BranchCalendar.OpenDaysColumn column = new BranchCalendar.OpenDaysColumn();

        assertThat(days.weekdays()).containsExactly(MONDAY, SATURDAY);
        assertThat(days.closings()).extracting(ClosingDay::name).containsExactly("Christmas", "New Year");
        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(days))).isEqualTo(days);
        assertThat(JsonColumn.write(days)).contains("\"weekdays\":[\"MONDAY\",\"SATURDAY\"]", "\"2026-12-25\"");
    }
}
