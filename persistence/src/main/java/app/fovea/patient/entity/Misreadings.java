package app.fovea.patient.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a date or a number may have been before one digit was misread, or two changed places. There are so few that the database is
 * asked for each: equality is all that a policy leaves to an index.
 */
final class Misreadings {
    private static final int NHS_NUMBER = 10;
    private static final int SHORTEST_PHONE = 9;
    /** Fifteen digits and the two that lead abroad (ITU-T E.164). */
    private static final int LONGEST_PHONE = 17;
    private static final String COUNTRY = "44";

    private Misreadings() {
    }

    /** With the date itself and with day and month the other way round. */
    static Set<LocalDate> ofDate(LocalDate date) {
        Set<LocalDate> dates = new LinkedHashSet<>();
        dates.add(date);
        dates.addAll(turned(date));
        DateTimeFormatter digits = DateTimeFormatter.ofPattern("ddMMuuuu");
        for (String each : ofDigits(digits.format(date))) {
            add(dates, each.substring(4), each.substring(2, 4), each.substring(0, 2));
        }
        return dates;
    }

    /** With day and month the other way round, where that is a date and another one. */
    static Set<LocalDate> turned(LocalDate date) {
        Set<LocalDate> dates = new LinkedHashSet<>();
        add(dates, String.valueOf(date.getYear()), String.valueOf(date.getDayOfMonth()), String.valueOf(date.getMonthValue()));
        dates.remove(date);
        return dates;
    }

    /** NHS numbers one slip away: the check digit leaves about nine of a hundred. Empty unless ten digits were typed. */
    static Set<String> ofNhsNumber(String digits) {
        return digits.length() != NHS_NUMBER ? Set.of() : ofDigits(digits).stream().filter(PatientDetails::validNhsNumber).collect(Collectors.toSet());
    }

    /** Phone numbers one slip away, in either way of writing. Empty unless a whole number was typed: to half a one anything is near. */
    static Set<String> ofPhone(String digits) {
        return digits.length() < SHORTEST_PHONE || digits.length() > LONGEST_PHONE ? Set.of() : ofDigits(digits).stream().flatMap(each -> waysToWritePhone(each).stream()).collect(Collectors.toSet());
    }

    /** As it is dialled at home and from abroad: 07700 900123 and +44 7700 900123. */
    static Set<String> waysToWritePhone(String digits) {
        Set<String> ways = new LinkedHashSet<>();
        ways.add(digits);
        if (digits.startsWith("00" + COUNTRY)) {
            ways.add(digits.substring(2));
            ways.add("0" + digits.substring(4));
        } else if (digits.startsWith(COUNTRY)) {
            ways.add("0" + digits.substring(2));
        } else if (digits.startsWith("0")) {
            ways.add(COUNTRY + digits.substring(1));
        }
        return ways;
    }

    private static Set<String> ofDigits(String digits) {
        Set<String> misread = new LinkedHashSet<>();
        for (int i = 0; i < digits.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                misread.add(digits.substring(0, i) + digit + digits.substring(i + 1));
            }
            if (i > 0) {
                misread.add(digits.substring(0, i - 1) + digits.charAt(i) + digits.charAt(i - 1) + digits.substring(i + 1));
            }
        }
        misread.remove(digits);
        return misread;
    }

    private static void add(Set<LocalDate> dates, String year, String month, String day) {
        try {
            dates.add(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            // No such day: nobody was born on it.
        }
    }
}
