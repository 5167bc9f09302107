package app.fovea.patient.entity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * How far a typed word is from a name, in slips of the finger or the ear: a letter too many, too few, wrong, or two that changed
 * places (Damerau's four, of which he counted 80 % of all misspellings to have one: CACM 7 (1964) 171). Accents, apostrophes and
 * spelling that sounds the same (Stephen, Stefen; Smyth, Smith) are no slips. One types from the front: the word may be the beginning of the name.
 */
final class NameLikeness {
    private static final int SHORTEST_WITH_ONE_SLIP = 4;
    private static final int SHORTEST_WITH_TWO_SLIPS = 8;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Letters word;
    private final int forgiven;
    private final int forgivenToTheEar;

    private NameLikeness(Letters word) {
        this.word = word;
        this.forgiven = forgiven(word.spelled());
        this.forgivenToTheEar = forgiven(word.sound());
    }

    /** In so short a word as “Lee” a slip makes another name, and so does what sounds alike. */
    private static int forgiven(String word) {
        return word.length() < SHORTEST_WITH_ONE_SLIP ? 0 : word.length() < SHORTEST_WITH_TWO_SLIPS ? 1 : 2;
    }

    /** A word as it is compared. @param sound the same with what sounds alike written alike */
    private record Letters(String spelled, String sound) {
        private static Letters of(String text) {
            String spelled = lettersOf(text);
            return new Letters(spelled, soundOf(spelled));
        }
    }

    /** A name with its parts, made ready once for many words: a practice has thousands of names. */
    static final class Name {
        private final List<Letters> ways = new ArrayList<>();

        private Name(String name) {
            ways.add(Letters.of(name));
            if (name.indexOf(' ') >= 0 || name.indexOf('-') >= 0) {
                for (String part : name.split("[\\s-]+")) {
                    ways.add(Letters.of(part));
                }
            }
        }

        static Name of(String name) {
            return new Name(name);
        }
    }

    static NameLikeness to(String typed) {
        return new NameLikeness(Letters.of(typed));
    }

    /** To several words as if there were no gap between them: “van der burg”. */
    static NameLikeness to(List<String> typed) {
        return to(String.join("", typed));
    }

    /** The fewest slips between what was typed and the name, or a part of it (Jones of Smith-Jones); empty where it takes more than a word of this length is forgiven. */
    OptionalInt slips(Name name) {
        int fewest = NEVER;
        for (Letters way : name.ways) {
            fewest = Math.min(fewest, slips(word.spelled(), way.spelled(), forgiven));
            if (fewest > 0 && forgivenToTheEar > 0) {
                fewest = Math.min(fewest, slips(word.sound(), way.sound(), forgivenToTheEar));
            }
        }
        return fewest <= forgiven ? OptionalInt.of(fewest) : OptionalInt.empty();
    }

    OptionalInt slips(String name) {
        return slips(Name.of(name));
    }

    private static String lettersOf(String text) {
        String lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder letters = new StringBuilder(lower.length());
        lower.codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** One letter for those that sound alike, and one for two of the same: “qqqqqq” stays too long to be the beginning of any name. */
    private static String soundOf(String letters) {
        StringBuilder sound = new StringBuilder(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            char next = i + 1 < letters.length() ? letters.charAt(i + 1) : ' ';
            boolean written = letter == 'p' && next == 'h' || letter == 'c' && next == 'k' || letter == 'a' && next == 'e';
            char heard = written ? letter == 'p' ? 'f' : letter == 'c' ? 'k' : 'e' : letter == 'c' ? 'k' : letter == 'y' ? 'i' : letter == 'z' ? 's' : letter;
            i += written || next == letter ? 1 : 0;
            sound.append(heard);
        }
        return sound.toString();
    }

    /**
     * Optimal string alignment between the word and that beginning of the name which is nearest to it; {@link #NEVER} when none is as
     * near as {@code most}. It stops with the first letter after which none can be any more: most names differ within three.
     */
    private static int slips(String word, String name, int most) {
        if (word.isEmpty() || name.length() < word.length() - most) {
            return NEVER;
        }
        int width = Math.min(name.length(), word.length() + most);
        int[] beforeLast = new int[width + 1];
        int[] last = new int[width + 1];
        int[] row = new int[width + 1];
        for (int j = 0; j <= width; j++) {
            last[j] = j;
        }
        int before = 0;
        for (int i = 1; i <= word.length(); i++) {
            row[0] = i;
            int fewest = i;
            for (int j = 1; j <= width; j++) {
                int slips = Math.min(last[j - 1] + (word.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && word.charAt(i - 1) == name.charAt(j - 2) && word.charAt(i - 2) == name.charAt(j - 1)) {
                    slips = Math.min(slips, beforeLast[j - 2] + 1);
                }
                row[j] = slips;
                fewest = Math.min(fewest, slips);
            }
            if (fewest > most && before > most) { // Two that changed places reach back over one row.
                return NEVER;
            }
            before = fewest;
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return before <= most ? before : NEVER;
    }
}
