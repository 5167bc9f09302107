package app.fovea.lab.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether what was read from an instrument can be a reading at all. Instruments read finer than lenses are ordered: to the hundredth. */
public final class MeasuredRules {
    private static final int DECIMALS = 2;

    private MeasuredRules() {
    }

    /** Everything that makes no sense, with its field as the request has it ({@code right.axis}); empty when it can be judged. */
    public static List<FieldError> errors(PairValues measured) {
        List<FieldError> errors = new ArrayList<>();
        for (Eye eye : Eye.values()) {
            LensValues lens = measured.of(eye);
            String at = eye.id() + ".";
            String who = eye.title() + ": ";
            power(lens.power(), at, who, errors);
            range("add", at + "add", who + "the add", lens.add(), "0", "5", " D", errors);
            prism(lens.prism(), at, who, errors);
            range("pd", at + "pd", who + "the PD", lens.pd(), "15", "45", " mm", errors);
            range("height", at + "height", who + "the height", lens.height(), "0", "60", " mm", errors);
            range("base_curve", at + "baseCurve", who + "the base curve", lens.baseCurve(), "0", "20", " D", errors);
            range("centre_thickness", at + "centreThickness", who + "the centre thickness", lens.centreThickness(), "0.1", "30", " mm", errors);
        }
        range("pd", "pd", "The PD of both eyes", measured.pd(), "30", "90", " mm", errors);
        if (measured.pd() != null && (measured.right().pd() != null || measured.left().pd() != null)) {
            errors.add(new FieldError("pd_twice", "pd", "Give the PD of each eye or that of both together, not both."));
        }
        return errors;
    }

    private static void power(LensPower power, String at, String who, List<FieldError> errors) {
        if (power == null) {
            return;
        }
        if (power.sphere() == null) {
            errors.add(new FieldError("sphere_missing", at + "sphere", who + "give the sphere too; 0.00 is plano."));
        }
        range("sphere", at + "sphere", who + "the sphere", power.sphere(), "-40", "40", " D", errors);
        range("cylinder", at + "cylinder", who + "the cylinder", power.cylinder(), "-20", "20", " D", errors);
        if (power.cylinder() != null && power.axis() == null) {
            errors.add(new FieldError("axis_missing", at + "axis", who + "the cylinder needs its axis, 0 to 180 degrees."));
        } else if (power.axis() != null && (power.axis() < 0 || power.axis() > 180)) {
            errors.add(new FieldError("axis_out_of_range", at + "axis", who + "the axis goes from 0 to 180 in whole degrees."));
        }
    }

    private static void prism(List<Prism> prism, String at, String who, List<FieldError> errors) {
        List<Prism> all = prism == null ? List.of() : prism;
        for (int i = 0; i < all.size(); i++) {
            Prism each = all.get(i);
            String field = at + "prism[" + i + "]";
            if (each == null || each.amount() == null) {
                errors.add(new FieldError("prism_missing", field + ".amount", who + "give the prism, 0 to 25 Δ."));
                continue;
            }
            range("prism", field + ".amount", who + "the prism", each.amount(), "0", "25", " Δ", errors);
            if (each.base() != null && each.baseAngle() != null) {
                errors.add(new FieldError("prism_base_twice", field + ".baseAngle", who + "give the base by its direction or by its angle, not both."));
            } else if (each.amount().signum() > 0 && each.base() == null && each.baseAngle() == null) {
                errors.add(new FieldError("prism_base_missing", field + ".base", who + "the prism needs the direction of its base: up, down, in or out, or an angle of 0 to 360."));
            }
            range("prism_angle", field + ".baseAngle", who + "the angle of the base", each.baseAngle(), "0", "360", " degrees", errors);
        }
    }

    private static void range(String code, String field, String what, BigDecimal value, String least, String most, String unit, List<FieldError> errors) {
        if (value == null) {
            return;
        }
        if (value.compareTo(new BigDecimal(least)) < 0 || value.compareTo(new BigDecimal(most)) > 0) {
            errors.add(new FieldError(code + "_out_of_range", field, what + " goes from " + least + " to " + most + unit + "."));
        } else if (value.stripTrailingZeros().scale() > DECIMALS) {
            errors.add(new FieldError(code + "_too_fine", field, what + " has at most two decimals, and goes from " + least + " to " + most + unit + "."));
        }
    }
}
