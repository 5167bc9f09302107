package app.fovea.prescription.entity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What is odd enough about a prescription to ask whether it is meant. */
public final class PrescriptionWarnings {
    private static final BigDecimal ADD_UNUSUAL_ABOVE = new BigDecimal("3.50");
    private static final BigDecimal ANISOMETROPIA = new BigDecimal("2.00");
    private static final BigDecimal CHANGED_EQUIVALENT = new BigDecimal("1.00");
    private static final double CHANGED_ASTIGMATISM = 0.75;
    private static final int PRESBYOPIA_FROM = 38;
    private static final int PRESBYOPIA_BY = 50;

    private PrescriptionWarnings() {
    }

    /**
     * What is possible but unusual, to be confirmed. Only for a prescription without {@linkplain PrescriptionRules#errors errors}.
     *
     * @param path     as for {@link PrescriptionRules#errors}
     * @param age      the patient's age in years on the day of the exam; null if it should not be looked at
     * @param previous the patient's last prescription; null if there is none
     */
    public static List<PrescriptionWarning> of(SpectaclePrescription prescription, String path, Integer age, SpectaclePrescription previous) {
        Oddities oddities = new Oddities(path, new ArrayList<>());
        if (!prescription.right().balance() && !prescription.left().balance()) {
            oppositeSigns(prescription, oddities);
            unequalEyes(prescription, oddities);
            unequalAdds(prescription, oddities);
        }
        for (Eye eye : Eye.values()) {
            highAdd(eye, eye.of(prescription), oddities);
            if (previous != null && !eye.of(prescription).balance() && !eye.of(previous).balance()) {
                bigChange(eye, eye.of(prescription).power(), eye.of(previous).power(), oddities);
            }
        }
        if (age != null) {
            addForAge(prescription, age, oddities);
        }
        return oddities.warnings;
    }

    private static void oppositeSigns(SpectaclePrescription prescription, Oddities oddities) {
        if (prescription.right().sphere().signum() * prescription.left().sphere().signum() < 0) {
            oddities.add("opposite_signs", "left.sphere", "One sphere is plus and the other minus. Check the signs.");
        }
    }

    private static void unequalEyes(SpectaclePrescription prescription, Oddities oddities) {
        BigDecimal difference = prescription.right().power().sphericalEquivalent().subtract(prescription.left().power().sphericalEquivalent()).abs();
        if (difference.compareTo(ANISOMETROPIA) > 0) {
            oddities.add("anisometropia", "left.sphere", "The eyes differ by more than 2.00 D (spherical equivalent). Check both, and the vertical prism at near.");
        }
    }

    private static void unequalAdds(SpectaclePrescription prescription, Oddities oddities) {
        BigDecimal right = prescription.right().add();
        BigDecimal left = prescription.left().add();
        if (right == null ? left != null : left == null || right.compareTo(left) != 0) {
            oddities.add("adds_differ", "left.add", "The adds of the two eyes differ. They are usually the same.");
        }
    }

    private static void highAdd(Eye eye, EyePower power, Oddities oddities) {
        if (power.add() != null && power.add().compareTo(ADD_UNUSUAL_ABOVE) > 0) {
            oddities.add("high_add", eye.id() + ".add", eye.title() + ": an add above 3.50 is unusual.");
        }
    }

    private static void bigChange(Eye eye, LensPower now, LensPower before, Oddities oddities) {
        boolean equivalent = now.sphericalEquivalent().subtract(before.sphericalEquivalent()).abs().compareTo(CHANGED_EQUIVALENT) > 0;
        if (equivalent || now.vector().minus(before.vector()).astigmatism() > CHANGED_ASTIGMATISM) {
            oddities.add("big_change", eye.id() + ".sphere",
                eye.title() + ": a big change from last time, which was " + PowerNotation.print(before) + ".");
        }
    }

    private static void addForAge(SpectaclePrescription prescription, int age, Oddities oddities) {
        boolean add = prescription.right().add() != null || prescription.left().add() != null;
        if (add && age < PRESBYOPIA_FROM) {
            oddities.add("add_when_young", "right.add", "An add is unusual at " + age + ".");
        } else if (!add && age > PRESBYOPIA_BY) {
            oddities.add("no_add_when_old", "right.add", "No add is unusual at " + age + ".");
        }
    }

    private record Oddities(String path, List<PrescriptionWarning> warnings) {
        void add(String code, String field, String message) {
            warnings.add(new PrescriptionWarning(code, PrescriptionRules.join(path, field), message));
        }
    }
}
