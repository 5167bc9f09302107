package app.fovea.lab.view;

import app.fovea.lab.entity.LabFigures.Day;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Finished jobs day by day, or week by week over a longer span, as a drawing that the page writes out: it needs no script, prints, and has a sentence for those who do not
 * see it. The table beside it has every value.
 *
 * @param weekly  whether a column is a week
 * @param label   the drawing in a sentence
 * @param levels  the lines across, each with its number of jobs
 * @param times   what stands below
 * @param columns from the first day on
 */
public record DayChart(boolean weekly, String label, List<Mark> levels, List<Mark> times, List<Column> columns) {
    static final int WIDTH = 640;
    static final int HEIGHT = 200;
    private static final int LEFT = 34;
    private static final int TOP = 14;
    private static final int BOTTOM = HEIGHT - 30;
    private static final int MOST_COLUMNS = 62;
    private static final int MOST_TIMES = 6;
    private static final int MOST_LEVELS = 4;
    private static final double GAP = 0.25;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    /** Where it stands, in units of the drawing, and what it says. */
    public record Mark(double at, String text) {
    }

    /** One day or week. @param from its first day @param says it all, for who points at it @param y where what was on time begins, downwards; {@code lateY} likewise for what was late, which stands on top */
    public record Column(LocalDate from, int ordered, int finished, int onTime, double x, double width, double y, double height, double lateY, double lateHeight, String says) {
    }

    static DayChart of(List<Day> days) {
        boolean weekly = days.size() > MOST_COLUMNS;
        List<Day> spans = weekly ? weeks(days) : days;
        int most = Math.max(1, spans.stream().mapToInt(Day::finished).max().orElse(0));
        int step = step(most);
        int top = (most + step - 1) / step * step;
        double unit = (double) (BOTTOM - TOP) / top;
        double each = (double) (WIDTH - LEFT) / Math.max(1, spans.size());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Day span = spans.get(i);
            double height = span.onTime() * unit;
            double late = (span.finished() - span.onTime()) * unit;
            columns.add(new Column(span.day(), span.ordered(), span.finished(), span.onTime(), tenths(LEFT + each * (i + GAP / 2)), tenths(each * (1 - GAP)), tenths(BOTTOM - height), tenths(height),
                tenths(BOTTOM - height - late), tenths(late), (weekly ? "Week from " : "") + DAY.format(span.day()) + ": " + span.finished() + " finished, " + span.onTime() + " on time"));
        }
        List<Mark> levels = new ArrayList<>();
        for (int level = 0; level <= top; level += step) {
            levels.add(new Mark(tenths(BOTTOM - level * unit), Integer.toString(level)));
        }
        List<Mark> times = new ArrayList<>();
        int every = Math.max(1, (spans.size() + MOST_TIMES - 1) / MOST_TIMES);
        for (int i = 0; i < columns.size(); i += every) {
            times.add(new Mark(tenths(columns.get(i).x() + columns.get(i).width() / 2), DAY.format(columns.get(i).from())));
        }
        int finished = days.stream().mapToInt(Day::finished).sum();
        int onTime = days.stream().mapToInt(Day::onTime).sum();
        return new DayChart(weekly, "Finished jobs by " + (weekly ? "week" : "day") + ". " + finished + " in all, " + onTime + " on time.", List.copyOf(levels), List.copyOf(times), List.copyOf(columns));
    }

    public String getViewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    public int getFrom() {
        return LEFT;
    }

    public int getTo() {
        return WIDTH;
    }

    public int getBelow() {
        return HEIGHT - 8;
    }

    /** From Monday on; the first and the last may be parts of one. */
    private static List<Day> weeks(List<Day> days) {
        TreeMap<LocalDate, Day> weeks = new TreeMap<>();
        for (Day day : days) {
            LocalDate monday = day.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            weeks.merge(monday, new Day(day.day(), day.ordered(), day.finished(), day.onTime()),
                (week, more) -> new Day(week.day(), week.ordered() + more.ordered(), week.finished() + more.finished(), week.onTime() + more.onTime()));
        }
        return List.copyOf(weeks.values());
    }

    /** 1, 2 or 5 and ten times those, so that no more lines than fit are drawn. */
    private static int step(int most) {
        for (int ten = 1; ; ten *= 10) {
            for (int digit : List.of(1, 2, 5)) {
                if (digit * ten * MOST_LEVELS >= most) {
                    return digit * ten;
                }
            }
        }
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
