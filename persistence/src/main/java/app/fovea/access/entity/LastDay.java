package app.fovea.access.entity;

import java.time.LocalDate;

/** How long something dated counts: to the end of its last day in the practice's time zone, or for good. */
public final class LastDay {
    /** The last that four digits write, and that every client reads. */
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private LastDay() {
    }

    /** Whether it is a day that can be kept and shown. @param lastDay null for good */
    public static boolean writable(LocalDate lastDay) {
        return lastDay == null || !lastDay.isAfter(LATEST) && lastDay.getYear() > 0;
    }

    /** @param lastDay null for good */
    static boolean includes(LocalDate lastDay, LocalDate day) {
        return lastDay == null || !day.isAfter(lastDay);
    }
}
