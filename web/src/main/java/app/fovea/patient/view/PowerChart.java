package app.fovea.patient.view;

import app.fovea.patient.boundary.PatientSummary.PrescriptionItem;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.PowerNotation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One power of both eyes over the years, as a drawing that the page writes out: it needs no script, prints, and has a sentence for
 * those who do not see it. The table beside it has every value.
 *
 * @param title  what is drawn: Sphere, or Add
 * @param label  the drawing in a sentence
 * @param levels the lines across, each with its power
 * @param times  what stands below, a year or a day
 * @param curves the right eye's and the left eye's, each if it has a value at all
 */
public record PowerChart(String title, String label, List<Mark> levels, List<Mark> times, List<Curve> curves) {
    static final int WIDTH = 480;
    static final int HEIGHT = 200;
    private static final int LEFT = 56;
    private static final int RIGHT = WIDTH - 34;
    private static final int TOP = 14;
    private static final int BOTTOM = HEIGHT - 30;
    private static final int MOST_LEVELS = 5;
    private static final int MOST_TIMES = 6;
    /** Letters at the ends of two curves that meet stand below each other. */
    private static final double LETTER = 15;
    /** A quarter of a dioptre is the least step of a prescription: drawn over the whole height it looked like a fall. */
    private static final BigDecimal LEAST_SPAN = BigDecimal.valueOf(2);
    private static final List<BigDecimal> STEPS = Stream.of("0.25", "0.5", "1", "2", "5", "10").map(BigDecimal::new).toList();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    /** Where it stands, in units of the drawing, and what it says. */
    public record Mark(double at, String text) {
    }

    /** @param says the day and the value, for who points at it */
    public record Dot(double x, double y, String says) {
    }

    /** @param path  through its dots; broken where an exam has no value for this eye @param letterAt how far down the letter at its end stands */
    public record Curve(String eye, String letter, List<Dot> dots, String path, double letterAt) {
    }

    private record Value(LocalDate on, BigDecimal dioptres) {
    }

    /** @param newestFirst what was prescribed @return sphere, and add for who ever had one; none before there is something to compare */
    static List<PowerChart> of(List<PrescriptionItem> newestFirst) {
        List<PrescriptionItem> items = new ArrayList<>(newestFirst);
        Collections.reverse(items);
        return Stream.of(chart("Sphere", items, PowerChart::sphere), chart("Add", items, EyePower::add)).flatMap(Optional::stream).toList();
    }

    public String getViewBox() {
        return "0 0 " + WIDTH + " " + HEIGHT;
    }

    public int getFrom() {
        return LEFT;
    }

    public int getTo() {
        return RIGHT;
    }

    public int getBelow() {
        return HEIGHT - 8;
    }

    /** In minus cylinder form: the same lens written the other way is no change. */
    private static BigDecimal sphere(EyePower eye) {
        return eye.balance() ? null : eye.power().inMinusCylinder().sphere();
    }

    private static Optional<PowerChart> chart(String title, List<PrescriptionItem> items, Function<EyePower, BigDecimal> power) {
        List<Value> right = items.stream().map(each -> new Value(each.prescribedOn(), power.apply(each.powers().right()))).toList();
        List<Value> left = items.stream().map(each -> new Value(each.prescribedOn(), power.apply(each.powers().left()))).toList();
        List<BigDecimal> all = Stream.concat(right.stream(), left.stream()).map(Value::dioptres).filter(Objects::nonNull).toList();
        if (all.isEmpty() || known(right).size() < 2 && known(left).size() < 2) {
            return Optional.empty();
        }
        Scale scale = Scale.of(all, items.get(0).prescribedOn(), items.get(items.size() - 1).prescribedOn());
        List<Curve> curves = Stream.of(curve("Right", right, scale), curve("Left", left, scale)).filter(curve -> !curve.dots().isEmpty()).toList();
        String label = title + " over the years. " + String.join(" ", Stream.of(said("Right", known(right)), said("Left", known(left))).filter(Objects::nonNull).toList());
        return Optional.of(new PowerChart(title, label, scale.levels(), scale.times(), apart(curves)));
    }

    private static List<Value> known(List<Value> values) {
        return values.stream().filter(value -> value.dioptres() != null).toList();
    }

    /** @return null for an eye that has no value */
    private static String said(String eye, List<Value> known) {
        if (known.isEmpty()) {
            return null;
        }
        Value first = known.get(0);
        Value last = known.get(known.size() - 1);
        return known.size() == 1 ? eye + ": " + written(first.dioptres()) + " in " + first.on().getYear() + "."
            : eye + ": from " + written(first.dioptres()) + " in " + first.on().getYear() + " to " + written(last.dioptres()) + " in " + last.on().getYear() + ".";
    }

    private static Curve curve(String eye, List<Value> values, Scale scale) {
        List<Dot> dots = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (Value value : values) {
            if (value.dioptres() == null) {
                open = false;
                continue;
            }
            Dot dot = new Dot(scale.x(value.on()), scale.y(value.dioptres()), DAY.format(value.on()) + ", " + eye.toLowerCase(Locale.ROOT) + " " + written(value.dioptres()));
            path.append(open ? 'L' : 'M').append(dot.x()).append(' ').append(dot.y());
            dots.add(dot);
            open = true;
        }
        return new Curve(eye, eye.substring(0, 1), List.copyOf(dots), path.toString(), dots.isEmpty() ? 0 : dots.get(dots.size() - 1).y());
    }

    /** Two letters that would cover each other stand one below the other, the upper curve's above. */
    private static List<Curve> apart(List<Curve> curves) {
        if (curves.size() < 2 || Math.abs(curves.get(0).letterAt() - curves.get(1).letterAt()) >= LETTER) {
            return curves;
        }
        double middle = (curves.get(0).letterAt() + curves.get(1).letterAt()) / 2;
        boolean firstAbove = curves.get(0).letterAt() <= curves.get(1).letterAt();
        return List.of(moved(curves.get(0), middle + (firstAbove ? -LETTER : LETTER) / 2), moved(curves.get(1), middle + (firstAbove ? LETTER : -LETTER) / 2));
    }

    private static Curve moved(Curve curve, double letterAt) {
        return new Curve(curve.eye(), curve.letter(), curve.dots(), curve.path(), tenths(letterAt));
    }

    private static String written(BigDecimal dioptres) {
        return PowerNotation.signed(dioptres).replace('-', '\u2212');
    }

    private static double tenths(double units) {
        return Math.round(units * 10) / 10.0;
    }

    /** From days and dioptres to the drawing. More plus is up. */
    private record Scale(BigDecimal lowest, BigDecimal highest, BigDecimal step, LocalDate first, LocalDate last) {
        static Scale of(List<BigDecimal> values, LocalDate first, LocalDate last) {
            BigDecimal min = values.stream().min(Comparator.naturalOrder()).orElseThrow();
            BigDecimal max = values.stream().max(Comparator.naturalOrder()).orElseThrow();
            for (BigDecimal step : STEPS) {
                BigDecimal lowest = min.divide(step, 0, RoundingMode.FLOOR).multiply(step);
                BigDecimal highest = max.divide(step, 0, RoundingMode.CEILING).multiply(step);
                for (boolean up = true; highest.subtract(lowest).compareTo(LEAST_SPAN) < 0; up = !up) {
                    highest = up ? highest.add(step) : highest;
                    lowest = up ? lowest : lowest.subtract(step);
                }
                if (highest.subtract(lowest).divide(step, 0, RoundingMode.UNNECESSARY).intValueExact() < MOST_LEVELS || step == STEPS.get(STEPS.size() - 1)) {
                    return new Scale(lowest, highest, step, first, last);
                }
            }
            throw new IllegalStateException("no step is the last one");
        }

        double x(LocalDate day) {
            long days = ChronoUnit.DAYS.between(first, last);
            return tenths(days == 0 ? (LEFT + RIGHT) / 2.0 : LEFT + 12 + (RIGHT - LEFT - 24) * (double) ChronoUnit.DAYS.between(first, day) / days);
        }

        double y(BigDecimal dioptres) {
            return tenths(BOTTOM - (BOTTOM - TOP) * dioptres.subtract(lowest).doubleValue() / highest.subtract(lowest).doubleValue());
        }

        List<Mark> levels() {
            List<Mark> levels = new ArrayList<>();
            for (BigDecimal level = lowest; level.compareTo(highest) <= 0; level = level.add(step)) {
                levels.add(new Mark(y(level), written(level)));
            }
            return levels;
        }

        /** The turns of the years, or the first day and the last where there are fewer than two. */
        List<Mark> times() {
            int years = last.getYear() - first.getYear();
            if (years < 2) {
                return first.equals(last) ? List.of(new Mark(x(first), DAY.format(first))) : List.of(new Mark(x(first) + 24, DAY.format(first)), new Mark(x(last) - 24, DAY.format(last)));
            }
            int every = (years + MOST_TIMES - 1) / MOST_TIMES;
            List<Mark> marks = new ArrayList<>();
            for (int year = first.getYear() + 1; year <= last.getYear(); year += every) {
                marks.add(new Mark(x(LocalDate.of(year, 1, 1)), String.valueOf(year)));
            }
            return marks;
        }
    }
}
