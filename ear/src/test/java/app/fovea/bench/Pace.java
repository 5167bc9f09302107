package app.fovea.bench;

import java.time.Duration;

/** One after the other, with what lies between two customers. */
final class Pace {
    private Pace() {
    }

    /** @param between until the next may begin; not counted @return how long it took, in nanoseconds */
    static long then(Duration between, Runnable once) {
        long begun = System.nanoTime();
        once.run();
        long took = System.nanoTime() - begun;
        try {
            Thread.sleep(between.toMillis()); // The pace of the tills, not a wait for anything.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return took;
    }
}
