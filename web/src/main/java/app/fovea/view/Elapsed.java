package app.fovea.view;

import java.time.Duration;
import java.time.Instant;

/** How long something took or has been waiting, as people say it. */
public final class Elapsed {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Elapsed() {
    }

    /** “38 ms”, “1.2 s”, “14 s”, “4 min”, “5 h”, “3 days”; clocks that differ make it “0 ms” at least. */
    public static String words(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 10_000) {
            return millis / 1_000 + "." + millis % 1_000 / 100 + " s";
        }
        long seconds = millis / 1_000;
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        if (seconds < 2 * DAY) {
            return seconds / HOUR + " h";
        }
        return seconds / DAY + " days";
    }

    /** “+38 ms”, as it stands beside what came of something. */
    public static String after(Duration duration) {
        return "+" + words(duration);
    }

    public static String since(Instant then, Instant now) {
        return words(Duration.between(then, now));
    }
}
