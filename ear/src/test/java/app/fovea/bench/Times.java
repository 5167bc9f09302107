package app.fovea.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** How long each of many took, in nanoseconds; and how many a second, when they were done one after the other for some time. */
record Times(long[] sorted, Duration span) {
    /** Takes times from any thread. */
    static final class Clock {
        private final ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();

        void took(long nanos) {
            taken.add(nanos);
        }

        Times within(Duration span) {
            return new Times(taken.stream().mapToLong(Long::longValue).sorted().toArray(), span);
        }
    }

    static Times together(Times... rounds) {
        return new Times(Arrays.stream(rounds).flatMapToLong(round -> Arrays.stream(round.sorted)).sorted().toArray(),
            Arrays.stream(rounds).map(Times::span).reduce(Duration.ZERO, Duration::plus));
    }

    int count() {
        return sorted.length;
    }

    double perSecond() {
        return sorted.length / (span.toNanos() / 1e9);
    }

    /** In milliseconds. */
    double median() {
        return percentile(50);
    }

    /** In milliseconds. */
    double percentile(double percent) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100) - 1)] / 1e6;
    }

    /** In milliseconds. */
    double most() {
        return percentile(100);
    }
}
