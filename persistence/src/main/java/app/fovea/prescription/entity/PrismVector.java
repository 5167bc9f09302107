package app.fovea.prescription.entity;

import java.util.List;

/**
 * Prism before one eye as two components in prism dioptres, however it was written; what points the same way adds up.
 *
 * @param in horizontal, positive with the base towards the nose, negative towards the temple
 * @param up vertical, positive with the base up, negative down
 */
public record PrismVector(double in, double up) {
    public static final PrismVector NONE = new PrismVector(0, 0);

    /** @param eye needed because the nose lies on different sides of the 0 to 360 scale */
    public static PrismVector of(List<Prism> prism, Eye eye) {
        return prism.stream().map(each -> of(each, eye)).reduce(NONE, PrismVector::plus);
    }

    private static PrismVector of(Prism prism, Eye eye) {
        if (prism.amount() == null) {
            return NONE;
        }
        double amount = prism.amount().doubleValue();
        if (prism.baseAngle() != null) {
            double angle = Math.toRadians(prism.baseAngle().doubleValue());
            return new PrismVector(towardsNose(eye) * amount * Math.cos(angle), amount * Math.sin(angle));
        }
        if (prism.base() == null) {
            return NONE;
        }
        return switch (prism.base()) {
            case IN -> new PrismVector(amount, 0);
            case OUT -> new PrismVector(-amount, 0);
            case UP -> new PrismVector(0, amount);
            case DOWN -> new PrismVector(0, -amount);
        };
    }

    public PrismVector plus(PrismVector other) {
        return new PrismVector(in + other.in, up + other.up);
    }

    public PrismVector minus(PrismVector other) {
        return new PrismVector(in - other.in, up - other.up);
    }

    /** √(H² + V²), prism dioptres. */
    public double amount() {
        return Math.hypot(in, up);
    }

    /** Where the base lies on the 0 to 360 scale, degrees from 0 up to but not including 360. */
    public double baseAngle(Eye eye) {
        double degrees = Math.toDegrees(Math.atan2(up, towardsNose(eye) * in));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    /** Seen from the front, the nose lies to the right of the right eye and to the left of the left eye. */
    private static int towardsNose(Eye eye) {
        return eye == Eye.RIGHT ? 1 : -1;
    }
}
