package app.fovea.patient.entity;

import app.fovea.patient.entity.NameLikeness.Name;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Which names, and so which people, the typed words of a name come near to. */
final class NearNames {
    /** More names than these are like a word only if it is very short; the nearest are kept. */
    private static final int MOST_NAMES = 40;

    private final List<NameLikeness> words;
    private final NameLikeness whole;

    /** @param words none: everybody is as near as everybody else */
    NearNames(List<String> words) {
        this.words = words.stream().map(NameLikeness::to).toList();
        this.whole = NameLikeness.to(words);
    }

    /** Those of the names that all the words together may be: “smiht”, or “van der burg”. */
    Set<String> asOneName(Collection<String> names) {
        return nearest(names, List.of(whole));
    }

    /** Those of the names that one of several words may be. */
    Set<String> asOneOfTwo(Collection<String> names) {
        return words.size() < 2 ? Set.of() : nearest(names, words);
    }

    /** Whoever is not meant left out, the nearest first; who is equally near stays in the order that they came in. */
    List<Patient> nearestFirst(List<Patient> patients) {
        if (words.isEmpty()) {
            return patients;
        }
        Map<Patient, Integer> slips = new HashMap<>();
        patients.forEach(patient -> slips(patient.givenName(), patient.familyName()).ifPresent(some -> slips.put(patient, some)));
        return patients.stream().filter(slips::containsKey).sorted(Comparator.comparing(slips::get)).toList();
    }

    /** Of all words together; empty if one of them is like neither name. */
    OptionalInt slips(String givenName, String familyName) {
        Name given = Name.of(givenName);
        Name family = Name.of(familyName);
        int asOne = fewest(whole, given, family).orElse(Integer.MAX_VALUE);
        int asTwo = 0;
        for (NameLikeness word : words) {
            OptionalInt slips = fewest(word, given, family);
            if (slips.isEmpty()) {
                return asOne == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(asOne);
            }
            asTwo += slips.getAsInt();
        }
        return OptionalInt.of(Math.min(asOne, asTwo));
    }

    private static OptionalInt fewest(NameLikeness word, Name givenName, Name familyName) {
        OptionalInt given = word.slips(givenName);
        OptionalInt family = word.slips(familyName);
        return given.isEmpty() ? family : family.isEmpty() ? given : OptionalInt.of(Math.min(given.getAsInt(), family.getAsInt()));
    }

    private static Set<String> nearest(Collection<String> names, List<NameLikeness> words) {
        Map<String, Integer> near = new HashMap<>();
        for (String name : names) {
            Name ready = Name.of(name);
            words.stream().map(word -> word.slips(ready)).filter(OptionalInt::isPresent).mapToInt(OptionalInt::getAsInt).min().ifPresent(slips -> near.put(name, slips));
        }
        return near.entrySet().stream().sorted(Entry.<String, Integer>comparingByValue().thenComparing(Entry.comparingByKey())).limit(MOST_NAMES).map(Entry::getKey)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
