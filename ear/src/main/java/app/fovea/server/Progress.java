package app.fovea.server;

import java.time.Duration;

/** Told of each part of a start as it is done, for whoever waits in front of it. */
@FunctionalInterface
public interface Progress {
    void done(String what, String result, Duration took);

    /** For tests, which have nobody in front of them. */
    static Progress silent() {
        return (what, result, took) -> { };
    }
}
