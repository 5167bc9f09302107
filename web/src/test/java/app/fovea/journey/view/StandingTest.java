package app.fovea.journey.view;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.boundary.JourneyWatch.ListenerView;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How a listener gets on, as whoever looks in passing is told. */
class StandingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void whatAListenerGaveUpNeedsAPersonWhateverElseItDoes() {
        assertThat(Standing.of(listener(0, null, 0, 1, 0), NOW)).isEqualTo(Standing.NEEDS_YOU);
        assertThat(Standing.of(listener(7, NOW.minusSeconds(600), 3, 1, 2), NOW)).isEqualTo(Standing.NEEDS_YOU);
    }

    @Test
    void whoHasNothingLeftToDoIsUpToDateAlsoAfterAFailedTry() {
        assertThat(Standing.of(listener(0, null, 0, 0, 0), NOW)).isEqualTo(Standing.UP_TO_DATE);
        assertThat(Standing.of(listener(0, null, 5, 0, 0), NOW)).isEqualTo(Standing.UP_TO_DATE);
    }

    @Test
    void whoWorksIsBehindOnlyOnceSomethingHasWaitedForLongerThanAMinute() {
        assertThat(Standing.of(listener(3, NOW.minus(Standing.JUST_NOW), 0, 0, 0), NOW)).isEqualTo(Standing.AT_WORK);
        assertThat(Standing.of(listener(3, NOW.minus(Standing.JUST_NOW).minusMillis(1), 0, 0, 0), NOW)).isEqualTo(Standing.BEHIND);
        assertThat(Standing.of(listener(0, null, 0, 0, 1), NOW)).isEqualTo(Standing.AT_WORK);
    }

    private static ListenerView listener(long waiting, Instant oldest, long failures, long dead, long replaying) {
        return new ListenerView("OrderCreation", waiting, oldest, 0, 0, failures, null, dead, 0, replaying, true);
    }
}
