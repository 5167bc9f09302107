package app.fovea.patient.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed to find a patient, taken apart: words of a name in any order, a date of birth (12/05/1980, 12.5.80, 12051980,
 * 1980-05-12), a phone or NHS number, a patient number (P-000123).
 *
 * @param words     in lower case, at most {@value #MOST_WORDS}
 * @param birthDate null if none was typed
 * @param digits    of a phone or NHS number, at least {@value #FEWEST_DIGITS}; null if none were typed
 * @param number    as it is written on the patient's record; null if none was typed
 */
public record PatientQuery(List<String> words, LocalDate birthDate, String digits, String number) {
    private static final int MOST_WORDS = 4;
    private static final int FEWEST_DIGITS = 4;
    private static final Pattern NUMBER = Pattern.compile("p-?(\\d{1,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern WITHOUT_SIGNS = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})");
    private static final int OLDEST_YEARS = 130;

    /** @param today no birth date is later, by which two digits of a year and eight digits in a row are read */
    public static PatientQuery parse(String typed, LocalDate today) {
        List<String> words = new ArrayList<>();
        LocalDate birthDate = null;
        StringBuilder digits = new StringBuilder();
        String number = null;
        for (String part : typed == null ? new String[0] : typed.strip().split("[\\s,]+")) {
            LocalDate date = date(part, today);
            Matcher matcher = NUMBER.matcher(part);
            if (date != null) {
                birthDate = date;
            } else if (matcher.matches()) {
                number = "P-%06d".formatted(Integer.parseInt(matcher.group(1)));
            } else if (part.matches("[+0-9()-]+")) {
                digits.append(part.replaceAll("\\D", ""));
            } else if (!part.isEmpty() && words.size() < MOST_WORDS) {
                words.add(part.toLowerCase(Locale.ROOT));
            }
        }
        return new PatientQuery(List.copyOf(words), birthDate, digits.length() >= FEWEST_DIGITS ? digits.toString() : null, number);
    }

    /** Nothing to go by: everybody. */
    public boolean empty() {
        return words.isEmpty() && birthDate == null && digits == null && number == null;
    }

    private static LocalDate date(String part, LocalDate today) {
        Matcher dayFirst = DAY_FIRST.matcher(part);
        if (dayFirst.matches()) {
            int year = Integer.parseInt(dayFirst.group(3));
            return day(dayFirst.group(3).length() == 2 ? inFull(year, today) : year, dayFirst.group(2), dayFirst.group(1));
        }
        Matcher yearFirst = YEAR_FIRST.matcher(part);
        if (yearFirst.matches()) {
            return day(Integer.parseInt(yearFirst.group(1)), yearFirst.group(2), yearFirst.group(3));
        }
        Matcher inARow = WITHOUT_SIGNS.matcher(part);
        if (inARow.matches()) {
            LocalDate date = day(Integer.parseInt(inARow.group(3)), inARow.group(2), inARow.group(1));
            return date == null || date.isAfter(today) || date.isBefore(today.minusYears(OLDEST_YEARS)) ? null : date;
        }
        return null;
    }

    private static int inFull(int twoDigits, LocalDate today) {
        int century = today.getYear() / 100 * 100;
        return twoDigits <= today.getYear() % 100 ? century + twoDigits : century - 100 + twoDigits;
    }

    private static LocalDate day(int year, String month, String day) {
        try {
            return LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null; // 31/02/1980 is no date of birth: it stays a word, that nobody is called by.
        }
    }
}
