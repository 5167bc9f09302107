package app.fovea.notification.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a delivery that failed is tried again.
 *
 * @param pauses between one try and the next; after the last of them nothing is tried any more
 */
public record RetrySchedule(List<Duration> pauses) {
    /** The schedule of Standard Webhooks ("Retry schedule"): ten tries over three days, most of them while somebody may still be mending the receiver. */
    public static final RetrySchedule STANDARD = new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5),
        Duration.ofHours(10), Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24)));

    /** A receiver may ask for later, but not for so much later that the message is of no use any more. */
    static final Duration LATEST = Duration.ofHours(24);
    /** By how much of a pause it is drawn apart, so that what failed together does not come back together. */
    private static final double JITTER = 0.2;

    public RetrySchedule {
        pauses = List.copyOf(pauses);
    }

    /**
     * @param tries      how many there were, from 1
     * @param retryAfter what the receiver asked for, or null: never sooner than that, and at most a day later
     * @param chance     from 0 to below 1
     * @return empty when there were enough
     */
    public Optional<Instant> next(int tries, Instant retryAfter, Instant now, double chance) {
        if (tries > pauses.size()) {
            return Optional.empty();
        }
        Duration pause = pauses.get(tries - 1);
        Instant planned = now.plusMillis(Math.round(pause.toMillis() * (1 + JITTER * chance)));
        Instant latest = now.plus(LATEST);
        Instant asked = retryAfter == null ? planned : retryAfter.isAfter(latest) ? latest : retryAfter;
        return Optional.of(asked.isAfter(planned) ? asked : planned);
    }
}
