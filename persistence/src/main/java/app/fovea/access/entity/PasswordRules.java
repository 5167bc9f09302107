package app.fovea.access.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a password must be (OWASP ASVS 5.0, 6.2): long enough and not one of the first that anybody tries. Nothing is said of capitals, digits and
 * signs: such rules make passwords alike, and do not make them stronger.
 */
public final class PasswordRules {
    public static final int SHORTEST = 8;
    /** Longer ones are refused, not cut: what was cut off would protect nobody. */
    public static final int LONGEST = 128;
    /** A part of a name that is shorter stands in half of all words. */
    private static final int TELLING = 4;
    /** How much must remain of a password without the words that everybody tries. */
    private static final int OWN_PART = 4;
    private static final String RUNS = "abcdefghijklmnopqrstuvwxyz 01234567890 qwertyuiop asdfghjkl zxcvbnm qazwsxedcrfvtgbyhnujm";
    private static final Set<String> COMMON = read();

    private PasswordRules() {
    }

    /** @param known what others know of the person: names, e-mail, practice @return why it is not taken, each with the remedy; empty when it is */
    public static List<String> weaknesses(String password, Collection<String> known) {
        List<String> weak = new ArrayList<>();
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            weak.add("Use at least " + SHORTEST + " characters. Three or four words that have nothing to do with each other are easy to keep in mind.");
        } else if (length > LONGEST) {
            weak.add("Use at most " + LONGEST + " characters.");
        } else if (common(plain(password))) {
            weak.add("This is one of the passwords that are tried first. Choose something that nobody else would think of.");
        } else if (tells(plain(password), known)) {
            weak.add("Leave out your name, your e-mail address and the practice: they are tried first.");
        }
        return weak;
    }

    /** A common word with digits and signs around it is as common as the word. */
    private static boolean common(String password) {
        String letters = password.replaceAll("[^\\p{L}\\p{N}]", "");
        String word = letters.replaceAll("^[0-9]+|[0-9]+$", "").replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('4', 'a').replace('5', 's').replace('7', 't');
        return COMMON.contains(letters) || COMMON.contains(word) || letters.codePoints().distinct().count() < 4 || run(letters) || word.isEmpty() && letters.length() < 10;
    }

    /** Rows of the keyboard, the alphabet and the digits, forwards, backwards or twice over. */
    private static boolean run(String text) {
        String half = text.substring(0, (text.length() + 1) / 2);
        return inRow(text) || inRow(half) && text.substring(text.length() / 2).equals(half);
    }

    private static boolean inRow(String text) {
        return text.length() > 2 && (RUNS.contains(text) || RUNS.contains(new StringBuilder(text).reverse()));
    }

    /** Whether little but known names is left of it. */
    private static boolean tells(String password, Collection<String> known) {
        String own = password;
        for (String fact : known) {
            for (String part : plain(fact).split("[^\\p{L}\\p{N}]+")) {
                own = part.length() < TELLING ? own : own.replace(part, "");
            }
        }
        return own.length() < password.length() && own.replaceAll("[^\\p{L}]", "").length() < OWN_PART;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('$', 's').replace('@', 'a');
    }

    private static Set<String> read() {
        try (InputStream file = PasswordRules.class.getResourceAsStream("common-passwords.txt");
             BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).flatMap(line -> List.of(line.strip().split("\\s+")).stream()).filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
