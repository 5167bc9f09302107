package app.fovea.lab.view;

import app.fovea.lab.boundary.Figures;
import app.fovea.lab.boundary.Figures.BranchChoice;
import app.fovea.lab.boundary.Figures.Report;
import app.fovea.lab.boundary.FiguresCsv;
import app.fovea.lab.entity.LabFigures;
import app.fovea.lab.entity.LabFigures.StageNow;
import app.fovea.lab.entity.LabFigures.StageTime;
import app.fovea.view.Formats;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** How fast and how well the lab works: lab/figures.xhtml. What is chosen stands in the address. */
@Named
@RequestScoped
public class FiguresBacking {
    private static final int[] WEEKS = {4, 13, 52};

    @Inject
    private Figures desk;
    @Inject
    private Formats format;
    @Inject @Param(name = "from")
    private String from;
    @Inject @Param(name = "to")
    private String to;
    @Inject @Param(name = "branch")
    private String branch;

    private Report report;
    private DayChart days;
    private RowChart stages;

    /** So many weeks with today. */
    public record Span(int weeks, LocalDate from, LocalDate to) {
    }

    @PostConstruct
    void load() {
        report = desk.of(day(from), day(to), branch == null || branch.isBlank() ? null : Paths.id(branch, "branch"));
        days = DayChart.of(getFigures().days());
        stages = RowChart.of("How long jobs stay in each stage: half of them and nine in ten.",
            getFigures().stages().stream().map(each -> new RowChart.Value(each.stage().title(), each.stay().median(), each.stay().p90())).toList());
    }

    public void exportCsv() throws IOException {
        Faces.sendFile(FiguresCsv.of(report).getBytes(StandardCharsets.UTF_8), report.fileName(), true);
    }

    public Report getReport() {
        return report;
    }

    public LabFigures getFigures() {
        return report.figures();
    }

    public List<BranchChoice> getBranches() {
        return desk.branches();
    }

    public List<Span> getSpans() {
        return Arrays.stream(WEEKS).mapToObj(weeks -> new Span(weeks, format.today().minusWeeks(weeks).plusDays(1), format.today())).toList();
    }

    /** Nothing was finished, ordered or is open: there is nothing to draw. */
    public boolean isNothing() {
        return getFigures().days().stream().allMatch(day -> day.ordered() == 0 && day.finished() == 0) && getFigures().now().stream().allMatch(stage -> stage.jobs() == 0);
    }

    public DayChart getDays() {
        return days;
    }

    public RowChart getStages() {
        return stages;
    }

    /** A cause or a party as one says it: coating_defect is Coating defect. */
    public String words(String id) {
        return format.sentence(id.replace('_', ' '));
    }

    public List<StageTime> getStays() {
        return getFigures().stages();
    }

    public List<StageNow> getNow() {
        return getFigures().now();
    }

    /** What no calendar knows is left out. */
    private static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
