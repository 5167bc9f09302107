package app.fovea.lab.entity;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** When the patient is told to come: the lens's lead time and two days in the lab, in working days from Monday to Friday. */
public final class PromisedDate {
    private static final int DAYS_IN_LAB = 2;

    private PromisedDate() {
    }

    public static LocalDate of(LocalDate ordered, int leadDays) {
        LocalDate day = ordered;
        for (int left = leadDays + DAYS_IN_LAB; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
