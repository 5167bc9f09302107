package app.fovea.lab.entity;

import java.time.Duration;
import java.util.Map;

/**
 * How long a job usually stays in each stage, in time on open days: the median of what a practice took lately, and a guess where it took too few to tell.
 *
 * @param medians by stage; those that are missing are guessed
 * @param coats   whether most of what is surfaced goes on to the coating
 */
public record StagePace(Map<Stage, Duration> medians, boolean coats) {
    /** Of a practice that has not begun yet. */
    public static final StagePace GUESSED = new StagePace(Map.of(), true);

    /** Our own estimate, to be replaced by the practice's own pace within its first weeks. */
    private static final Map<Stage, Duration> GUESS = Map.of(Stage.PENDING, Duration.ofHours(12), Stage.AWAITING_FRAME, Duration.ofHours(48), Stage.AWAITING_LENS, Duration.ofHours(48),
        Stage.SURFACING, Duration.ofHours(24), Stage.COATING, Duration.ofHours(24), Stage.GLAZING, Duration.ofHours(12), Stage.QUALITY_CHECK, Duration.ofHours(6));

    public StagePace {
        medians = Map.copyOf(medians);
    }

    /** Zero for a stage in which nothing is made any more. */
    public Duration usual(Stage stage) {
        return medians.getOrDefault(stage, GUESS.getOrDefault(stage, Duration.ZERO));
    }
}
