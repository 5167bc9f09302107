package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** The lab's figures against the demonstration's own histories, counted here by the database and job by job. Looked at is what is past: other tests work today. */
class LabFiguresIT {
    private static final String FIGURES = "/api/lab/figures";
    private static final Set<MonthDay> HOLIDAYS = Set.of(MonthDay.of(12, 25), MonthDay.of(12, 26), MonthDay.of(1, 1));
    private static final LocalDate TO = LocalDate.now().minusDays(2);
    private static final LocalDate FROM = TO.minusDays(41);
    private static final String SPAN = "?from=" + FROM + "&to=" + TO;
    /** The moves with which a job became ready in these weeks. */
    private static final String READY = " from order_transitions t join orders o on o.tenant_id = t.tenant_id and o.id = t.order_id join tenants z on z.id = t.tenant_id where t.tenant_id = ?"
        + " and t.from_stage = 'quality_check' and t.to_stage = 'ready' and (t.at at time zone z.time_zone)::date between '" + FROM + "' and '" + TO + "'";

    @ParameterizedTest
    @ValueSource(strings = {"northgate", "harbour"})
    void of_each_practice_its_own_jobs_are_counted_as_one_counts_them_by_hand(String slug) {
        Practice practice = Practice.shared(slug);
        Answer figures = practice.as(LAB_MANAGER).get(FIGURES + SPAN).expect(200);

        long finished = count(practice, "select count(*)" + READY);
        long kept = count(practice, "select count(*)" + READY + " and (t.at at time zone z.time_zone)::date <= o.promised_on");
        assertThat(finished).as("something to count").isGreaterThan(9);
        assertThat(figures.number("/figures/turnaround/count")).isEqualTo(finished);
        assertThat(figures.number("/figures/onTime/of")).isEqualTo(finished);
        assertThat(figures.number("/figures/onTime/count")).isEqualTo(kept);
        assertThat(figures.amount("/figures/onTime/percent")).isEqualByComparingTo(BigDecimal.valueOf(kept * 100).divide(BigDecimal.valueOf(finished), 1, RoundingMode.HALF_UP));
        String inspected = "select count(*) from inspections i join tenants z on z.id = i.tenant_id where i.tenant_id = ? and i.no = 1 and i.measured is not null and (i.at at time zone z.time_zone)::date between '" + FROM + "' and '" + TO + "'";
        assertThat(figures.number("/figures/firstPass/of")).isEqualTo(count(practice, inspected));
        assertThat(figures.number("/figures/firstPass/count")).isEqualTo(count(practice, inspected + " and i.passed"));
        assertThat(figures.texts("/figures/days", "/finished").stream().mapToInt(Integer::parseInt).sum()).isEqualTo((int) finished);
        assertThat(figures.texts("/figures/days", "/day")).hasSize(42).startsWith(FROM.toString()).endsWith(TO.toString());
        assertThat(days(figures.amount("/figures/turnaround/median"))).isCloseTo(medianWithoutSundays(practice), within(0.1));
    }

    @Test
    void the_branches_come_to_the_whole() {
        Practice northgate = Practice.northgate();
        List<String> branches = northgate.database().texts("select id from branches where tenant_id = ?", northgate.id());

        long sum = branches.stream().mapToLong(branch -> northgate.as(LAB_MANAGER).get(FIGURES + SPAN + "&branchId=" + branch).expect(200).number("/figures/turnaround/count")).sum();

        assertThat(branches).hasSizeGreaterThan(1);
        assertThat(sum).isEqualTo(northgate.as(LAB_MANAGER).get(FIGURES + SPAN).expect(200).number("/figures/turnaround/count"));
        String harbours = Practice.harbour().database().text("select id from branches where tenant_id = ?", Practice.harbour().id());
        UUID nobodys = UUID.randomUUID();
        assertThat(detail(northgate, harbours)).as("another practice's branch is as one that does not exist").isEqualTo(detail(northgate, nobodys.toString()));
    }

    @Test
    void a_spreadsheet_gets_the_same_figures_and_who_may_not_see_them_gets_none() {
        Practice northgate = Practice.northgate();
        Answer figures = northgate.as(PRACTICE_MANAGER).get(FIGURES + SPAN).expect(200);
        Answer csv = northgate.as(PRACTICE_MANAGER).get(FIGURES + SPAN + "&format=csv").expect(200);

        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).hasValueSatisfying(name -> assertThat(name).contains("lab-figures-" + FROM + "-to-" + TO + ".csv"));
        assertThat(csv.body().lines()).contains("on_time,," + figures.number("/figures/onTime/count") + "," + figures.number("/figures/onTime/of") + "," + figures.amount("/figures/onTime/percent").setScale(1).toPlainString() + ",,,");
        assertThat(northgate.as(LAB_TECHNICIAN).get(FIGURES).expect(403).text("/permission")).isEqualTo("lab:figures");
        for (String nonsense : List.of("?from=yesterday", "?from=2026-02-01&to=2026-01-01", "?from=2020-01-01&to=2026-01-01", "?format=xls", "?branchId=x")) {
            northgate.as(LAB_MANAGER).get(FIGURES + nonsense).expect(400);
        }
    }

    private static String detail(Practice practice, String branch) {
        return practice.as(LAB_MANAGER).get(FIGURES + "?branchId=" + branch).expect(400).text("/errors/0/message");
    }

    private static long count(Practice practice, String sql) {
        return Long.parseLong(practice.database().text(sql, practice.id()));
    }

    /** The demonstration's lab works from Monday to Saturday, not at Christmas nor on New Year's Day; days of 24 hours. */
    private static double medianWithoutSundays(Practice practice) {
        List<Double> days = practice.database().texts("select (o.created_at at time zone z.time_zone)::text || '|' || (t.at at time zone z.time_zone)::text" + READY, practice.id()).stream().map(row -> {
            LocalDateTime from = LocalDateTime.parse(row.substring(0, row.indexOf('|')).replace(' ', 'T'));
            LocalDateTime to = LocalDateTime.parse(row.substring(row.indexOf('|') + 1).replace(' ', 'T'));
            long minutes = 0;
            for (LocalDateTime at = from; at.isBefore(to); at = at.plusMinutes(1)) {
                minutes += at.getDayOfWeek() == DayOfWeek.SUNDAY || HOLIDAYS.contains(MonthDay.from(at)) ? 0 : 1;
            }
            return minutes / 1440.0;
        }).sorted().toList();
        return days.get((days.size() + 1) / 2 - 1);
    }

    private static double days(BigDecimal tenths) {
        return tenths.doubleValue();
    }
}
