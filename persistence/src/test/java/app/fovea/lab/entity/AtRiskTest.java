package app.fovea.lab.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.lab.entity.AtRisk.Kind;
import app.fovea.tenancy.entity.ClosingDay;
import app.fovea.tenancy.entity.OpenDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At the pace of one open day a stage. It is Monday, 4 May 2026, noon. */
class AtRiskTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2026-05-04T11:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2026, 5, 4);
    private static final Duration DAY = Duration.ofDays(1);
    private static final StagePace A_DAY_EACH = new StagePace(Map.of(Stage.PENDING, DAY, Stage.AWAITING_LENS, DAY, Stage.SURFACING, DAY, Stage.COATING, DAY, Stage.GLAZING, DAY, Stage.QUALITY_CHECK, DAY), true);
    private final AtRisk rule = new AtRisk(A_DAY_EACH, OpenDays.USUAL, LONDON, NOW);

    @ParameterizedTest(name = "{0}, held from {1}, stock {2}, lab that coats {3}: ready in {4} days")
    @CsvSource({
        "PENDING,       ,         true,  true,  3",
        "PENDING,       ,         false, false, 4",
        "AWAITING_LENS, ,         false, false, 4",
        "PENDING,       ,         false, true,  7", // Seven, because a weekend lies between.
        "SURFACING,     ,         false, true,  4",
        "COATING,       ,         false, false, 3",
        "GLAZING,       ,         false, true,  2",
        "QUALITY_CHECK, ,         true,  false, 1",
        "ON_HOLD,       GLAZING,  true,  false, 2",
        "READY,         ,         true,  false, 0"})
    void a_job_that_just_came_to_a_stage_needs_all_that_is_left(Stage stage, Stage heldFrom, boolean stock, boolean coats, int days) {
        LocalDate ready = MONDAY.plusDays(days);
        AtRisk judge = new AtRisk(new StagePace(A_DAY_EACH.medians(), coats), OpenDays.USUAL, LONDON, NOW);

        assertThat(judge.of(job(stage, heldFrom, stock, NOW, ready))).isEqualTo(new AtRisk.Outlook(Kind.FINE, ready));
        assertThat(judge.of(job(stage, heldFrom, stock, NOW, ready.minusDays(1))).kind()).isEqualTo(days == 0 ? Kind.LATE : Kind.AT_RISK);
    }

    @Test
    void the_time_that_a_job_spent_where_it_stands_counts_for_it_and_what_it_took_too_long_is_not_taken_off_the_rest() {
        Instant thisMorning = NOW.minus(Duration.ofHours(11));
        assertThat(rule.of(job(Stage.GLAZING, null, true, thisMorning, MONDAY.plusDays(2))).ready()).isEqualTo(MONDAY.plusDays(2));
        assertThat(rule.of(job(Stage.GLAZING, null, true, NOW.minus(Duration.ofDays(20)), MONDAY.plusDays(2))).ready()).isEqualTo(MONDAY.plusDays(1));
    }

    @Test
    void a_holiday_of_the_lab_puts_at_risk_what_would_have_been_fine() {
        OpenDays holiday = new OpenDays(OpenDays.USUAL.weekdays(), List.of(new ClosingDay(MONDAY.plusDays(1), "Holiday")));
        OpenJob job = job(Stage.QUALITY_CHECK, null, true, NOW, MONDAY.plusDays(1));

        assertThat(rule.of(job).kind()).isEqualTo(Kind.FINE);
        assertThat(new AtRisk(A_DAY_EACH, holiday, LONDON, NOW).of(job)).isEqualTo(new AtRisk.Outlook(Kind.AT_RISK, MONDAY.plusDays(2)));
    }

    @Test
    void what_is_past_its_day_is_late_until_it_is_sent() {
        for (Stage stage : Stage.values()) {
            boolean out = EnumSet.of(Category.SHIPPED, Category.COMPLETED, Category.CANCELLED).contains(stage.category());
            assertThat(rule.of(job(stage, stage == Stage.ON_HOLD ? Stage.GLAZING : null, true, NOW, MONDAY.minusDays(1))).kind()).as(stage.title()).isEqualTo(out ? Kind.FINE : Kind.LATE);
        }
    }

    @Property
    void a_later_promise_is_never_more_at_risk_nor_is_a_job_further_on(@ForAll @IntRange(max = 4) int promisedIn, @ForAll @IntRange(max = 4) int more, @ForAll @IntRange(min = 1, max = 200) int hours) {
        StagePace pace = new StagePace(Map.of(Stage.GLAZING, Duration.ofHours(hours), Stage.QUALITY_CHECK, Duration.ofHours(hours)), true);
        AtRisk judge = new AtRisk(pace, OpenDays.USUAL, LONDON, NOW);
        OpenJob job = job(Stage.GLAZING, null, true, NOW, MONDAY.plusDays(promisedIn));

        assertThat(judge.of(job(Stage.GLAZING, null, true, NOW, MONDAY.plusDays(promisedIn + more))).kind()).isLessThanOrEqualTo(judge.of(job).kind());
        assertThat(judge.of(job(Stage.QUALITY_CHECK, null, true, NOW, job.promisedOn())).kind()).isLessThanOrEqualTo(judge.of(job).kind());
    }

    @Test
    void a_practice_that_has_not_begun_is_judged_by_a_guess() {
        assertThat(new AtRisk(StagePace.GUESSED, OpenDays.USUAL, LONDON, NOW).of(job(Stage.PENDING, null, false, NOW, MONDAY)).atRisk()).isTrue();
        assertThat(new AtRisk(StagePace.GUESSED, OpenDays.USUAL, LONDON, NOW).of(job(Stage.PENDING, null, false, NOW, MONDAY.plusDays(7))).atRisk()).isFalse();
    }

    private static OpenJob job(Stage stage, Stage heldFrom, boolean stockLens, Instant since, LocalDate promisedOn) {
        return new OpenJob(UUID.randomUUID(), "ORD-000001", 1, stage.id(), heldFrom == null ? null : heldFrom.id(), since, null, null, promisedOn, false, null, null, "Lens", "Supplier", stockLens, 0, "A", "L");
    }
}
