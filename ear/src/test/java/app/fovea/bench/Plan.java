package app.fovea.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warm    how long each side is busy before it counts; a server that has just started, or was idle for minutes, is several times slower
 * @param span    of one round
 * @param sales   for a latency
 */
record Plan(Duration warm, Duration span, int rounds, int sales) {
    static final Plan WHOLE = new Plan(Duration.ofSeconds(30), Duration.ofSeconds(5), 5, 200);
    /** To see that it runs. */
    static final Plan QUICK = new Plan(Duration.ofSeconds(2), Duration.ofSeconds(1), 1, 5);

    static Plan of(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals("--quick") ? QUICK : WHOLE;
    }
}
