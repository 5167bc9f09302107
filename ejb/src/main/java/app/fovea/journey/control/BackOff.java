package app.fovea.journey.control;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long a listener waits before it tries again: a pause that grows by a factor, spread by a fifth to either side, so that what failed together does
 * not come back together.
 *
 * @param tries   in all, the first one counted
 * @param first   pause after the first try
 * @param factor  by which each pause is longer than the one before
 * @param longest no pause is longer, but for its spread
 */
public record BackOff(int tries, Duration first, int factor, Duration longest) {
    /** For work inside the house: what does not work within a quarter of a minute needs a person. */
    static final BackOff INSIDE = new BackOff(6, Duration.ofMillis(500), 2, Duration.ofMinutes(1));
    /** For a mail server or another house, which may be away for half an hour: 1, 4, 16, 64, 256, 900, 900 s. */
    static final BackOff OUTSIDE = new BackOff(8, Duration.ofSeconds(1), 4, Duration.ofMinutes(15));
    /** For what is not this event's fault: an earlier one is not handled yet, or the database is away. It never ends. */
    static final BackOff WAITING = new BackOff(Integer.MAX_VALUE, Duration.ofMillis(100), 2, Duration.ofSeconds(10));

    private static final double SPREAD = 0.2;

    /** @param attempt which try has failed, from 1 @return empty when it was the last */
    public Optional<Duration> pauseAfter(int attempt, RandomGenerator chance) {
        if (attempt >= tries) {
            return Optional.empty();
        }
        double even = Math.min(first.toMillis() * Math.pow(factor, attempt - 1.0), longest.toMillis());
        return Optional.of(Duration.ofMillis(Math.round(even * chance.nextDouble(1 - SPREAD, 1 + SPREAD))));
    }
}
