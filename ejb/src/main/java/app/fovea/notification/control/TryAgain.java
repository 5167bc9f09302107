package app.fovea.notification.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a message that was not taken is tried again. Longer than an event inside the house would wait: mail servers put off whom they do not know, and are away for hours. */
public final class TryAgain {
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(6));

    private TryAgain() {
    }

    /** @param tries how many did not work @return empty when that was the last one */
    public static Optional<Duration> after(int tries) {
        return tries > PAUSES.size() ? Optional.empty() : Optional.of(PAUSES.get(Math.max(0, tries - 1)));
    }
}
