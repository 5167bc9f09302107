package app.fovea.lab.boundary;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A promised date as one says it across a bench. */
final class Due {
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMM", Locale.UK);
    private static final int A_WEEK = 7;

    private Due() {
    }

    static String day(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK) + " " + DAY_AND_MONTH.format(day);
    }

    static String inWords(LocalDate promised, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, promised);
        if (days < 0) {
            return days == -1 ? "Late by a day" : "Late by " + -days + " days";
        }
        if (days == 0) {
            return "Today";
        }
        if (days == 1) {
            return "Tomorrow";
        }
        return days < A_WEEK ? promised.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.UK) : DAY_AND_MONTH.format(promised);
    }
}
