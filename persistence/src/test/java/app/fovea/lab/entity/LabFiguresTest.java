package app.fovea.lab.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.fovea.lab.entity.LabFigures.Begun;
import app.fovea.lab.entity.LabFigures.Facts;
import app.fovea.lab.entity.LabFigures.Finished;
import app.fovea.lab.entity.LabFigures.Open;
import app.fovea.lab.entity.LabFigures.Part;
import app.fovea.lab.entity.LabFigures.Share;
import app.fovea.lab.entity.LabFigures.StageNow;
import app.fovea.lab.entity.Stays.Step;
import app.fovea.tenancy.entity.OpenDays;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Over May 2026; the first is a Friday. */
class LabFiguresTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final OpenDays EVERY_DAY = new OpenDays(Arrays.asList(DayOfWeek.values()), List.of());
    private static final LocalDate FIRST = LocalDate.of(2026, 5, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 5, 31);
    private static final Instant NOW = Instant.parse("2026-06-01T11:00:00Z");

    /** The numbers of the trade's own example. */
    @Test
    void of_200_inspected_182_pass_at_first_12_are_remade_and_188_on_time() {
        List<Finished> finished = IntStream.range(0, 200).mapToObj(i -> new Finished(noon(1), noon(10), FIRST.plusDays(i < 188 ? 9 : 8))).toList();
        List<Boolean> inspections = IntStream.range(0, 200).mapToObj(i -> i < 182).toList();
        List<Begun> begun = IntStream.range(0, 212).mapToObj(i -> i < 200 ? new Begun(noon(1), null, null)
            : new Begun(noon(12), i < 207 ? "axis" : i < 210 ? "pd" : "non_tolerance", i < 207 ? "lab" : i < 210 ? "practice" : "prescriber")).toList();

        LabFigures figures = figures(new Facts(begun, finished, inspections, List.of(), List.of()), EVERY_DAY);

        assertThat(figures.firstPass()).isEqualTo(new Share(182, 200, new BigDecimal("91.0")));
        assertThat(figures.remade()).isEqualTo(new Share(12, 200, new BigDecimal("6.0")));
        assertThat(figures.onTime()).isEqualTo(new Share(188, 200, new BigDecimal("94.0")));
        assertThat(figures.byParty()).containsExactly(new Part("lab", new Share(7, 12, new BigDecimal("58.3"))), new Part("practice", new Share(3, 12, new BigDecimal("25.0"))),
            new Part("prescriber", new Share(2, 12, new BigDecimal("16.7"))));
        assertThat(figures.byCause()).extracting(Part::key).containsExactly("axis", "pd", "non_tolerance");
        assertThat(figures.turnaround().median()).isEqualByComparingTo("9.0");
        assertThat(figures.days()).hasSize(31).filteredOn(day -> day.finished() > 0).containsExactly(new LabFigures.Day(LocalDate.of(2026, 5, 10), 0, 200, 188));
    }

    @Test
    void of_nothing_no_share_is_told() {
        LabFigures figures = figures(new Facts(List.of(), List.of(), List.of(), List.of(), List.of()), EVERY_DAY);

        assertThat(figures.onTime()).isEqualTo(new Share(0, 0, null));
        assertThat(figures.turnaround()).isEqualTo(new LabFigures.Spread(0, null, null));
        assertThat(figures.now()).allSatisfy(stage -> assertThat(stage.jobs()).isZero());
    }

    @Test
    void a_job_that_waits_over_the_weekend_of_a_closed_lab_takes_no_longer() {
        List<Finished> finished = List.of(new Finished(noon(1), noon(4), FIRST.plusDays(3)));

        assertThat(figures(new Facts(List.of(), finished, List.of(), List.of(), List.of()), OpenDays.USUAL).turnaround().median()).isEqualByComparingTo("1.0");
        assertThat(figures(new Facts(List.of(), finished, List.of(), List.of(), List.of()), EVERY_DAY).turnaround().median()).isEqualByComparingTo("3.0");
    }

    @Test
    void a_stay_counts_where_it_ended_in_the_span_and_a_job_that_stands_still_has_none() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        List<Step> steps = List.of(new Step(one, "pending", noon(1).minus(Duration.ofDays(9))), new Step(one, "glazing", noon(1).minus(Duration.ofDays(3))), new Step(one, "quality_check", noon(3)),
            new Step(other, "pending", noon(4)), new Step(other, "glazing", noon(6)));

        LabFigures figures = figures(new Facts(List.of(), List.of(), List.of(), steps, List.of()), EVERY_DAY);

        assertThat(figures.stages()).extracting(LabFigures.StageTime::stage).containsExactly(Stage.PENDING, Stage.GLAZING);
        assertThat(figures.stages()).extracting(time -> time.stay().count(), time -> time.stay().median().toPlainString()).containsExactly(tuple(1, "2.0"), tuple(1, "5.0"));
    }

    @Test
    void what_stands_where_and_how_long_and_what_of_it_is_late() {
        List<Open> open = List.of(new Open("glazing", NOW.minus(Duration.ofDays(2)), LocalDate.of(2026, 5, 31)), new Open("glazing", NOW.minus(Duration.ofDays(4)), LocalDate.of(2026, 6, 1)),
            new Open("glazing", NOW.minus(Duration.ofHours(12)), LocalDate.of(2026, 6, 9)), new Open("shipped", NOW.minus(Duration.ofDays(30)), FIRST));

        List<StageNow> now = figures(new Facts(List.of(), List.of(), List.of(), List.of(), open), EVERY_DAY).now();

        assertThat(now).contains(new StageNow(Stage.GLAZING, 3, 1, new BigDecimal("2.0"), new BigDecimal("4.0")), new StageNow(Stage.SHIPPED, 1, 0, new BigDecimal("30.0"), new BigDecimal("30.0")),
            new StageNow(Stage.COATING, 0, 0, null, null)).extracting(StageNow::stage).doesNotContain(Stage.CANCELLED, Stage.DISPENSED);
    }

    /** Minutes from the order to ready and days promised; the quantiles by their definition, without sorting anything. */
    @Property(tries = 200)
    void whatever_the_history_the_figures_are_what_one_counts_by_hand(@ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 40_000) Integer> minutes, @ForAll @Size(min = 60, max = 60) List<@IntRange(max = 30) Integer> promises,
                                                                      @ForAll @Size(min = 60, max = 60) List<@IntRange(max = 44_639) Integer> ready) {
        List<Finished> finished = new ArrayList<>();
        int kept = 0;
        int[] perDay = new int[31];
        for (int i = 0; i < minutes.size(); i++) {
            ZonedDateTime at = FIRST.atStartOfDay(LONDON).plusMinutes(ready.get(i));
            finished.add(new Finished(at.toInstant().minusSeconds(minutes.get(i) * 60L), at.toInstant(), FIRST.plusDays(promises.get(i))));
            perDay[ready.get(i) / 1440]++;
            if (ready.get(i) / 1440 <= promises.get(i)) {
                kept++;
            }
        }
        LabFigures figures = figures(new Facts(List.of(), finished, List.of(), List.of(), List.of()), EVERY_DAY);

        int median = minutes.stream().filter(each -> noMoreThan(minutes, each) * 2 >= minutes.size()).min(Integer::compare).orElseThrow();
        int ninety = minutes.stream().filter(each -> noMoreThan(minutes, each) * 10 >= minutes.size() * 9L).min(Integer::compare).orElseThrow();
        assertThat(figures.turnaround().median()).isEqualTo(inDays(median));
        assertThat(figures.turnaround().p90()).isEqualTo(inDays(ninety));
        assertThat(figures.onTime().count()).isEqualTo(kept);
        assertThat(figures.onTime().percent()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
        assertThat(figures.days()).extracting(LabFigures.Day::finished).containsExactlyElementsOf(Arrays.stream(perDay).boxed().toList());
        assertThat(figures.days().stream().mapToInt(LabFigures.Day::onTime).sum()).isEqualTo(kept);
    }

    private static long noMoreThan(List<Integer> minutes, int most) {
        return minutes.stream().filter(each -> each <= most).count();
    }

    private static BigDecimal inDays(int minutes) {
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(1440), 1, RoundingMode.HALF_UP);
    }

    private static LabFigures figures(Facts facts, OpenDays days) {
        return LabFigures.of(facts, FIRST, LAST, days, LONDON, NOW);
    }

    private static Instant noon(int day) {
        return LocalDate.of(2026, 5, day).atTime(12, 0).atZone(LONDON).toInstant();
    }
}
