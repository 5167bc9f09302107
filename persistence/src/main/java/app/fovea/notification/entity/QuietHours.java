package app.fovea.notification.entity;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * When nobody is written to, by the clock on the practice's wall; mostly over midnight. The usual ones leave 08:00 to 20:00.
 *
 * @param from the first minute that is quiet
 * @param to   the first that is not any more; the same as {@code from} for a practice that writes at all hours
 */
public record QuietHours(LocalTime from, LocalTime to) {
    public static final QuietHours USUAL = new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0));
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public boolean quietAt(LocalTime time) {
        if (from.isBefore(to)) {
            return !time.isBefore(from) && time.isBefore(to);
        }
        return !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
    }

    public boolean quietAt(Instant at, ZoneId zone) {
        return quietAt(LocalTime.ofInstant(at, zone));
    }

    /** The first moment from {@code now} on that is not quiet, also where the clock is put forward over it or back to before it. */
    public Instant opensAfter(Instant now, ZoneId zone) {
        if (!quietAt(now, zone)) {
            return now;
        }
        ZoneRules rules = zone.getRules();
        LocalDateTime today = LocalDateTime.ofInstant(now, zone).toLocalDate().atTime(to);
        Stream<Instant> ends = Stream.of(today, today.plusDays(1), today.plusDays(2)).flatMap(end -> rules.getValidOffsets(end).stream().map(end::toInstant));
        Stream<Instant> turns = Stream.iterate(rules.nextTransition(now), turn -> turn != null && turn.getInstant().isBefore(now.plusSeconds(2 * 86_400)), turn -> rules.nextTransition(turn.getInstant()))
            .map(ZoneOffsetTransition::getInstant);
        return Stream.concat(ends, turns).filter(moment -> moment.isAfter(now) && !quietAt(moment, zone)).min(Comparator.naturalOrder())
            .orElseThrow();
    }
}
