package app.fovea.lab.entity;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** A quantile by nearest rank: the least of the values that so many percent of all do not exceed. It is always one that occurred. */
final class Quantile {
    private Quantile() {
    }

    /** @param percent 1 to 100 @return null of nothing */
    static Duration of(Collection<Duration> values, int percent) {
        List<Duration> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? null : sorted.get((sorted.size() * percent + 99) / 100 - 1);
    }
}
