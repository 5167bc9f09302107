package app.fovea.journey.control;

import java.time.Duration;
import java.time.Instant;

/**
 * Fired for every message that a listener was given, for whoever counts.
 *
 * @param took      how long the listener had it
 * @param lagsSince when the event happened; null where the time since then says nothing of the listener ({@link Parcel#lagsSince})
 */
public record Delivered(Route route, Outcome outcome, Duration took, Instant lagsSince) {
    public enum Outcome {
        /** The work is done, now or before. */
        HANDLED,
        /** Tried in vain; it comes again. */
        FAILED,
        /** Tried in vain for the last time. */
        DIED,
        /** Tried in vain, and no practice is there to keep it as a dead letter: whoever runs the broker finds it there. */
        SET_ASIDE,
        /** Not tried: something in front of it is not done, or the database is away. */
        WAITS
    }
}
