package app.fovea.dispensing.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.catalogue.entity.FrameSize;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The outline of a lens shape: points anticlockwise around the middle of its box, mm, as seen from the front.
 *
 * <p>A tracer gives it as radii at equal angles (the {@code R} records of VCA/OMA, ISO 16284). Where nobody traced, {@link #boxed} draws
 * the one curve of the Lamé family that has the frame's A, B and ED.
 */
public record FrameTrace(List<LensPoint> points) {
    private static final int LEAST_POINTS = 8;
    private static final int MOST_POINTS = 4000;
    private static final int LEAST_RADIUS = 5;
    private static final int MOST_RADIUS = 60;
    private static final double HUNDREDTHS = 100;
    /** Twice the longest distance to the optical centre leaves nothing to hold: what the edger needs around the shape, mm in diameter. */
    private static final double EDGING_ALLOWANCE = 2;
    private static final int BOXED_STEP = 5;
    /** From this exponent on the curve is a rectangle to the hundredth of a millimetre. */
    private static final double SQUAREST = 5000;

    public FrameTrace {
        points = points == null ? List.of() : List.copyOf(points);
    }

    /** @param hundredths radii in 1/100 mm at equal angles, anticlockwise from the examiner's right, as in {@code R=2600;2601;…} */
    public static FrameTrace ofRadii(List<Integer> hundredths) {
        List<LensPoint> points = new ArrayList<>();
        for (int i = 0; i < hundredths.size(); i++) {
            points.add(polar(2 * Math.PI * i / hundredths.size(), hundredths.get(i) / HUNDREDTHS));
        }
        return new FrameTrace(points);
    }

    /**
     * A shape for a frame known by its box alone: |x/a|^p + |y/b|^p = 1 with half the box for a and b, and p such that the longest radius is
     * half the ED. Every consistent box has one: p = 2 is the ellipse, whose ED is its longer side, and p = ∞ the rectangle, whose ED is the diagonal.
     * With k = 2p/(p − 2) the longest radius is (a^k + b^k)^(1/k).
     *
     * @param frame one without errors
     */
    public static FrameTrace boxed(FrameSize frame) {
        double a = frame.a().doubleValue() / 2;
        double b = frame.b().doubleValue() / 2;
        double inverseK = inverseK(Math.max(a, b), Math.min(a, b), frame.ed().doubleValue() / 2);
        double p = Math.min(SQUAREST, 2 / (1 - 2 * inverseK));
        double corner = cornerAngle(a, b, inverseK, p);
        List<Double> angles = new ArrayList<>(List.of(corner, Math.PI - corner, Math.PI + corner, 2 * Math.PI - corner));
        for (int degrees = 0; degrees < 360; degrees += BOXED_STEP) {
            angles.add(Math.toRadians(degrees));
        }
        return new FrameTrace(angles.stream().sorted().map(angle -> polar(angle, lame(angle, a, b, p))).toList());
    }

    /**
     * What is wrong with this trace; empty if nothing is.
     *
     * @param path where it stands in the request; empty for the top
     */
    public List<FieldError> errors(String path) {
        String field = path.isEmpty() ? "trace" : path + ".trace";
        if (points.size() < LEAST_POINTS || points.size() > MOST_POINTS) {
            return List.of(new FieldError("trace_points", field, "A trace has %d to %d points, this one has %d. Trace the shape again.".formatted(LEAST_POINTS, MOST_POINTS, points.size())));
        }
        for (int i = 0; i < points.size(); i++) {
            double radius = points.get(i).length();
            if (!(radius >= LEAST_RADIUS && radius <= MOST_RADIUS)) {
                return List.of(new FieldError("trace_out_of_range", field, "Point %d of the trace lies %.2f mm from the middle; it can lie %d to %d mm from it. Trace the shape again.".formatted(
                    i + 1, radius, LEAST_RADIUS, MOST_RADIUS)));
            }
            LensPoint next = points.get((i + 1) % points.size());
            if (!(points.get(i).x() * next.y() - points.get(i).y() * next.x() >= 0)) {
                return List.of(new FieldError("trace_turns_back", field, "The trace turns back at point %d: its points go once around the middle, anticlockwise. Trace the shape again.".formatted(i + 1)));
            }
        }
        return List.of();
    }

    /** The same outline around the middle of its own box, wherever the tracer had its zero. */
    public FrameTrace centred() {
        LensPoint middle = new LensPoint((most(LensPoint::x) + least(LensPoint::x)) / 2, (most(LensPoint::y) + least(LensPoint::y)) / 2);
        return new FrameTrace(points.stream().map(point -> point.minus(middle)).toList());
    }

    /** A, the horizontal boxed lens size, mm. */
    public double width() {
        return most(LensPoint::x) - least(LensPoint::x);
    }

    /** B, the vertical boxed lens size, mm. */
    public double height() {
        return most(LensPoint::y) - least(LensPoint::y);
    }

    /** ED, twice the longest radius, mm. */
    public double effectiveDiameter() {
        return 2 * reachFrom(LensPoint.MIDDLE);
    }

    /** Length of the outline, mm: of the polygon, which with 400 points is within 0.01 % of a circle's. */
    public double circumference() {
        double length = 0;
        for (int i = 0; i < points.size(); i++) {
            length += points.get((i + 1) % points.size()).minus(points.get(i)).length();
        }
        return length;
    }

    /** How far the shape reaches from this point, mm: where the edge of a minus lens is thickest. */
    public double reachFrom(LensPoint opticalCentre) {
        return most(point -> point.minus(opticalCentre).length());
    }

    /** The smallest uncut lens with its optical centre there that covers the shape: 2·max‖p − OC‖ + 2, mm to 0.01. */
    public BigDecimal minimumBlank(LensPoint opticalCentre) {
        return BigDecimal.valueOf(2 * reachFrom(opticalCentre) + EDGING_ALLOWANCE).setScale(2, RoundingMode.HALF_UP);
    }

    private double most(ToDoubleFunction<LensPoint> measure) {
        return points.stream().mapToDouble(measure).max().orElse(0);
    }

    private double least(ToDoubleFunction<LensPoint> measure) {
        return points.stream().mapToDouble(measure).min().orElse(0);
    }

    private static LensPoint polar(double angle, double radius) {
        return new LensPoint(radius * Math.cos(angle), radius * Math.sin(angle));
    }

    /** 1/k of the curve whose longest radius is this, by halving: the radius grows with 1/k from the longer half side to the half diagonal. */
    private static double inverseK(double longer, double shorter, double radius) {
        double low = 0;
        double high = 0.5;
        for (int i = 0; i < 50; i++) {
            double middle = (low + high) / 2;
            if (longer * Math.pow(1 + Math.pow(shorter / longer, 1 / middle), middle) < radius) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.min(low, 0.5 - 1e-9);
    }

    /** Where in the first quadrant the longest radius points. */
    private static double cornerAngle(double a, double b, double inverseK, double p) {
        double across = inverseK == 0 ? a >= b ? 1 : 0 : 1 / (1 + Math.pow(b / a, 1 / inverseK));
        return Math.atan2(b * Math.pow(1 - across, 1 / p), a * Math.pow(across, 1 / p));
    }

    private static double lame(double angle, double a, double b, double p) {
        double across = Math.abs(Math.cos(angle)) / a;
        double upright = Math.abs(Math.sin(angle)) / b;
        double larger = Math.max(across, upright);
        return 1 / (larger * Math.pow(1 + Math.pow(Math.min(across, upright) / larger, p), 1 / p));
    }
}
