package app.fovea.lab.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.lab.boundary.Figures.Report;
import app.fovea.lab.entity.LabFigures;
import app.fovea.lab.entity.LabFigures.Day;
import app.fovea.lab.entity.LabFigures.Part;
import app.fovea.lab.entity.LabFigures.Share;
import app.fovea.lab.entity.LabFigures.Spread;
import app.fovea.lab.entity.LabFigures.StageNow;
import app.fovea.lab.entity.LabFigures.StageTime;
import app.fovea.lab.entity.Stage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiguresCsvTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final LabFigures FIGURES = new LabFigures(new Spread(200, new BigDecimal("2.5"), new BigDecimal("4.0")), new Share(188, 200, new BigDecimal("94.0")),
        new Share(0, 0, null), new Share(1, 200, new BigDecimal("0.5")), List.of(new Part("axis", new Share(1, 1, new BigDecimal("100.0")))), List.of(new Part("lab", new Share(1, 1, new BigDecimal("100.0")))),
        List.of(new StageNow(Stage.GLAZING, 3, 1, new BigDecimal("0.5"), new BigDecimal("9.0"))), List.of(new StageTime(Stage.COATING, new Spread(7, new BigDecimal("1.0"), new BigDecimal("2.0")))),
        List.of(new Day(DAY, 4, 3, 2)));

    @Test
    void a_figure_is_a_line_and_nothing_is_an_empty_cell() {
        assertThat(FiguresCsv.of(report("Airport")).split("\r\n")).containsExactly(
            "figure,of_what,count,out_of,percent,median_days,p90_days,oldest_days", "from,2026-05-01,,,,,,", "to,2026-05-01,,,,,,", "branch,Airport,,,,,,",
            "turnaround,,200,,,2.5,4.0,", "on_time,,188,200,94.0,,,", "first_pass,,0,0,,,,", "remade,,1,200,0.5,,,", "remade_by_cause,axis,1,1,100.0,,,", "remade_by_party,lab,1,1,100.0,,,",
            "in_stage_now,glazing,3,,,0.5,,9.0", "late_in_stage_now,glazing,1,3,,,,", "time_in_stage,coating,7,,,1.0,2.0,", "ordered_on,2026-05-01,4,,,,,", "finished_on,2026-05-01,3,,,,,", "on_time_on,2026-05-01,2,3,,,,");
    }

    @Test
    void what_a_spreadsheet_would_run_is_text_and_what_holds_commas_stays_one_cell() {
        assertThat(FiguresCsv.of(report("=HYPERLINK(\"http://evil\",\"x\")"))).contains("branch,\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\",,");
        assertThat(FiguresCsv.of(report("@SUM(1)"))).contains("branch,'@SUM(1),");
    }

    private static Report report(String branch) {
        return new Report(DAY, DAY, UUID.randomUUID(), branch, FIGURES);
    }
}
