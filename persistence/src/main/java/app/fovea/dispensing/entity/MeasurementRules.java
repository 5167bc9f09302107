package app.fovea.dispensing.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.catalogue.entity.Millimetres;
import app.fovea.prescription.entity.Eye;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a measurement can be one at all. What is missing for the lens in question, or does not suit it, is for {@link PairRules}.
 */
public final class MeasurementRules {
    private static final Measurements NONE = new Measurements(null, null, null, null, null);

    private MeasurementRules() {
    }

    /**
     * @param measurements may be null or have gaps: both mean not measured yet
     * @param path         where they stand in the request, {@code pairs[0]}; empty for the top
     */
    public static List<FieldError> errors(Measurements measurements, String path) {
        List<FieldError> errors = new ArrayList<>();
        if (measurements == null) {
            return errors;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        for (Eye eye : Eye.values()) {
            EyeMeasurement measured = of(measurements, eye);
            String at = prefix + eye.id() + ".";
            Millimetres.check(measured.pd(), 20, 40, at + "pd", eye.title() + ": the monocular PD", false, errors);
            Millimetres.check(measured.height(), 8, 40, at + "height", eye.title() + ": the height", false, errors);
            Millimetres.check(measured.nearPd(), 18, 40, at + "nearPd", eye.title() + ": the near PD", false, errors);
        }
        Millimetres.check(measurements.bvd(), 5, 25, prefix + "bvd", "The back vertex distance", false, errors);
        Millimetres.check(measurements.tilt(), -5, 25, "degrees", prefix + "tilt", "The pantoscopic tilt", false, errors);
        Millimetres.check(measurements.wrap(), 0, 35, "degrees", prefix + "wrap", "The wrap angle", false, errors);
        return errors;
    }

    /** Only the sale itself says from where measurements were taken over: nobody dates them back, or to a day they are not from. */
    public static List<FieldError> notCarriedFromElsewhere(Measurements sent, Measurements kept, String path) {
        return sent.carriedFrom() == null || sent.carriedFrom().equals(kept.carriedFrom()) ? List.of()
            : List.of(new FieldError("carried_from_elsewhere", path.isEmpty() ? "carriedFrom" : path + ".carriedFrom", kept.carriedFrom() == null
                ? "These measurements were not taken over from an earlier pair. Leave the date out."
                : "These measurements were taken over from %s. Send that date to leave them unconfirmed, or none to confirm them.".formatted(kept.carriedFrom())));
    }

    /** Never null: what was not measured has no values. */
    static EyeMeasurement of(Measurements measurements, Eye eye) {
        Measurements all = measurements == null ? NONE : measurements;
        return eye == Eye.RIGHT ? all.right() : all.left();
    }
}
