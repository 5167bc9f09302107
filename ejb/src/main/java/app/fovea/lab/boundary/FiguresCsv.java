package app.fovea.lab.boundary;

import app.fovea.lab.boundary.Figures.Report;
import app.fovea.lab.entity.LabFigures;
import app.fovea.lab.entity.LabFigures.Share;
import app.fovea.lab.entity.LabFigures.Spread;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The lab's figures as RFC 4180 has it, a figure a line, so that a spreadsheet filters them by their first column. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe that does not belong to it.
 */
public final class FiguresCsv {
    private static final String FORMULA = "=+-@\t\r'";

    private final StringBuilder csv = new StringBuilder();

    private FiguresCsv() {
        line("figure", "of_what", "count", "out_of", "percent", "median_days", "p90_days", "oldest_days");
    }

    public static String of(Report report) {
        LabFigures figures = report.figures();
        FiguresCsv file = new FiguresCsv();
        file.line("from", report.from());
        file.line("to", report.to());
        file.line("branch", report.branch());
        file.spread("turnaround", null, figures.turnaround());
        file.share("on_time", null, figures.onTime());
        file.share("first_pass", null, figures.firstPass());
        file.share("remade", null, figures.remade());
        figures.byCause().forEach(part -> file.share("remade_by_cause", part.key(), part.share()));
        figures.byParty().forEach(part -> file.share("remade_by_party", part.key(), part.share()));
        figures.now().forEach(stage -> file.line("in_stage_now", stage.stage().id(), stage.jobs(), null, null, stage.age(), null, stage.oldest()));
        figures.now().forEach(stage -> file.line("late_in_stage_now", stage.stage().id(), stage.late(), stage.jobs()));
        figures.stages().forEach(stage -> file.spread("time_in_stage", stage.stage().id(), stage.stay()));
        figures.days().forEach(day -> file.line("ordered_on", day.day(), day.ordered()));
        figures.days().forEach(day -> file.line("finished_on", day.day(), day.finished()));
        figures.days().forEach(day -> file.line("on_time_on", day.day(), day.onTime(), day.finished()));
        return file.csv.toString();
    }

    private void share(String figure, String key, Share share) {
        line(figure, key, share.count(), share.of(), share.percent());
    }

    private void spread(String figure, String key, Spread spread) {
        line(figure, key, spread.count(), null, null, spread.median(), spread.p90());
    }

    private void line(Object... cells) {
        csv.append(Arrays.stream(Arrays.copyOf(cells, 8)).map(cell -> quoted(Objects.toString(cell, ""))).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String quoted(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r') ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
