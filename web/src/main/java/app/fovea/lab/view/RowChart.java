package app.fovea.lab.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One length for each of a few names, as a drawing that the page writes out; the table beside it has every value.
 *
 * @param label the drawing in a sentence
 */
public record RowChart(String label, List<Row> rows) {
    private static final int WIDTH = 480;
    private static final int LEFT = 120;
    private static final int ROW = 30;
    private static final int THICK = 14;

    /** @param length and mark in days; mark null for none */
    record Value(String name, BigDecimal length, BigDecimal mark) {
    }

    /** In units of the drawing. @param y of the row's middle @param mark where the thin line ends; equal to the length where there is none */
    public record Row(String name, double y, double length, double mark, String says) {
    }

    static RowChart of(String label, List<Value> values) {
        double most = values.stream().map(value -> value.mark() == null ? value.length() : value.length().max(value.mark())).mapToDouble(BigDecimal::doubleValue).max().orElse(0);
        double unit = (WIDTH - LEFT - 8) / Math.max(most, 0.1);
        List<Row> rows = new ArrayList<>();
        for (Value value : values) {
            double length = value.length().doubleValue() * unit;
            rows.add(new Row(value.name(), ROW * (rows.size() + 0.5), tenths(length), tenths(value.mark() == null ? length : value.mark().doubleValue() * unit),
                value.name() + ": " + value.length() + " days" + (value.mark() == null ? "" : ", nine in ten within " + value.mark())));
        }
        return new RowChart(label, List.copyOf(rows));
    }

    public String getViewBox() {
        return "0 0 " + WIDTH + " " + ROW * rows.size();
    }

    public int getFrom() {
        return LEFT;
    }

    public int getThick() {
        return THICK;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
