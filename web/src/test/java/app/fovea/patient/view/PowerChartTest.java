package app.fovea.patient.view;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.patient.boundary.PatientSummary.PrescriptionItem;
import app.fovea.patient.view.PowerChart.Curve;
import app.fovea.patient.view.PowerChart.Dot;
import app.fovea.patient.view.PowerChart.Mark;
import app.fovea.prescription.entity.PowerNotation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PowerChartTest {
    @Test
    void sphere_and_add_are_drawn_oldest_first_with_a_sentence_for_those_who_do_not_see_it() {
        List<PowerChart> charts = PowerChart.of(List.of(of("2025-05-12", "R -2.25 DS Add 1.00 L -2.00 DS Add 1.00"), of("2022-04-01", "R -1.75 DS L -2.00 DS"), of("2019-03-03", "R -1.50 DS L -1.75 DS")));

        assertThat(charts).extracting(PowerChart::title).containsExactly("Sphere");
        PowerChart sphere = charts.get(0);
        assertThat(sphere.label()).isEqualTo("Sphere over the years. Right: from \u22121.50 in 2019 to \u22122.25 in 2025. Left: from \u22121.75 in 2019 to \u22122.00 in 2025.");
        assertThat(sphere.times()).extracting(Mark::text).containsExactly("2020", "2021", "2022", "2023", "2024", "2025");
        assertThat(sphere.levels()).extracting(Mark::text).containsExactly("\u22123.00", "\u22122.50", "\u22122.00", "\u22121.50", "\u22121.00");
        Curve right = sphere.curves().get(0);
        assertThat(right.dots()).extracting(Dot::says).containsExactly("3 Mar 2019, right \u22121.50", "1 Apr 2022, right \u22121.75", "12 May 2025, right \u22122.25");
        assertThat(right.dots()).extracting(Dot::x).isSorted();
        assertThat(right.dots()).extracting(Dot::y).as("more minus is further down").isSorted();
    }

    @Test
    void of_two_on_one_day_the_later_one_is_the_last() {
        assertThat(PowerChart.of(List.of(of("2025-05-12", "R -2.50 DS L PL"), of("2025-05-12", "R -2.00 DS L PL"))).get(0).label()).contains("Right: from \u22122.00 in 2025 to \u22122.50 in 2025.");
    }

    @Test
    void an_add_is_drawn_once_there_are_two_of_it() {
        assertThat(PowerChart.of(List.of(of("2025-05-12", "R PL Add 1.50 L PL Add 1.50"), of("2022-04-01", "R PL Add 1.00 L PL Add 1.00")))).extracting(PowerChart::title).containsExactly("Sphere", "Add");
    }

    @Test
    void one_prescription_is_nothing_to_compare() {
        assertThat(PowerChart.of(List.of(of("2025-05-12", "R -2.00 DS L -2.00 DS")))).isEmpty();
        assertThat(PowerChart.of(List.of())).isEmpty();
    }

    @Test
    void the_same_lens_in_the_other_cylinder_form_is_no_step() {
        Curve right = PowerChart.of(List.of(of("2025-05-12", "R -3.25/+1.25x100 L PL"), of("2022-04-01", "R -2.00/-1.25x10 L PL"))).get(0).curves().get(0);
        assertThat(right.dots()).extracting(Dot::y).containsOnly(right.dots().get(0).y());
    }

    @Test
    void a_curve_breaks_where_the_eye_had_a_balance_lens() {
        Curve left = PowerChart.of(List.of(of("2025-01-01", "R -1.00 DS L -2.00 DS"), of("2023-01-01", "R -1.00 DS L BAL"), of("2021-01-01", "R -1.00 DS L -1.50 DS"))).get(0).curves().get(1);
        assertThat(left.dots()).hasSize(2);
        assertThat(left.path()).matches("M[\\d. ]+M[\\d. ]+");
    }

    @Test
    void letters_of_curves_that_meet_do_not_cover_each_other() {
        List<Curve> curves = PowerChart.of(List.of(of("2025-01-01", "R -1.00 DS L -1.00 DS"), of("2021-01-01", "R -2.00 DS L -1.50 DS"))).get(0).curves();
        assertThat(Math.abs(curves.get(0).letterAt() - curves.get(1).letterAt())).isGreaterThanOrEqualTo(15);
    }

    @Test
    void a_quarter_of_a_dioptre_is_no_cliff() {
        PowerChart sphere = PowerChart.of(List.of(of("2025-01-01", "R -1.25 DS L -1.25 DS"), of("2021-01-01", "R -1.00 DS L -1.00 DS"))).get(0);
        double height = sphere.levels().get(0).at() - sphere.levels().get(sphere.levels().size() - 1).at();
        List<Dot> right = sphere.curves().get(0).dots();
        assertThat(right.get(1).y() - right.get(0).y()).isPositive().isLessThanOrEqualTo(height / 8 + 0.1);
    }

    @Test
    void within_two_years_the_days_themselves_stand_below() {
        assertThat(PowerChart.of(List.of(of("2025-03-01", "R -1.00 DS L PL"), of("2024-11-01", "R -0.75 DS L PL"))).get(0).times()).extracting(Mark::text).containsExactly("1 Nov 2024", "1 Mar 2025");
    }

    @RepeatedTest(200)
    void every_value_lies_between_the_levels_and_these_are_few() {
        Random random = new Random();
        List<PrescriptionItem> items = new ArrayList<>();
        int many = random.nextInt(2, 10);
        for (int i = 0; i < many; i++) {
            BigDecimal sphere = BigDecimal.valueOf(25L * random.nextInt(-120, 121), 2);
            items.add(0, of(LocalDate.of(2010, 1, 1).plusMonths(7L * i).toString(), "R " + (sphere.signum() == 0 ? "PL" : PowerNotation.signed(sphere) + " DS") + " L PL BVD 12"));
        }
        PowerChart chart = PowerChart.of(items).get(0);
        double top = chart.levels().stream().mapToDouble(Mark::at).min().orElseThrow();
        double bottom = chart.levels().stream().mapToDouble(Mark::at).max().orElseThrow();
        assertThat(chart.levels()).hasSizeBetween(2, 8);
        assertThat(chart.curves().stream().flatMap(curve -> curve.dots().stream())).allSatisfy(dot -> {
            assertThat(dot.y()).isBetween(top, bottom);
            assertThat(dot.x()).isBetween((double) chart.getFrom(), (double) chart.getTo());
        });
    }

    private static PrescriptionItem of(String day, String powers) {
        LocalDate on = LocalDate.parse(day);
        return new PrescriptionItem(null, null, on, on.plusYears(2), false, PowerNotation.parseBoth(powers), null);
    }
}
