package app.fovea.lab.view;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.lab.entity.LabFigures.Day;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureChartsTest {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 5, 1);

    @Test
    void a_day_is_as_high_as_its_jobs_and_what_was_late_stands_on_what_was_on_time() {
        DayChart chart = DayChart.of(List.of(new Day(FRIDAY, 3, 8, 6), new Day(FRIDAY.plusDays(1), 0, 0, 0), new Day(FRIDAY.plusDays(2), 1, 4, 4)));

        assertThat(chart.weekly()).isFalse();
        assertThat(chart.levels()).extracting(DayChart.Mark::text).containsExactly("0", "2", "4", "6", "8");
        DayChart.Column first = chart.columns().get(0);
        assertThat(first.lateY() + first.lateHeight()).isEqualTo(first.y());
        assertThat(first.height()).isEqualTo(3 * first.lateHeight());
        assertThat(chart.columns().get(2).height() * 2).isEqualTo(first.height() + first.lateHeight());
        assertThat(chart.columns().get(1).height() + chart.columns().get(1).lateHeight()).isZero();
        assertThat(chart.label()).isEqualTo("Finished jobs by day. 12 in all, 10 on time.");
        assertThat(first.says()).isEqualTo("1 May: 8 finished, 6 on time");
    }

    @Test
    void of_more_than_two_months_a_column_is_a_week_from_monday_on_and_no_job_is_lost() {
        DayChart chart = DayChart.of(IntStream.range(0, 100).mapToObj(i -> new Day(FRIDAY.plusDays(i), 2, 3, 1)).toList());

        assertThat(chart.weekly()).isTrue();
        assertThat(chart.columns()).extracting(DayChart.Column::from).startsWith(FRIDAY, FRIDAY.plusDays(3), FRIDAY.plusDays(10));
        assertThat(chart.columns().stream().mapToInt(DayChart.Column::finished).sum()).isEqualTo(300);
        assertThat(chart.columns().stream().mapToInt(DayChart.Column::ordered).sum()).isEqualTo(200);
        assertThat(chart.columns()).allSatisfy(column -> assertThat(column.x() + column.width()).isLessThanOrEqualTo(DayChart.WIDTH));
        assertThat(chart.times()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void the_longest_row_fills_the_drawing_and_the_rest_is_in_proportion() {
        RowChart chart = RowChart.of("Stays", List.of(new RowChart.Value("Glazing", new BigDecimal("1.0"), new BigDecimal("4.0")), new RowChart.Value("Ready", new BigDecimal("2.0"), null)));

        assertThat(chart.rows().get(0).mark()).isEqualTo(4 * chart.rows().get(0).length());
        assertThat(chart.rows().get(1).length()).isEqualTo(2 * chart.rows().get(0).length());
        assertThat(chart.rows().get(0).says()).isEqualTo("Glazing: 1.0 days, nine in ten within 4.0");
        assertThat(chart.getViewBox()).isEqualTo("0 0 480 60");
    }

    @Test
    void what_has_no_length_is_drawn_as_nothing() {
        assertThat(RowChart.of("Stays", List.of(new RowChart.Value("Ready", BigDecimal.ZERO, BigDecimal.ZERO))).rows().get(0).length()).isZero();
        assertThat(DayChart.of(List.of(new Day(FRIDAY, 0, 0, 0))).columns().get(0).height()).isZero();
    }
}
