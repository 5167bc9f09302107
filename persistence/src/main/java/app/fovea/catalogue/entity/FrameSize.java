package app.fovea.catalogue.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A frame in the boxed system (ISO 8624), in mm.
 *
 * @param a   width of the lens box, 30 to 75
 * @param b   its height, 15 to 65
 * @param dbl distance between the lenses, 8 to 30
 * @param ed  effective diameter, twice the longest radius from the middle of the box
 * @param rim full, half or rimless
 */
public record FrameSize(BigDecimal a, BigDecimal b, BigDecimal dbl, BigDecimal ed, String rim) {
    public static final String RIMLESS = "rimless";
    public static final List<String> RIMS = List.of("full", "half", RIMLESS);

    private static final BigDecimal TWO = new BigDecimal("2");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    /** Sizes are rounded to 0.1 mm, so the squares may miss each other by about this much (mm²). */
    private static final BigDecimal ROUNDING = BigDecimal.ONE;

    /**
     * What is wrong with these sizes; empty if nothing is.
     *
     * @param path where the frame stands in the request, {@code pairs[0].ownFrame}; empty for the top
     */
    public List<FieldError> errors(String path) {
        List<FieldError> errors = new ArrayList<>();
        String prefix = path.isEmpty() ? "" : path + ".";
        Millimetres.check(a, 30, 75, prefix + "a", "A (width of the lens)", true, errors);
        Millimetres.check(b, 15, 65, prefix + "b", "B (height of the lens)", true, errors);
        Millimetres.check(dbl, 8, 30, prefix + "dbl", "DBL (distance between the lenses)", true, errors);
        Millimetres.check(ed, 15, 100, prefix + "ed", "ED (effective diameter)", true, errors);
        if (rim == null || !RIMS.contains(rim)) {
            errors.add(new FieldError("rim_unknown", prefix + "rim", "The rim is one of " + String.join(", ", RIMS) + "."));
        }
        if (errors.isEmpty() && !boxed()) {
            errors.add(new FieldError("frame_not_boxed", prefix + "ed", "With A %s and B %s the ED lies between %s and %s mm. Measure again: twice the longest radius from the middle of the lens.".formatted(
                mm(a), mm(b), mm(a.max(b)), mm(a.multiply(a).add(b.multiply(b)).sqrt(MathContext.DECIMAL32).setScale(1, RoundingMode.DOWN)))));
        }
        return errors;
    }

    /** True if the sizes are there, in range, and describe a lens that exists: max(A, B) ≤ ED ≤ √(A² + B²). */
    public boolean consistent() {
        return errors("").isEmpty();
    }

    /** Frame PD, or distance between the boxed centres (DBC): A + DBL. */
    public BigDecimal framePd() {
        return a.add(dbl);
    }

    /** How far the optical centre moves from the middle of the box for this monocular PD: (A + DBL)/2 − PD, positive towards the nose. */
    public BigDecimal decentration(BigDecimal pd) {
        return framePd().multiply(HALF).subtract(pd);
    }

    /** How far the optical centre moves up from the middle of the box for this height above its lowest point: height − B/2; negative for down. */
    public BigDecimal verticalDecentration(BigDecimal height) {
        return height.subtract(b.multiply(HALF));
    }

    /** Smallest uncut lens that covers the shape, by the rule of thumb ED + 2·|decentration| + 2 (single vision, no vertical decentration). */
    public BigDecimal minimumBlank(BigDecimal pd) {
        return ed.add(decentration(pd).abs().multiply(TWO)).add(TWO);
    }

    private boolean boxed() {
        return ed.compareTo(a.max(b)) >= 0 && ed.multiply(ed).compareTo(a.multiply(a).add(b.multiply(b)).add(ROUNDING)) <= 0;
    }

    /** A length for a sentence: {@code 52}, {@code 31.5}. */
    public static String mm(BigDecimal length) {
        BigDecimal shortest = length.stripTrailingZeros();
        return shortest.setScale(Math.max(0, shortest.scale())).toPlainString();
    }
}
