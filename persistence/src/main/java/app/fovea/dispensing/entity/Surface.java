package app.fovea.dispensing.entity;

/**
 * One face of a lens, along one meridian: a circle of radius r = (n − 1)·1000/|F| mm.
 *
 * @param power surface power, dioptres; positive bulges outwards
 * @param index refractive index of the lens
 */
public record Surface(double power, double index) {
    private static final double FLAT = 1e-9;
    /** Beyond this many half-chords of radius two terms of the series are exact to the last digit, and the closed form is not. */
    private static final double SHALLOW = 40;

    /** r in mm; infinite for a flat face. */
    public double radius() {
        return Math.abs(power) < FLAT ? Double.POSITIVE_INFINITY : (index - 1) * 1000 / Math.abs(power);
    }

    /** True if the face extends so far from its vertex: a sphere ends at its radius. */
    public boolean reaches(double halfChord) {
        return halfChord < radius();
    }

    /**
     * r − √(r² − y²), mm, with the sign of the power.
     *
     * @param halfChord distance from the vertex, mm
     * @throws SurfaceTooSteep if the face does not {@linkplain #reaches reach} so far
     */
    public double sag(double halfChord) {
        if (!reaches(halfChord)) {
            throw new SurfaceTooSteep(this, halfChord);
        }
        double radius = radius();
        // Written so that two nearly equal numbers are never subtracted.
        return Double.isInfinite(radius) ? 0 : Math.signum(power) * halfChord * halfChord / (radius + Math.sqrt(radius * radius - halfChord * halfChord));
    }

    /** y²F/(2000(n − 1)): for mental arithmetic; half a per cent short at a fifth of the radius, 4 % at a half. */
    public double approximateSag(double halfChord) {
        return halfChord * halfChord * power / (2000 * (index - 1));
    }

    /** ∫ sag(y)·y dy from the vertex to here, mm³ per radian: the volume under a wedge of the cap, in closed form. */
    double volumePerRadian(double halfChord) {
        double radius = radius();
        double square = halfChord * halfChord;
        if (radius > SHALLOW * halfChord) {
            double curvature = Double.isInfinite(radius) ? 0 : 1 / radius;
            return Math.signum(power) * (square * square * curvature / 8 + square * square * square * curvature * curvature * curvature / 48);
        }
        return Math.signum(power) * (radius * square / 2 - (radius * radius * radius - Math.pow(radius * radius - square, 1.5)) / 3);
    }
}
