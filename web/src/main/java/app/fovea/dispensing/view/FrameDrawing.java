package app.fovea.dispensing.view;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.dispensing.entity.CentredBy;
import app.fovea.dispensing.entity.FrameTrace;
import app.fovea.dispensing.entity.LensPoint;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The front of a frame to scale, as one looks at the patient: the right eye on the left. A unit is a millimetre, from the middle of the bridge, downwards as the
 * page goes. Pupils and optical centres are put into it by {@code fitting.js}, which moves them while one types.
 */
public final class FrameDrawing implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Beside and around the frame, for its sizes. */
    private static final double ASIDE = 17;
    private static final double ABOVE = 9;
    private static final double BELOW = 12;
    private static final double HALF = 0.5;
    private static final double HUNDRED = 100;

    private final FrameSize size;
    private final CentredBy centredBy;
    private final String outline;

    private FrameDrawing(FrameSize size, CentredBy centredBy) {
        this.size = size;
        this.centredBy = centredBy;
        this.outline = outline(FrameTrace.boxed(size));
    }

    /** Null where there is nothing to draw: no frame, or one whose sizes contradict each other. */
    static FrameDrawing of(FrameSize size, CentredBy centredBy) {
        return size == null || !size.consistent() ? null : new FrameDrawing(size, centredBy);
    }

    boolean shows(FrameSize frame, CentredBy by) {
        return size.equals(frame) && centredBy == by;
    }

    public String getViewBox() {
        double wide = getA() + getDbl() * HALF + ASIDE;
        return String.format(Locale.ROOT, "%.1f %.1f %.1f %.1f", -wide, -getB() * HALF - ABOVE, 2 * wide, getB() + ABOVE + BELOW);
    }

    /** One lens around the middle of its box; both lenses are drawn with it, the left one mirrored. */
    public String getOutline() {
        return outline;
    }

    public FrameSize getSize() {
        return size;
    }

    /** From the middle of the bridge to the middle of a lens. */
    public double getMiddle() {
        return (getA() + getDbl()) * HALF;
    }

    public double getA() {
        return size.a().doubleValue();
    }

    public double getB() {
        return size.b().doubleValue();
    }

    public double getDbl() {
        return size.dbl().doubleValue();
    }

    /** {@code pupil}, {@code near_pupil} or {@code segment}, for the script. */
    public String getBy() {
        return centredBy.name().toLowerCase(Locale.ROOT);
    }

    /** What is drawn, for those who do not see it; where the lenses are centred stands in the table below. */
    public String getLabel() {
        return "The frame to scale, lenses %s by %s mm, %s mm apart, with the pupils and the optical centres".formatted(words(size.a()), words(size.b()), words(size.dbl()));
    }

    /** By what this pair is centred, as one dispenser tells another. */
    public String getExplanation() {
        return switch (centredBy) {
            case PUPIL -> "Centred by the distance PDs.";
            case NEAR_PUPIL -> "This pair is for near: it is centred by the near PDs.";
            case SEGMENT -> "The height is the segment’s; the optical centres stay on the datum line.";
        };
    }

    private static String words(BigDecimal length) {
        return FrameSize.mm(length);
    }

    private static String outline(FrameTrace shape) {
        StringBuilder path = new StringBuilder();
        for (LensPoint point : shape.points()) {
            path.append(path.isEmpty() ? "M" : "L").append(hundredth(point.x())).append(' ').append(hundredth(-point.y()));
        }
        return path.append("Z").toString();
    }

    /** Rounded by hand: formatting the points of one outline took a millisecond and more (measured 2026-11-23). */
    private static double hundredth(double millimetres) {
        return Math.round(millimetres * HUNDRED) / HUNDRED;
    }
}
