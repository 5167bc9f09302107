package app.fovea.lab.entity;

import app.fovea.lab.entity.DcsFile.Line;
import app.fovea.lab.entity.DcsFile.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The shape of one rim or lens as a tracer felt it: radii from the middle, anticlockwise from three o'clock.
 *
 * @param points how many radii
 * @param maxRadius mm
 * @param circumference of the polygon through the points, mm
 * @param hbox   the boxed width, mm
 * @param vbox   the boxed height, mm
 */
public record FrameTrace(int points, BigDecimal maxRadius, BigDecimal circumference, BigDecimal hbox, BigDecimal vbox) {
    private static final int FEWEST = 4;
    private static final int MOST = 4000;
    /** Radii and angles are sent in hundredths. */
    private static final double HUNDREDTH = 0.01;
    private static final String RADII_AS_NUMBERS = "1";

    /** The traces that the file has and that can be read: its radii written as numbers, as many as it says. What is packed otherwise stays in the file and is not measured here. */
    public static Map<Side, FrameTrace> of(DcsFile file) {
        Map<Side, FrameTrace> traces = new EnumMap<>(Side.class);
        List<Line> lines = file.records();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).label().equals("TRCFMT")) {
                String[] format = lines.get(i).value().split(";", -1);
                List<Line> own = lines.subList(i + 1, lines.size()).stream().takeWhile(line -> !line.label().equals("TRCFMT")).toList();
                if (format.length > 3 && format[0].strip().equals(RADII_AS_NUMBERS)) {
                    FrameTrace trace = read(format, own);
                    if (trace != null) {
                        traces.put(format[3].strip().equals("L") ? Side.LEFT : Side.RIGHT, trace);
                    }
                }
            }
        }
        return traces;
    }

    private static FrameTrace read(String[] format, List<Line> lines) {
        double[] radii = numbers(lines, "R");
        boolean equalAngles = !format[2].strip().equals("U");
        double[] angles = equalAngles ? new double[0] : numbers(lines, "A");
        boolean complete = radii.length >= FEWEST && radii.length <= MOST && format[1].strip().equals(String.valueOf(radii.length)) && (equalAngles || angles.length == radii.length);
        return complete ? measure(radii, angles) : null;
    }

    /** Empty where one of them is no number. */
    private static double[] numbers(List<Line> lines, String label) {
        List<String> texts = new ArrayList<>();
        lines.stream().filter(line -> line.label().equals(label)).flatMap(line -> Stream.of(line.value().split(";"))).map(String::strip).filter(text -> !text.isEmpty()).forEach(texts::add);
        return texts.stream().allMatch(text -> text.matches("[+-]?\\d{1,6}(\\.\\d{1,6})?")) ? texts.stream().mapToDouble(Double::parseDouble).toArray() : new double[0];
    }

    private static FrameTrace measure(double[] radii, double[] angles) {
        double[] x = new double[radii.length];
        double[] y = new double[radii.length];
        double longest = 0;
        for (int i = 0; i < radii.length; i++) {
            double angle = angles.length == 0 ? 2 * Math.PI * i / radii.length : Math.toRadians(angles[i] * HUNDREDTH);
            x[i] = radii[i] * HUNDREDTH * Math.cos(angle);
            y[i] = radii[i] * HUNDREDTH * Math.sin(angle);
            longest = Math.max(longest, radii[i] * HUNDREDTH);
        }
        double around = 0;
        for (int i = 0; i < radii.length; i++) {
            int next = (i + 1) % radii.length;
            around += Math.hypot(x[next] - x[i], y[next] - y[i]);
        }
        return new FrameTrace(radii.length, millimetres(longest), millimetres(around), millimetres(wide(x)), millimetres(wide(y)));
    }

    private static double wide(double[] places) {
        double least = places[0];
        double most = places[0];
        for (double place : places) {
            least = Math.min(least, place);
            most = Math.max(most, place);
        }
        return most - least;
    }

    private static BigDecimal millimetres(double computed) {
        return BigDecimal.valueOf(computed).setScale(2, RoundingMode.HALF_UP);
    }
}
