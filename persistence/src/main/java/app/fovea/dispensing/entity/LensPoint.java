package app.fovea.dispensing.entity;

import app.fovea.prescription.entity.Eye;

/**
 * A place on a lens, or a displacement on it, in mm, as the examiner sees the patient: so that axes in TABO notation mean the same here.
 *
 * @param x to the examiner's right: towards the nose on a right lens, away from it on a left one
 * @param y upwards
 */
public record LensPoint(double x, double y) {
    public static final LensPoint MIDDLE = new LensPoint(0, 0);

    /** @param in towards the nose of this eye; negative for outwards */
    public static LensPoint of(Eye eye, double in, double up) {
        return new LensPoint(eye == Eye.RIGHT ? in : -in, up);
    }

    /** How far towards the nose of this eye it lies. */
    public double in(Eye eye) {
        return eye == Eye.RIGHT ? x : -x;
    }

    public LensPoint minus(LensPoint other) {
        return new LensPoint(x - other.x, y - other.y);
    }

    public LensPoint negated() {
        return new LensPoint(-x, -y);
    }

    /** Distance from the middle. */
    public double length() {
        return Math.hypot(x, y);
    }
}
