package app.fovea.journey.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Orders what happened by what led to it: each thing below its cause, and what comes of one cause by the clock. */
public final class Timeline {
    private Timeline() {
    }

    /**
     * @param id      by which others name it as their cause; null for what nothing can come of
     * @param because what led to it, or null
     */
    public record Happening<T>(UUID id, UUID because, Instant at, T what) {
    }

    /**
     * @param after since its cause; null where the cause is not told. Less than zero where the clocks of two nodes differ.
     * @param depth 0 for a beginning, else one more than its cause's
     */
    public record Moment<T>(T what, Instant at, UUID because, Duration after, int depth) {
    }

    /** Each of them once. What names a cause that is not among them begins a branch of its own. */
    public static <T> List<Moment<T>> of(Collection<Happening<T>> happenings) {
        return new Telling<>(happenings).told;
    }

    private static final class Telling<T> {
        private final List<Moment<T>> told = new ArrayList<>();
        private final Map<UUID, List<Happening<T>>> consequences = new HashMap<>();
        private final Set<Happening<T>> left = Collections.newSetFromMap(new IdentityHashMap<>());

        Telling(Collection<Happening<T>> happenings) {
            List<Happening<T>> byTheClock = happenings.stream().sorted(Comparator.comparing(Happening::at)).toList();
            Set<UUID> known = new HashSet<>();
            byTheClock.forEach(each -> known.add(each.id()));
            left.addAll(byTheClock);
            byTheClock.stream().filter(each -> each.because() != null).forEach(each -> consequences.computeIfAbsent(each.because(), cause -> new ArrayList<>()).add(each));
            byTheClock.stream().filter(each -> each.because() == null || !known.contains(each.because())).forEach(each -> tell(each, null, 0));
            // Whatever names itself as its cause, over however many others: it is told all the same.
            byTheClock.forEach(each -> tell(each, null, 0));
        }

        private void tell(Happening<T> happening, Happening<T> cause, int depth) {
            if (!left.remove(happening)) {
                return;
            }
            told.add(new Moment<>(happening.what(), happening.at(), happening.because(), cause == null ? null : Duration.between(cause.at(), happening.at()), depth));
            if (happening.id() != null) {
                consequences.getOrDefault(happening.id(), List.of()).forEach(each -> tell(each, happening, depth + 1));
            }
        }
    }
}
