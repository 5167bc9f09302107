package app.fovea.patient.entity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed to find a patient, taken apart: up to two words of a name in either order, a date of birth
 * (12/05/1980, 12.5.1980, 1980-05-12), a phone or NHS number, a patient number (P-000123).
 */
public record PatientQuery(String firstWord, String secondWord, LocalDate birthDate, String digits, String number) {
    private static final Pattern NUMBER = Pattern.compile("p-?(\\d{1,6})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final int FEWEST_DIGITS = 4;

    public static PatientQuery parse(String typed) {
        String firstWord = null;
        String secondWord = null;
        LocalDate birthDate = null;
        StringBuilder digits = new StringBuilder();
        String number = null;
        for (String part : typed == null ? new String[0] : typed.strip().split("[\\s,]+")) {
            LocalDate date = date(part);
            Matcher matcher = NUMBER.matcher(part);
            if (date != null) {
                birthDate = date;
            } else if (matcher.matches()) {
                number = "P-%06d".formatted(Integer.parseInt(matcher.group(1)));
            } else if (part.matches("[+0-9()-]+")) {
                digits.append(part.replaceAll("\\D", ""));
            } else if (firstWord == null) {
                firstWord = part.isEmpty() ? null : part.toLowerCase(Locale.ROOT);
            } else {
                secondWord = secondWord == null ? part.toLowerCase(Locale.ROOT) : secondWord;
            }
        }
        return new PatientQuery(firstWord, secondWord, birthDate, digits.length() >= FEWEST_DIGITS ? digits.toString() : null, number);
    }

    private static LocalDate date(String part) {
        try {
            Matcher dayFirst = DAY_FIRST.matcher(part);
            if (dayFirst.matches()) {
                return LocalDate.of(Integer.parseInt(dayFirst.group(3)), Integer.parseInt(dayFirst.group(2)), Integer.parseInt(dayFirst.group(1)));
            }
            Matcher yearFirst = YEAR_FIRST.matcher(part);
            if (yearFirst.matches()) {
                return LocalDate.of(Integer.parseInt(yearFirst.group(1)), Integer.parseInt(yearFirst.group(2)), Integer.parseInt(yearFirst.group(3)));
            }
            return null;
        } catch (DateTimeException e) {
            return null; // 31/02/1980 is no date of birth; nothing else in it helps either.
        }
    }
}
