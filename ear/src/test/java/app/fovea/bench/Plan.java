package app.fovea.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warm    how long each side is busy at a time before it counts; a server that has just started, or was idle for minutes, is several times slower
 * @param patience how long a server is warmed at most
 * @param span    of one round
 * @param sales   for a latency
 */
record Plan(Duration warm, Duration patience, Duration span, int rounds, int sales) {
    static final Plan WHOLE = new Plan(Duration.ofSeconds(20), Duration.ofMinutes(4), Duration.ofSeconds(5), 5, 200);
    /** To see that it runs. */
    static final Plan QUICK = new Plan(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(1), 1, 5);

    static Plan of(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("--quick") ? QUICK : WHOLE;
    }
}
