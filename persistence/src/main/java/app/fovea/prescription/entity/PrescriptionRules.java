package app.fovea.prescription.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a spectacle prescription must be before it is issued ({@link #errors}), and what is odd enough to ask about
 * ({@link #warnings}). Ranges and steps are those of ophthalmic practice in the UK: sphere ±30 D, cylinder ±15 D, both in
 * quarter dioptres (eighths are accepted for the lab); add 0.25 to 4.00 D; prism up to 20 Δ a component; back vertex
 * distance 5 to 25 mm, stated from 5 D on (BS 2738-3).
 */
public final class PrescriptionRules {
    private static final BigDecimal SPHERE_LIMIT = new BigDecimal("30.00");
    private static final BigDecimal CYLINDER_LIMIT = new BigDecimal("15.00");
    private static final BigDecimal ADD_MIN = new BigDecimal("0.25");
    private static final BigDecimal ADD_MAX = new BigDecimal("4.00");
    private static final BigDecimal ADD_UNUSUAL_ABOVE = new BigDecimal("3.50");
    private static final BigDecimal PRISM_MAX = new BigDecimal("20.00");
    private static final BigDecimal BVD_MIN = new BigDecimal("5");
    private static final BigDecimal BVD_MAX = new BigDecimal("25");
    private static final BigDecimal EIGHTH = new BigDecimal("0.125");
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    /** The finest step any value here has is 0.125: anything with more decimals is refused before it is divided. */
    private static final int MOST_DECIMALS = 3;
    private static final int VA_LENGTH = 20;

    private static final BigDecimal ANISOMETROPIA = new BigDecimal("2.00");
    private static final BigDecimal CHANGED_EQUIVALENT = new BigDecimal("1.00");
    private static final double CHANGED_ASTIGMATISM = 0.75;
    private static final int PRESBYOPIA_FROM = 38;
    private static final int PRESBYOPIA_BY = 50;

    /** From this power on, in any meridian, the back vertex distance changes what the wearer gets. */
    public static final BigDecimal BVD_NEEDED_FROM = new BigDecimal("5.00");

    private static final List<EyeRule> EYE_RULES = List.of(
        PrescriptionRules::sphereInRange,
        PrescriptionRules::cylinderInRange,
        PrescriptionRules::axisExactlyWithCylinder,
        PrescriptionRules::addInRange,
        PrescriptionRules::prismInRangeWithBase,
        PrescriptionRules::onePrismComponentPerDirection,
        PrescriptionRules::acuityShort);

    private static final List<PairRule> PAIR_RULES = List.of(
        PrescriptionRules::cylindersOfOneSign,
        PrescriptionRules::vertexDistanceInRange,
        PrescriptionRules::vertexDistanceWhereNeeded);

    private PrescriptionRules() {
    }

    /**
     * Everything that keeps this prescription from being issued; empty when it can be.
     *
     * @param path where the prescription stands in the request, {@code prescription}; empty for the top
     */
    public static List<FieldError> errors(SpectaclePrescription prescription, String path) {
        Findings findings = new Findings(path, new ArrayList<>());
        if (prescription == null) {
            findings.add("", "Give the powers of both eyes.");
            return findings.errors;
        }
        for (Eye eye : Eye.values()) {
            EyePower power = eye.of(prescription);
            if (power == null) {
                findings.add(eye.id(), eye.title() + ": give its power, with a sphere of 0.00 if it needs none.");
            } else {
                EYE_RULES.forEach(rule -> rule.check(power, findings.below(eye.id())));
            }
        }
        if (prescription.right() != null && prescription.left() != null) {
            PAIR_RULES.forEach(rule -> rule.check(prescription, findings));
        }
        return findings.errors;
    }

    /**
     * What is possible but unusual, to be confirmed. Only for a prescription without {@link #errors}.
     *
     * @param path     as for {@link #errors}
     * @param age      the patient's age in years on the day of the exam; null if it should not be looked at
     * @param previous the patient's last prescription; null if there is none
     */
    public static List<PrescriptionWarning> warnings(SpectaclePrescription prescription, String path, Integer age, SpectaclePrescription previous) {
        Oddities oddities = new Oddities(path, new ArrayList<>());
        oppositeSigns(prescription, oddities);
        unequalEyes(prescription, oddities);
        unequalAdds(prescription, oddities);
        for (Eye eye : Eye.values()) {
            highAdd(eye, eye.of(prescription), oddities);
            if (previous != null) {
                bigChange(eye, eye.of(prescription).power(), eye.of(previous).power(), oddities);
            }
        }
        if (age != null) {
            addForAge(prescription, age, oddities);
        }
        return oddities.warnings;
    }

    /** True if a back vertex distance must be stated with this prescription: a meridian of either eye reaches 5.00 D. */
    public static boolean needsVertexDistance(SpectaclePrescription prescription) {
        return prescription.right().power().reaches(BVD_NEEDED_FROM) || prescription.left().power().reaches(BVD_NEEDED_FROM);
    }

    // ------------------------------------------------------------------------------------------------------ one eye

    private static void sphereInRange(EyePower eye, Findings findings) {
        if (eye.sphere() == null) {
            findings.add("sphere", "Give the sphere; 0.00 is plano.");
        } else if (!within(eye.sphere(), SPHERE_LIMIT.negate(), SPHERE_LIMIT) || !multiple(eye.sphere(), EIGHTH)) {
            findings.add("sphere", "The sphere goes from -30.00 to +30.00 D in steps of 0.25.");
        }
    }

    private static void cylinderInRange(EyePower eye, Findings findings) {
        if (eye.cylinder() != null && (!within(eye.cylinder(), CYLINDER_LIMIT.negate(), CYLINDER_LIMIT) || !multiple(eye.cylinder(), EIGHTH))) {
            findings.add("cylinder", "The cylinder goes from -15.00 to +15.00 D in steps of 0.25.");
        }
    }

    private static void axisExactlyWithCylinder(EyePower eye, Findings findings) {
        if (eye.cylinder() == null && eye.axis() != null) {
            findings.add("axis", "There is an axis but no cylinder. Give the cylinder or leave the axis out.");
        } else if (eye.cylinder() != null && eye.axis() == null) {
            findings.add("axis", "The cylinder needs an axis, 1 to 180.");
        } else if (eye.axis() != null && (eye.axis() < 1 || eye.axis() > 180)) {
            findings.add("axis", "The axis goes from 1 to 180 in whole degrees.");
        }
    }

    private static void addInRange(EyePower eye, Findings findings) {
        if (eye.add() != null && (!within(eye.add(), ADD_MIN, ADD_MAX) || !multiple(eye.add(), EIGHTH))) {
            findings.add("add", "The add goes from 0.25 to 4.00 D in steps of 0.25 and is always positive. Leave it out if there is none.");
        }
    }

    private static void prismInRangeWithBase(EyePower eye, Findings findings) {
        for (int i = 0; i < eye.prism().size(); i++) {
            Prism prism = eye.prism().get(i);
            Findings here = findings.below("prism[" + i + "]");
            if (prism.amount() == null || !within(prism.amount(), BigDecimal.ZERO, PRISM_MAX) || !multiple(prism.amount(), QUARTER)) {
                here.add("amount", "The prism goes from 0 to 20.00 Δ in steps of 0.25.");
            } else if (prism.amount().signum() > 0 && prism.base() == null) {
                here.add("base", "The prism needs the direction of its base: up, down, in or out.");
            }
        }
    }

    private static void onePrismComponentPerDirection(EyePower eye, Findings findings) {
        long vertical = eye.prism().stream().filter(prism -> prism.base() == Base.UP || prism.base() == Base.DOWN).count();
        long horizontal = eye.prism().stream().filter(prism -> prism.base() == Base.IN || prism.base() == Base.OUT).count();
        if (vertical > 1 || horizontal > 1 || eye.prism().size() > 2) {
            findings.add("prism", "Give at most one vertical (up or down) and one horizontal (in or out) prism; add up what points the same way.");
        }
    }

    private static void acuityShort(EyePower eye, Findings findings) {
        if (eye.va() != null && eye.va().length() > VA_LENGTH) {
            findings.add("va", "Write the acuity in at most " + VA_LENGTH + " characters, such as 6/9+2.");
        }
    }

    // ---------------------------------------------------------------------------------------------------- both eyes

    private static void cylindersOfOneSign(SpectaclePrescription prescription, Findings findings) {
        if (prescription.right().cylinderOrZero().signum() * prescription.left().cylinderOrZero().signum() < 0) {
            findings.add("left.cylinder", "One cylinder is plus and the other minus. Write both in the same form: transpose one of them.");
        }
    }

    private static void vertexDistanceInRange(SpectaclePrescription prescription, Findings findings) {
        if (prescription.bvd() != null && (!within(prescription.bvd(), BVD_MIN, BVD_MAX) || !multiple(prescription.bvd(), TENTH))) {
            findings.add("bvd", "The back vertex distance goes from 5 to 25 mm, with at most one decimal.");
        }
    }

    private static void vertexDistanceWhereNeeded(SpectaclePrescription prescription, Findings findings) {
        boolean spheresGiven = prescription.right().sphere() != null && prescription.left().sphere() != null;
        if (prescription.bvd() == null && spheresGiven && needsVertexDistance(prescription)) {
            findings.add("bvd", "From 5.00 D on the back vertex distance is needed: give it in mm, 5 to 25.");
        }
    }

    // ----------------------------------------------------------------------------------------------------- warnings

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

    // ------------------------------------------------------------------------------------------------------ helpers

    private static boolean within(BigDecimal value, BigDecimal least, BigDecimal most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static boolean multiple(BigDecimal value, BigDecimal step) {
        return value.stripTrailingZeros().scale() <= MOST_DECIMALS && value.remainder(step).signum() == 0;
    }

    private interface EyeRule {
        void check(EyePower eye, Findings findings);
    }

    private interface PairRule {
        void check(SpectaclePrescription prescription, Findings findings);
    }

    private record Findings(String path, List<FieldError> errors) {
        void add(String field, String message) {
            errors.add(new FieldError(join(path, field), message));
        }

        Findings below(String part) {
            return new Findings(join(path, part), errors);
        }
    }

    private record Oddities(String path, List<PrescriptionWarning> warnings) {
        void add(String code, String field, String message) {
            warnings.add(new PrescriptionWarning(code, join(path, field), message));
        }
    }

    private static String join(String path, String field) {
        return path == null || path.isEmpty() ? field : field.isEmpty() ? path : path + "." + field;
    }
}
