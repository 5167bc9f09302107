package app.fovea.patient.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed to find a patient, taken apart: words of a name in any order, a date of birth as people write it ({@link Born}), a phone
 * or NHS number, an e-mail address, a patient number (P-000123). Beside a name four digits are the year of birth.
 *
 * @param words     in lower case, at most {@value #MOST_WORDS}
 * @param born      null if nothing of it was typed
 * @param digits    of a phone or NHS number, at least {@value #FEWEST_DIGITS}; null if none were typed
 * @param email     in lower case; null if none was typed
 * @param number    as it is written on the patient's record; null if none was typed
 * @param compared  which of what is private the digits and the address may be held against
 */
public record PatientQuery(List<String> words, Born born, String digits, String email, String number, Compared compared) {
    private static final int MOST_WORDS = 4;
    private static final int FEWEST_DIGITS = 4;
    private static final Pattern NUMBER = Pattern.compile("p-?(\\d{1,9})", Pattern.CASE_INSENSITIVE);

    /** Whoever may not read a number must not find somebody by it either: they would learn whose it is. */
    public record Compared(boolean contact, boolean nhsNumber) {
        public static final Compared ALL = new Compared(true, true);
    }

    /** @param today no birth date is later, by which two digits of a year and eight digits in a row are read */
    public static PatientQuery parse(String typed, LocalDate today) {
        Optional<Born.Found> date = Born.among(typed == null ? "" : typed, today);
        List<String> words = new ArrayList<>();
        List<String> digits = new ArrayList<>();
        String email = null;
        String number = null;
        for (String part : date.map(Born.Found::rest).orElse(typed == null ? "" : typed).strip().split("[\\s,]+")) {
            Matcher matcher = NUMBER.matcher(part);
            if (matcher.matches()) {
                number = "P-%06d".formatted(Integer.parseInt(matcher.group(1)));
            } else if (part.matches("[+0-9()-]+")) {
                digits.add(part.replaceAll("\\D", ""));
            } else if (part.matches("[^@]+@[^@]+")) {
                email = part.toLowerCase(Locale.ROOT);
            } else if (!part.isEmpty() && words.size() < MOST_WORDS) {
                words.add(part.toLowerCase(Locale.ROOT));
            }
        }
        Born born = date.map(Born.Found::born).or(() -> words.isEmpty() || digits.size() != 1 ? Optional.empty() : Born.year(digits.get(0), today)).orElse(null);
        String all = date.isEmpty() && born != null ? "" : String.join("", digits);
        return new PatientQuery(List.copyOf(words), born, all.length() >= FEWEST_DIGITS ? all : null, email, number, Compared.ALL);
    }

    public PatientQuery comparedWith(Compared what) {
        return new PatientQuery(words, born, digits, email, number, what);
    }

    /** Nothing to go by: everybody. */
    public boolean empty() {
        return words.isEmpty() && born == null && digits == null && email == null && number == null;
    }
}
