package app.fovea.catalogue.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;

/** The one check for anything that is measured on a frame or a face: there if it has to be, in range, to a tenth. */
public final class Millimetres {
    private Millimetres() {
    }

    public static void check(BigDecimal value, int least, int most, String field, String name, boolean required, List<FieldError> errors) {
        check(value, least, most, "mm", field, name, required, errors);
    }

    public static void check(BigDecimal value, int least, int most, String unit, String field, String name, boolean required, List<FieldError> errors) {
        if (value == null) {
            if (required) {
                errors.add(new FieldError("missing", field, "%s is missing: give it in %s, %d to %d.".formatted(name, unit, least, most)));
            }
        } else if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            errors.add(new FieldError("out_of_range", field, "%s goes from %d to %d %s.".formatted(name, least, most, unit)));
        } else if (value.stripTrailingZeros().scale() > 1) {
            errors.add(new FieldError("too_fine", field, "%s has at most one decimal.".formatted(name)));
        }
    }
}
