package app.fovea.journey.view;

import app.fovea.journey.boundary.JourneyWatch.ListenerView;
import java.time.Duration;
import java.time.Instant;

/** How a listener gets on, in one or two words; what is worst first. */
public enum Standing {
    /** It gave something up: nobody but a person goes on with it. */
    NEEDS_YOU("bad", "Needs you"),
    /** Something has been waiting for longer than a listener that is up would let it. */
    BEHIND("warn", "Behind"),
    AT_WORK("info", "At work"),
    UP_TO_DATE("ok", "Up to date");

    /** What takes longer is not just being done: a listener takes milliseconds. */
    static final Duration JUST_NOW = Duration.ofMinutes(1);

    private final String tone;
    private final String words;

    Standing(String tone, String words) {
        this.tone = tone;
        this.words = words;
    }

    /** A failed try alone is no trouble: what was done at the next one needs nobody. */
    static Standing of(ListenerView listener, Instant now) {
        if (listener.dead() > 0) {
            return NEEDS_YOU;
        }
        if (listener.waiting() == 0 && listener.parked() + listener.replaying() == 0) {
            return UP_TO_DATE;
        }
        return listener.oldest() != null && listener.oldest().isBefore(now.minus(JUST_NOW)) ? BEHIND : AT_WORK;
    }

    public String getTone() {
        return tone;
    }

    public String getWords() {
        return words;
    }
}
