package app.fovea.patient.entity;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When somebody says they were born: a day, or as much of it as they know, a month or a year. The first and the last day that it may have been. */
public record Born(LocalDate first, LocalDate last) implements Serializable {
    private static final int OLDEST_YEARS = 130;

    private static final String BEGIN = "(?<![^\\s,])";
    private static final String END = "(?![^\\s,])";
    private static final String MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
    private static final String GAP = "[\\s,./-]*";

    static Born on(LocalDate day) {
        return new Born(day, day);
    }

    static Born in(YearMonth month) {
        return new Born(month.atDay(1), month.atEndOfMonth());
    }

    static Born in(Year year) {
        return new Born(year.atDay(1), year.atMonth(Month.DECEMBER).atEndOfMonth());
    }

    /** Not only a month or a year. */
    public boolean exact() {
        return first.equals(last);
    }

    /** A date found among other words, and what is left of them. */
    record Found(Born born, String rest) {
    }

    /** One way in which people write a date. */
    private record Way(Pattern pattern, Function<Matched, Optional<Born>> read) {
        private Way(String pattern, Function<Matched, Optional<Born>> read) {
            this(Pattern.compile(BEGIN + pattern + END, Pattern.CASE_INSENSITIVE), read);
        }
    }

    /** The parts of what was written. @param today no date is later */
    private record Matched(MatchResult parts, LocalDate today) {
        private Optional<Born> day(int day, int month, int year) {
            return day(parts.group(year), number(month), number(day));
        }

        /** Where the second number is no month the first may be: 12/25/1980. */
        private Optional<Born> digits() {
            return day(parts.group(3), number(2), number(1)).or(() -> day(parts.group(3), number(1), number(2)));
        }

        private Optional<Born> day(String year, int month, int day) {
            try {
                return Optional.of(Born.on(LocalDate.of(year(year), month, day)));
            } catch (DateTimeException e) {
                return Optional.empty(); // 31/02/1980 is no date of birth: it stays a word, that nobody is called by.
            }
        }

        private Optional<Born> month(int month, int year) {
            try {
                return Optional.of(Born.in(YearMonth.of(year(parts.group(year)), number(month))));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private int number(int group) {
            String text = parts.group(group).toLowerCase(Locale.ROOT);
            return Character.isDigit(text.charAt(0)) ? Integer.parseInt(text) : List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec").indexOf(text.substring(0, 3)) + 1;
        }

        /** Two digits are a year that has been. */
        private int year(String text) {
            if (text.length() == 4) {
                return Integer.parseInt(text);
            }
            int twoDigits = Integer.parseInt(text);
            int century = today.getYear() / 100 * 100;
            return twoDigits <= today.getYear() % 100 ? century + twoDigits : century - 100 + twoDigits;
        }
    }

    /** The plainest first: of “12 May 1980” the “May 1980” is a part. */
    private static final List<Way> WAYS = List.of(
        new Way(DAY + "(?:\\s+of)?" + GAP + MONTH + GAP + "'?(\\d{4}|\\d{2})", written -> written.day(1, 2, 3)),
        new Way(MONTH + "[\\s.-]*" + DAY + "[\\s,]+(\\d{4})", written -> written.day(2, 1, 3)),
        new Way(MONTH + GAP + "(\\d{4})", written -> written.month(1, 2)),
        new Way("(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4}|\\d{2})", Matched::digits),
        new Way("(\\d{4})[./-](\\d{1,2})[./-](\\d{1,2})", written -> written.day(3, 2, 1)),
        new Way("(\\d{1,2}) (\\d{1,2}) (\\d{4})", written -> written.day(1, 2, 3).filter(born -> born.plausible(written.today()))),
        new Way("(\\d{2})(\\d{2})(\\d{4})", written -> written.day(1, 2, 3).filter(born -> born.plausible(written.today()))),
        new Way("(\\d{1,2})[./-](\\d{4})", written -> written.month(1, 2)),
        new Way("(\\d{4})[./-](\\d{2})", written -> written.month(2, 1)));

    /**
     * The date of birth in what somebody typed, wherever it stands: 12/05/1980, 12.5.80, 12051980, 12 5 1980, 1980-05-12, 12 May 1980, 12th of May ’80, May 12, 1980;
     * May 1980 and 05/1980 are any day of that month.
     *
     * @param today by which two digits of a year and digits without signs between them are read
     */
    static Optional<Found> among(String typed, LocalDate today) {
        String plain = typed.replace('’', '\'');
        for (Way way : WAYS) {
            Matcher matcher = way.pattern().matcher(plain);
            while (matcher.find()) {
                Optional<Born> born = way.read().apply(new Matched(matcher.toMatchResult(), today));
                if (born.isPresent()) {
                    return Optional.of(new Found(born.get(), plain.substring(0, matcher.start()) + " " + plain.substring(matcher.end())));
                }
            }
        }
        return Optional.empty();
    }

    /** Four digits that are a year in which somebody who lives was born. */
    static Optional<Born> year(String digits, LocalDate today) {
        return digits.matches("\\d{4}") ? Optional.of(Born.in(Year.of(Integer.parseInt(digits)))).filter(born -> born.plausible(today)) : Optional.empty();
    }

    private boolean plausible(LocalDate today) {
        return !first.isAfter(today) && !last.isBefore(today.minusYears(OLDEST_YEARS));
    }
}
