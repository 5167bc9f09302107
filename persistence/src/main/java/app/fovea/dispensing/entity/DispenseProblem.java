package app.fovea.dispensing.entity;

/**
 * Something that stands between a draft and its checkout.
 *
 * @param step  where in the sale it is put right: {@link #LENSES}, {@link #TREATMENTS}, {@link #MEASUREMENTS} or {@link #CHECKOUT}
 * @param field path in the sale, {@code pairs[0].right.pd}
 * @param code  stable, for programs; a warning is acknowledged by it
 */
public record DispenseProblem(String step, String field, Severity severity, String code, String message) {
    public static final String LENSES = "lenses";
    public static final String TREATMENTS = "treatments";
    public static final String MEASUREMENTS = "measurements";
    public static final String CHECKOUT = "checkout";

    static DispenseProblem block(String step, String field, String code, String message) {
        return new DispenseProblem(step, field, Severity.BLOCK, code, message);
    }

    static DispenseProblem warn(String step, String field, String code, String message) {
        return new DispenseProblem(step, field, Severity.WARN, code, message);
    }

    public boolean blocks() {
        return severity == Severity.BLOCK;
    }
}
