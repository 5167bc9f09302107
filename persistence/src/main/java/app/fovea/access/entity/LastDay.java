package app.fovea.access.entity;

import java.time.LocalDate;

/** How long something dated counts: to the end of its last day in the practice's time zone, or for good. */
final class LastDay {
    private LastDay() {
    }

    /** @param lastDay null for good */
    static boolean includes(LocalDate lastDay, LocalDate day) {
        return lastDay == null || !day.isAfter(lastDay);
    }
}
