package app.fovea.journey.control;

import java.time.Duration;
import java.time.Instant;

/**
 * Fired for every message that a listener was given, for whoever counts.
 *
 * @param took     how long the listener had it
 * @param happened when the event did; null for a later step, which comes when it was asked to
 */
public record Delivered(Route route, Outcome outcome, Duration took, Instant happened) {
    public enum Outcome {
        /** The work is done, now or before. */
        HANDLED,
        /** Tried in vain; it comes again. */
        FAILED,
        /** Tried in vain for the last time. */
        DIED,
        /** Not tried: something in front of it is not done, or the database is away. */
        WAITS
    }
}
