package app.fovea.prescription.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a spectacle prescription must be before it is issued; what is only odd is for {@link PrescriptionWarnings}. Ranges and steps
 * are those of ophthalmic practice in the UK: sphere ±30 D, cylinder ±15 D, both in quarter dioptres (eighths are accepted for the lab); add 0.25 to 4.00 D; prism up to 20 Δ a component; back vertex
 * distance 5 to 25 mm, stated from 5 D on (BS 2738-3).
 */
public final class PrescriptionRules {
    private static final BigDecimal SPHERE_LIMIT = new BigDecimal("30.00");
    private static final BigDecimal CYLINDER_LIMIT = new BigDecimal("15.00");
    private static final BigDecimal ADD_MIN = new BigDecimal("0.25");
    private static final BigDecimal ADD_MAX = new BigDecimal("4.00");
    private static final BigDecimal PRISM_MAX = new BigDecimal("20.00");
    private static final BigDecimal BVD_MIN = new BigDecimal("5");
    private static final BigDecimal BVD_MAX = new BigDecimal("25");
    private static final BigDecimal EIGHTH = new BigDecimal("0.125");
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal FULL_CIRCLE = new BigDecimal("360");
    /** The finest step any value here has is 0.125: anything with more decimals is refused before it is divided. */
    private static final int MOST_DECIMALS = 3;
    private static final int MOST_DIGITS = 20;

    /** From this power on, in any meridian, the back vertex distance changes what the wearer gets. */
    public static final BigDecimal BVD_NEEDED_FROM = new BigDecimal("5.00");

    private static final List<EyeRule> EYE_RULES = List.of(
        PrescriptionRules::sphereInRange,
        PrescriptionRules::cylinderInRange,
        PrescriptionRules::axisExactlyWithCylinder,
        PrescriptionRules::addInRange,
        PrescriptionRules::intermediateBelowAdd,
        PrescriptionRules::distancePrism,
        PrescriptionRules::nearPrism,
        PrescriptionRules::acuitiesReadable,
        PrescriptionRules::balanceWithoutPower);

    private static final List<PairRule> PAIR_RULES = List.of(
        PrescriptionRules::oneEyeHasAPower,
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
            findings.add("prescription_missing", "", "Give the powers of both eyes.");
            return findings.errors;
        }
        for (Eye eye : Eye.values()) {
            EyePower power = eye.of(prescription);
            if (power == null) {
                findings.add("eye_missing", eye.id(), eye.title() + ": give its power, with a sphere of 0.00 if it needs none.");
            } else {
                errors(power, findings.below(eye.id()));
            }
        }
        if (prescription.right() != null && prescription.left() != null) {
            PAIR_RULES.forEach(rule -> rule.check(prescription, findings));
        }
        return findings.errors;
    }

    /** What keeps one eye's power from being issued; empty if nothing does. @param path where it stands, {@code prescription.right}; empty for the top */
    public static List<FieldError> errors(EyePower eye, String path) {
        Findings findings = new Findings(path, new ArrayList<>());
        errors(eye, findings);
        return findings.errors;
    }

    private static void errors(EyePower eye, Findings findings) {
        EYE_RULES.forEach(rule -> rule.check(eye, findings));
    }

    /** True if a back vertex distance must be stated with this prescription: a meridian of either eye reaches 5.00 D. */
    public static boolean needsVertexDistance(SpectaclePrescription prescription) {
        return prescription.right().power().reaches(BVD_NEEDED_FROM) || prescription.left().power().reaches(BVD_NEEDED_FROM);
    }

    /** True if either eye has prism, at distance or at near. */
    public static boolean hasPrism(SpectaclePrescription prescription) {
        return Stream.of(prescription.right(), prescription.left()).flatMap(eye -> Stream.concat(eye.prism().stream(), eye.nearPrism().stream()))
            .anyMatch(prism -> prism.amount() != null && prism.amount().signum() != 0);
    }

    /** Both eyes have a sphere or a balance lens; without, there is nothing to judge yet. */
    public static boolean complete(SpectaclePrescription prescription) {
        return decided(prescription.right()) && decided(prescription.left());
    }

    private static boolean decided(EyePower eye) {
        return eye != null && (eye.sphere() != null || eye.balance());
    }

    // ------------------------------------------------------------------------------------------------------ one eye

    private static void sphereInRange(EyePower eye, Findings findings) {
        if (eye.balance()) {
            return; // Has no sphere, and is told so by a rule of its own.
        }
        if (eye.sphere() == null) {
            findings.add("sphere_missing", "sphere", "Give the sphere, -30.00 to +30.00; 0.00 is plano.");
        } else if (!within(eye.sphere(), SPHERE_LIMIT.negate(), SPHERE_LIMIT) || !multiple(eye.sphere(), EIGHTH)) {
            findings.add("sphere_out_of_range", "sphere", "The sphere goes from -30.00 to +30.00 D in steps of 0.25.");
        }
    }

    private static void cylinderInRange(EyePower eye, Findings findings) {
        if (eye.cylinder() != null && (!within(eye.cylinder(), CYLINDER_LIMIT.negate(), CYLINDER_LIMIT) || !multiple(eye.cylinder(), EIGHTH))) {
            findings.add("cylinder_out_of_range", "cylinder", "The cylinder goes from -15.00 to +15.00 D in steps of 0.25.");
        }
    }

    private static void axisExactlyWithCylinder(EyePower eye, Findings findings) {
        if (eye.cylinder() == null && eye.axis() != null) {
            findings.add("axis_without_cylinder", "axis", "There is an axis but no cylinder. Give the cylinder or leave the axis out.");
        } else if (eye.cylinder() != null && eye.axis() == null) {
            findings.add("axis_missing", "axis", "The cylinder needs an axis, 1 to 180.");
        } else if (eye.axis() != null && (eye.axis() < 1 || eye.axis() > 180)) {
            findings.add("axis_out_of_range", "axis", "The axis goes from 1 to 180 in whole degrees.");
        }
    }

    private static void addInRange(EyePower eye, Findings findings) {
        if (eye.add() != null && (!within(eye.add(), ADD_MIN, ADD_MAX) || !multiple(eye.add(), EIGHTH))) {
            findings.add("add_out_of_range", "add", "The add goes from 0.25 to 4.00 D in steps of 0.25 and is always positive. Leave it out if there is none.");
        }
    }

    private static void intermediateBelowAdd(EyePower eye, Findings findings) {
        BigDecimal intermediate = eye.intermediateAdd();
        if (intermediate != null && eye.add() == null) {
            findings.add("intermediate_add_without_add", "intermediateAdd", "There is an intermediate add but no near add. Give the near add, 0.25 to 4.00 D, or leave both out.");
        } else if (intermediate != null && (intermediate.signum() <= 0 || intermediate.compareTo(eye.add()) >= 0 || !multiple(intermediate, EIGHTH))) {
            findings.add("intermediate_add_out_of_range", "intermediateAdd", "The intermediate add is more than 0 and less than the near add, in steps of 0.25.");
        }
    }

    private static void distancePrism(EyePower eye, Findings findings) {
        prism("prism", eye.prism(), findings);
    }

    private static void nearPrism(EyePower eye, Findings findings) {
        prism("nearPrism", eye.nearPrism(), findings);
    }

    private static void prism(String field, List<Prism> written, Findings findings) {
        for (int i = 0; i < written.size(); i++) {
            onePrism(written.get(i), findings.below(field + "[" + i + "]"));
        }
        long vertical = written.stream().filter(prism -> prism.base() == Base.UP || prism.base() == Base.DOWN).count();
        long horizontal = written.stream().filter(prism -> prism.base() == Base.IN || prism.base() == Base.OUT).count();
        long angled = written.stream().filter(prism -> prism.baseAngle() != null).count();
        if (vertical > 1 || horizontal > 1 || written.size() > (angled > 0 ? 1 : 2)) {
            findings.add("prism_components", field, "Give at most one vertical (up or down) and one horizontal (in or out) prism, or one by its base angle; add up what points the same way.");
        }
    }

    private static void onePrism(Prism prism, Findings findings) {
        if (prism.amount() == null || !within(prism.amount(), BigDecimal.ZERO, PRISM_MAX) || !multiple(prism.amount(), QUARTER)) {
            findings.add("prism_out_of_range", "amount", "The prism goes from 0 to 20.00 Δ in steps of 0.25.");
        } else if (prism.base() != null && prism.baseAngle() != null) {
            findings.add("prism_base_twice", "baseAngle", "Give the base by its direction or by its angle, not both.");
        } else if (prism.amount().signum() > 0 && prism.base() == null && prism.baseAngle() == null) {
            findings.add("prism_base_missing", "base", "The prism needs the direction of its base: up, down, in or out, or an angle of 0 to 360.");
        } else if (prism.baseAngle() != null && (!within(prism.baseAngle(), BigDecimal.ZERO, FULL_CIRCLE) || !multiple(prism.baseAngle(), TENTH))) {
            findings.add("prism_angle_out_of_range", "baseAngle", "The base angle goes from 0 to 360 degrees, with at most one decimal.");
        } else if (prism.amount().signum() == 0 && (prism.base() != null || prism.baseAngle() != null)) {
            findings.add("prism_base_without_prism", "amount", "There is a base but no prism. Give the prism, 0.25 to 20.00 Δ, or leave the base out.");
        }
    }

    private static void acuitiesReadable(EyePower eye, Findings findings) {
        acuity("va", eye.va(), findings);
        acuity("unaidedVa", eye.unaidedVa(), findings);
        acuity("nearVa", eye.nearVa(), findings);
    }

    private static void acuity(String field, String written, Findings findings) {
        if (written != null && VisualAcuity.read(written).isEmpty()) {
            findings.add("acuity_unreadable", field, "Write the acuity as " + VisualAcuity.FORMS + ".");
        }
    }

    private static void balanceWithoutPower(EyePower eye, Findings findings) {
        if (eye.balance() && (eye.sphere() != null || eye.cylinder() != null || eye.axis() != null || eye.add() != null || eye.intermediateAdd() != null || !eye.prism().isEmpty() || !eye.nearPrism().isEmpty())) {
            findings.add("balance_with_power", "balance", "A balance lens has no power of its own. Leave sphere, cylinder, axis, add and prism out, or take the balance off.");
        }
    }

    // ---------------------------------------------------------------------------------------------------- both eyes

    private static void oneEyeHasAPower(SpectaclePrescription prescription, Findings findings) {
        if (prescription.right().balance() && prescription.left().balance()) {
            findings.add("balance_both", "left.balance", "A balance lens balances the other one: only one eye can have it.");
        }
        acuity("binocularVa", prescription.binocularVa(), findings);
    }

    private static void cylindersOfOneSign(SpectaclePrescription prescription, Findings findings) {
        if (prescription.right().cylinderOrZero().signum() * prescription.left().cylinderOrZero().signum() < 0) {
            findings.add("cylinder_signs_differ", "left.cylinder", "One cylinder is plus and the other minus. Write both in the same form: transpose one of them.");
        }
    }

    private static void vertexDistanceInRange(SpectaclePrescription prescription, Findings findings) {
        if (prescription.bvd() != null && (!within(prescription.bvd(), BVD_MIN, BVD_MAX) || !multiple(prescription.bvd(), HALF))) {
            findings.add("bvd_out_of_range", "bvd", "The back vertex distance goes from 5 to 25 mm in steps of 0.5.");
        }
    }

    /** Of 1E+999999999 and of 1E-999999999 no other number can be taken: what is wrong with them is said by {@link #sphereInRange} and {@link #cylinderInRange}. */
    private static boolean reckonable(EyePower eye) {
        return Stream.of(eye.power().sphere(), eye.cylinderOrZero()).allMatch(value -> Math.abs((long) value.scale()) <= MOST_DIGITS);
    }

    private static void vertexDistanceWhereNeeded(SpectaclePrescription prescription, Findings findings) {
        if (prescription.bvd() == null && complete(prescription) && reckonable(prescription.right()) && reckonable(prescription.left()) && needsVertexDistance(prescription)) {
            findings.add("bvd_missing", "bvd", "From 5.00 D on the back vertex distance is needed: give it in mm, 5 to 25.");
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
        void add(String code, String field, String message) {
            errors.add(new FieldError(code, join(path, field), message));
        }

        Findings below(String part) {
            return new Findings(join(path, part), errors);
        }
    }

    static String join(String path, String field) {
        return path == null || path.isEmpty() ? field : field.isEmpty() ? path : path + "." + field;
    }
}
