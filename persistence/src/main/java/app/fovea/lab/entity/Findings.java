package app.fovea.lab.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is found, and words it. */
final class Findings {
    private final ToleranceStandard standard;
    private final List<Finding> found = new ArrayList<>();

    Findings(ToleranceStandard standard) {
        this.standard = standard;
    }

    List<Finding> all() {
        return List.copyOf(found);
    }

    /** The usual case: the difference is that of the numbers. */
    void judge(Quantity quantity, BigDecimal ordered, BigDecimal measured, Optional<BigDecimal> limit) {
        judge(quantity, ordered, measured, measured == null ? null : measured.subtract(ordered), limit);
    }

    /** @param measured null if it still is to be measured, if there is a limit that it could be held to */
    void judge(Quantity quantity, BigDecimal ordered, BigDecimal measured, BigDecimal difference, Optional<BigDecimal> limit) {
        if (limit.isEmpty()) {
            open(quantity, ordered, measured, Verdict.NOT_JUDGED, "not judged, because " + standard.title() + " has no limit for it here");
        } else if (measured == null) {
            open(quantity, ordered, null, Verdict.NOT_MEASURED, "not measured yet");
        } else {
            Verdict verdict = difference.abs().compareTo(limit.get()) <= 0 ? Verdict.PASS : Verdict.FAIL;
            String sentence = "%s: ordered %s, measured %s, %s off, %s allowed%s.".formatted(quantity.title(), quantity.print(ordered), quantity.print(measured),
                quantity.size(difference.abs()), quantity.size(limit.get()), standard.confirmed() ? "" : " (to be confirmed)");
            found.add(new Finding(quantity, quantity.unit(), ordered, measured, difference, limit.get(), verdict, standard.confirmed(), sentence));
        }
    }

    void notMeasured(Quantity quantity, BigDecimal ordered, String what) {
        open(quantity, ordered, null, Verdict.NOT_MEASURED, what);
    }

    /** @param ordered null if nothing was */
    void notJudged(Quantity quantity, BigDecimal ordered, BigDecimal measured, String why) {
        open(quantity, ordered, measured, Verdict.NOT_JUDGED, "not judged, because " + why);
    }

    private void open(Quantity quantity, BigDecimal ordered, BigDecimal measured, Verdict verdict, String what) {
        String sentence = quantity.title() + ": " + (ordered == null ? "" : "ordered " + quantity.print(ordered) + ", ")
            + (measured == null ? "" : "measured " + quantity.print(measured) + ", ") + what + ".";
        found.add(new Finding(quantity, quantity.unit(), ordered, measured, null, null, verdict, standard.confirmed(), sentence));
    }
}
