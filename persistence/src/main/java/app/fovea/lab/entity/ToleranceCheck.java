package app.fovea.lab.entity;

import app.fovea.prescription.entity.Eye;

/**
 * Holds finished spectacles against what was ordered: power in the ordered meridian of highest absolute power, cylinder, axis, add,
 * prism and placing of each lens, and the prism that both together leave the wearer with. What is laid down for each is data
 * ({@link ToleranceProfiles}).
 */
public final class ToleranceCheck {
    private ToleranceCheck() {
    }

    public static ToleranceVerdict of(OrderedPair ordered, PairValues measured, ToleranceProfile profile) {
        return new ToleranceVerdict(profile.standard(), profile.design(), lens(Eye.RIGHT, ordered, measured, profile), lens(Eye.LEFT, ordered, measured, profile),
            PairCheck.of(ordered, measured, profile));
    }

    private static ToleranceVerdict.OfLens lens(Eye eye, OrderedPair ordered, PairValues measured, ToleranceProfile profile) {
        return new ToleranceVerdict.OfLens(LensCheck.of(eye, ordered, measured.of(eye), profile));
    }
}
