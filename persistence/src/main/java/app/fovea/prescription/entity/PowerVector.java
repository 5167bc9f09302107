package app.fovea.prescription.entity;

/**
 * A power as three independent numbers in dioptres, which makes powers comparable and subtractable whatever their axes.
 *
 * @param m   spherical equivalent
 * @param j0  astigmatism with and against the rule
 * @param j45 oblique astigmatism
 */
public record PowerVector(double m, double j0, double j45) {
    public PowerVector minus(PowerVector other) {
        return new PowerVector(m - other.m, j0 - other.j0, j45 - other.j45);
    }

    /** √(M² + J0² + J45²): of a difference, how big the change of prescription is. */
    public double length() {
        return Math.sqrt(m * m + j0 * j0 + j45 * j45);
    }

    /** √(J0² + J45²): the astigmatic part alone. */
    public double astigmatism() {
        return Math.hypot(j0, j45);
    }
}
