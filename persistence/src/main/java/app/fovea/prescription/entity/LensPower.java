package app.fovea.prescription.entity;

import app.fovea.access.entity.Refusal.RuleBroken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A sphero-cylindrical power in dioptres. The same lens can be written in two ways, with a minus and with a plus cylinder:
 * compare with {@link #sameAs}, never with {@code equals}.
 *
 * @param cylinder null when there is none
 * @param axis     whole degrees 1 to 180 in TABO notation (0 at the examiner's right, anticlockwise, both eyes); null without a cylinder
 */
public record LensPower(BigDecimal sphere, BigDecimal cylinder, Integer axis) {
    private static final int DECIMALS_COMPUTED = 4;

    public LensPower {
        if (cylinder != null && cylinder.signum() == 0) {
            cylinder = null;
        }
        if (cylinder == null) {
            axis = null;
        } else if (axis != null && axis == 0) {
            axis = 180;
        }
    }

    /** (S, C, A) becomes (S + C, −C, A ± 90): the other way to write this lens. A sphere stays as it is. */
    public LensPower transposed() {
        return cylinder == null ? this : new LensPower(sphere.add(cylinder), cylinder.negate(), axis <= 90 ? axis + 90 : axis - 90);
    }

    /** As labs surface it and as lens ranges are stated. */
    public LensPower inMinusCylinder() {
        return cylinderOrZero().signum() > 0 ? transposed() : this;
    }

    public BigDecimal cylinderOrZero() {
        return cylinder == null ? BigDecimal.ZERO : cylinder;
    }

    /** S + C/2. */
    public BigDecimal sphericalEquivalent() {
        return sphere.add(cylinderOrZero().multiply(new BigDecimal("0.5")));
    }

    /** Power along a meridian given in degrees: S + C·sin²(m − A). */
    public double inMeridian(int degrees) {
        double sine = cylinder == null ? 0 : Math.sin(Math.toRadians(degrees - axis));
        return sphere.doubleValue() + cylinderOrZero().doubleValue() * sine * sine;
    }

    /** The principal meridian of the larger absolute power, with its sign. */
    public BigDecimal strongestMeridian() {
        BigDecimal other = sphere.add(cylinderOrZero());
        return other.abs().compareTo(sphere.abs()) > 0 ? other : sphere;
    }

    /** True if any meridian has at least this absolute power. */
    public boolean reaches(BigDecimal dioptres) {
        return strongestMeridian().abs().compareTo(dioptres) >= 0;
    }

    /**
     * The power that does at another distance from the eye what this one does where it was measured: F/(1 − d·F) in both
     * principal meridians, d the way towards the eye in metres. Four decimals, so that there and back is the same lens.
     *
     * @param from back vertex distance at which this power was found, mm
     * @param to   back vertex distance at which the lens will be worn, mm; 0 for a contact lens
     * @throws RuleBroken vertex_distance_impossible if no lens there could do it: the focus would lie between the two places
     */
    public LensPower vertexCompensated(BigDecimal from, BigDecimal to) {
        BigDecimal atSphere = moved(sphere, from, to);
        return cylinder == null ? new LensPower(atSphere, null, null) : new LensPower(atSphere, moved(sphere.add(cylinder), from, to).subtract(atSphere), axis);
    }

    private static BigDecimal moved(BigDecimal power, BigDecimal from, BigDecimal to) {
        BigDecimal left = BigDecimal.ONE.subtract(from.subtract(to).movePointLeft(3).multiply(power));
        if (left.signum() <= 0) {
            throw new RuleBroken("vertex_distance_impossible", "A lens of %s cannot be moved from %s to %s mm before the eye: its focus lies in between. Check the power and both distances."
                .formatted(PowerNotation.signed(power), from.toPlainString(), to.toPlainString()));
        }
        return power.divide(left, DECIMALS_COMPUTED, RoundingMode.HALF_UP);
    }

    /** Sphere and cylinder to the nearest multiple of a step, halves away from zero: the lens that is made. */
    public LensPower inStepsOf(BigDecimal step) {
        return new LensPower(nearest(sphere, step), cylinder == null ? null : nearest(cylinder, step), axis);
    }

    private static BigDecimal nearest(BigDecimal dioptres, BigDecimal step) {
        return dioptres.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
    }

    /** Thibos's power vector: M = S + C/2, J0 = −(C/2)·cos 2A, J45 = −(C/2)·sin 2A. */
    public PowerVector vector() {
        double half = -cylinderOrZero().doubleValue() / 2;
        double twice = axis == null ? 0 : Math.toRadians(2.0 * axis);
        return new PowerVector(sphericalEquivalent().doubleValue(), half * Math.cos(twice), half * Math.sin(twice));
    }

    /**
     * True if both are the same lens, however they are written: to the last digit, so that it is an equivalence. (Within 0.005 D of
     * the power vector would not be: a cylinder of 0.25 at 10, at 11 and at 12 degrees differ by less from one to the next, by more
     * from the first to the last.) For how far two lenses are apart take the {@link #vector}s.
     */
    public boolean sameAs(LensPower other) {
        LensPower here = inMinusCylinder();
        LensPower there = other.inMinusCylinder();
        return here.sphere.compareTo(there.sphere) == 0 && here.cylinderOrZero().compareTo(there.cylinderOrZero()) == 0 && Objects.equals(here.axis, there.axis);
    }
}
