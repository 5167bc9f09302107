package app.fovea.tenancy.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * On which days a branch is open, and so which days count when a promise is made or kept. Days are those of the practice's time zone.
 *
 * @param weekdays at least one once checked, Monday first
 * @param closings in the order of their days, past ones too: what was late then is judged by them
 */
public record OpenDays(List<DayOfWeek> weekdays, List<ClosingDay> closings) implements Serializable {
    /** While nobody has said otherwise: Monday to Friday. */
    public static final OpenDays USUAL = new OpenDays(List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY), List.of());

    private static final int MOST_CLOSINGS = 400;
    private static final int LONGEST_NAME = 80;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    public OpenDays {
        weekdays = weekdays == null ? List.of() : weekdays.stream().distinct().sorted().toList();
        // What somebody sent may hold nulls: they are told of in errors().
        closings = closings == null ? List.of() : closings.stream().toList();
    }

    /** What is wrong with it, by the fields {@code openDays} and {@code closingDays[0].on}; empty when it can be stored. */
    public List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (weekdays.isEmpty()) {
            errors.add(new FieldError("never_open", "openDays", "Choose at least one weekday: who is never open can promise nothing."));
        }
        if (closings.size() > MOST_CLOSINGS) {
            errors.add(new FieldError("too_many", "closingDays", "Keep at most " + MOST_CLOSINGS + " closing days. Remove those of past years."));
            return errors;
        }
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < closings.size(); i++) {
            ClosingDay closing = closings.get(i);
            String at = "closingDays[" + i + "]";
            if (closing == null || closing.on() == null) {
                errors.add(new FieldError("day_missing", at + ".on", "Give the day."));
            } else if (closing.on().getYear() < FIRST_YEAR || closing.on().getYear() > LAST_YEAR) {
                errors.add(new FieldError("day_out_of_range", at + ".on", "Give a day between " + FIRST_YEAR + " and " + LAST_YEAR + "."));
            } else if (!seen.add(closing.on())) {
                errors.add(new FieldError("day_twice", at + ".on", "This day stands here twice. Remove one."));
            }
            if (closing != null && closing.name() == null) {
                errors.add(new FieldError("name_missing", at + ".name", "Say why it is closed."));
            } else if (closing != null) {
                Text.tooLong(at + ".name", closing.name(), LONGEST_NAME).ifPresent(errors::add);
            }
        }
        return errors;
    }

    /** The same with its closing days in order. Only for what has no {@link #errors}. */
    public OpenDays inOrder() {
        return new OpenDays(weekdays, closings.stream().sorted((one, other) -> one.on().compareTo(other.on())).toList());
    }

    public boolean open(LocalDate day) {
        return open(day, closed());
    }

    /** The open day so many open days later; with 0 the day itself or, when it is closed, the next open one. */
    public LocalDate plus(LocalDate day, int openDays) {
        Set<LocalDate> closed = closed();
        LocalDate at = day;
        while (!open(at, closed)) {
            at = at.plusDays(1);
        }
        // From a closed day on, the next open one is the first that counts.
        int left = at.equals(day) ? openDays : Math.max(0, openDays - 1);
        while (left > 0) {
            at = at.plusDays(1);
            if (open(at, closed)) {
                left--;
            }
        }
        return at;
    }

    /** How many open days follow the first day up to and with the second; 0 when the second is not later. */
    public int between(LocalDate from, LocalDate to) {
        Set<LocalDate> closed = closed();
        return Math.toIntExact(Stream.iterate(from.plusDays(1), day -> !day.isAfter(to), day -> day.plusDays(1)).filter(day -> open(day, closed)).count());
    }

    /** The time between two moments without what falls on closed days; zero when the second is not later. An open day counts all its hours: nobody says when the lab goes home. */
    public Duration openTime(Instant from, Instant to, ZoneId zone) {
        Set<LocalDate> closed = closed();
        Duration open = Duration.ZERO;
        for (Instant at = from; at.isBefore(to); ) {
            LocalDate day = at.atZone(zone).toLocalDate();
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            Instant end = midnight.isBefore(to) ? midnight : to;
            if (open(day, closed)) {
                open = open.plus(Duration.between(at, end));
            }
            at = end;
        }
        return open;
    }

    /** The moment after so much time on open days: what {@link #openTime} counts, the other way round. */
    public Instant after(Instant from, Duration openTime, ZoneId zone) {
        Set<LocalDate> closed = closed();
        Instant at = from;
        Duration left = openTime;
        while (true) {
            LocalDate day = at.atZone(zone).toLocalDate();
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            if (open(day, closed)) {
                Duration today = Duration.between(at, midnight);
                if (left.compareTo(today) < 0) {
                    return at.plus(left);
                }
                left = left.minus(today);
            }
            at = midnight;
        }
    }

    private boolean open(LocalDate day, Set<LocalDate> closed) {
        return weekdays.contains(day.getDayOfWeek()) && !closed.contains(day);
    }

    private Set<LocalDate> closed() {
        return closings.stream().map(ClosingDay::on).collect(Collectors.toSet());
    }
}
