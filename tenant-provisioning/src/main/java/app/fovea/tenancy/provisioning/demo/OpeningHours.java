package app.fovea.tenancy.provisioning.demo;

import app.fovea.tenancy.entity.ClosingDay;
import app.fovea.tenancy.entity.OpenDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

/** When the practice works: Monday to Saturday, nine to half past five, not at Christmas nor on New Year's Day. */
record OpeningHours(ZoneId zone) {
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 30);
    private static final int MINUTES = 510;
    private static final Map<MonthDay, String> CLOSED = Map.of(MonthDay.of(1, 1), "New Year’s Day", MonthDay.of(12, 25), "Christmas Day", MonthDay.of(12, 26), "Boxing Day");

    static boolean open(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SUNDAY && !CLOSED.containsKey(MonthDay.from(day));
    }

    /** As the practice enters it, for promises made around a day. */
    static OpenDays calendar(LocalDate day) {
        return new OpenDays(Arrays.stream(DayOfWeek.values()).filter(each -> each != DayOfWeek.SUNDAY).toList(),
            IntStream.rangeClosed(day.getYear(), day.getYear() + 1).boxed().flatMap(year -> CLOSED.entrySet().stream().map(closed -> new ClosingDay(closed.getKey().atYear(year), closed.getValue()))).sorted(Comparator.comparing(ClosingDay::on)).toList());
    }

    static LocalDate onOrBefore(LocalDate day) {
        LocalDate open = day;
        while (!open(open)) {
            open = open.minusDays(1);
        }
        return open;
    }

    static LocalDate onOrAfter(LocalDate day) {
        LocalDate open = day;
        while (!open(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    /** So many working days later (or earlier, when negative). */
    static LocalDate plusDays(LocalDate day, int workingDays) {
        LocalDate at = day;
        for (int left = Math.abs(workingDays); left > 0; left--) {
            at = workingDays > 0 ? onOrAfter(at.plusDays(1)) : onOrBefore(at.minusDays(1));
        }
        return at;
    }

    Instant at(LocalDate day, int minutesAfterOpening) {
        return day.atTime(OPENS).plusMinutes(Math.min(minutesAfterOpening, MINUTES)).atZone(zone).toInstant();
    }

    LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** The moment itself when the practice is open, else the last one at which it was. */
    Instant lastOpen(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalDate day = local.toLocalDate();
        if (open(day) && !local.toLocalTime().isBefore(OPENS)) {
            Instant closing = day.atTime(CLOSES).atZone(zone).toInstant();
            return moment.isBefore(closing) ? moment : closing;
        }
        return onOrBefore(day.minusDays(1)).atTime(CLOSES).atZone(zone).toInstant();
    }

    /** So many minutes of work before this moment. */
    Instant minus(Instant moment, long workingMinutes) {
        Instant end = lastOpen(moment);
        long left = workingMinutes;
        while (true) {
            ZonedDateTime local = end.atZone(zone);
            Instant opening = local.toLocalDate().atTime(OPENS).atZone(zone).toInstant();
            long today = (end.getEpochSecond() - opening.getEpochSecond()) / 60;
            if (left <= today) {
                return end.minusSeconds(left * 60);
            }
            left -= today;
            end = onOrBefore(local.toLocalDate().minusDays(1)).atTime(CLOSES).atZone(zone).toInstant();
        }
    }

    /** So many minutes of work after this moment. */
    Instant plus(Instant moment, long workingMinutes) {
        Instant start = moment;
        long left = workingMinutes;
        while (true) {
            ZonedDateTime local = start.atZone(zone);
            LocalDate day = local.toLocalDate();
            Instant opening = day.atTime(OPENS).atZone(zone).toInstant();
            Instant closing = day.atTime(CLOSES).atZone(zone).toInstant();
            if (open(day) && start.isBefore(closing)) {
                Instant from = start.isBefore(opening) ? opening : start;
                long today = (closing.getEpochSecond() - from.getEpochSecond()) / 60;
                if (left <= today) {
                    return from.plusSeconds(left * 60);
                }
                left -= today;
            }
            start = onOrAfter(day.plusDays(1)).atTime(OPENS).atZone(zone).toInstant();
        }
    }

    /** Minutes of work between two moments. */
    long between(Instant from, Instant to) {
        long minutes = 0;
        for (LocalDate day = day(from); !day.isAfter(day(to)); day = day.plusDays(1)) {
            if (open(day)) {
                Instant opening = day.atTime(OPENS).atZone(zone).toInstant();
                Instant closing = day.atTime(CLOSES).atZone(zone).toInstant();
                Instant start = from.isAfter(opening) ? from : opening;
                Instant end = to.isBefore(closing) ? to : closing;
                minutes += Math.max(0, (end.getEpochSecond() - start.getEpochSecond()) / 60);
            }
        }
        return minutes;
    }
}
