package app.fovea.prescription.entity;

import java.math.BigDecimal;

/**
 * A sphero-cylindrical power in dioptres. The same lens can be written in two ways, with a minus and with a plus cylinder:
 * compare with {@link #sameAs}, never with {@code equals}.
 *
 * @param cylinder null when there is none
 * @param axis     whole degrees 1 to 180 in TABO notation (0 at the examiner's right, anticlockwise, both eyes); null without a cylinder
 */
public record LensPower(BigDecimal sphere, BigDecimal cylinder, Integer axis) {
    /** Two powers closer than this in every component are one and the same lens, in dioptres. */
    private static final double SAME_WITHIN = 0.005;

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

    /** Thibos's power vector: M = S + C/2, J0 = −(C/2)·cos 2A, J45 = −(C/2)·sin 2A. */
    public PowerVector vector() {
        double half = -cylinderOrZero().doubleValue() / 2;
        double twice = axis == null ? 0 : Math.toRadians(2.0 * axis);
        return new PowerVector(sphericalEquivalent().doubleValue(), half * Math.cos(twice), half * Math.sin(twice));
    }

    /** True if both are the same lens, however they are written. */
    public boolean sameAs(LensPower other) {
        PowerVector here = vector();
        PowerVector there = other.vector();
        return Math.abs(here.m() - there.m()) < SAME_WITHIN
            && Math.abs(here.j0() - there.j0()) < SAME_WITHIN
            && Math.abs(here.j45() - there.j45()) < SAME_WITHIN;
    }
}
