package app.fovea.access.view;

import java.util.List;

/** How the pages about roles count and list. */
final class Words {
    private static final int NAMED = 3;

    private Words() {
    }

    /** “a, b and c”. */
    static String listed(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** “a, b, c and 5 more”: the first three, and how many there are besides. */
    static String inShort(List<String> words) {
        return words.size() <= NAMED ? listed(words) : named(words.subList(0, NAMED), words.size());
    }

    /** “Nobody”, “1 person”, “4 people”. */
    static String people(long count) {
        return count == 0 ? "Nobody" : count == 1 ? "1 person" : count + " people";
    }

    /** Those who are named, and how many are not. */
    static String named(List<String> names, long of) {
        return of > names.size() ? String.join(", ", names) + " and " + (of - names.size()) + " more" : listed(names);
    }
}
