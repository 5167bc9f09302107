package app.fovea.prescription.entity;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Powers for tests: written as in a practice, or any that may be prescribed. */
public final class Powers {
    private Powers() {
    }

    public static LensPower lens(String sphere, String cylinder, Integer axis) {
        return new LensPower(new BigDecimal(sphere), decimal(cylinder), axis);
    }

    public static EyePower eye(String sphere, String cylinder, Integer axis, String add, Prism... prism) {
        return new EyePower(new BigDecimal(sphere), decimal(cylinder), axis, decimal(add), List.of(prism), null);
    }

    public static EyePower eye(String sphere) {
        return eye(sphere, null, null, null);
    }

    public static SpectaclePrescription both(EyePower eye) {
        return new SpectaclePrescription(eye, eye, null);
    }

    public static SpectaclePrescription both(EyePower eye, String bvd) {
        return new SpectaclePrescription(eye, eye, decimal(bvd));
    }

    public static Prism prism(String amount, Base base) {
        return new Prism(new BigDecimal(amount), base);
    }

    public static BigDecimal decimal(String value) {
        return value == null ? null : new BigDecimal(value);
    }

    /** Any power that may be prescribed, with and without a cylinder. */
    public static Arbitrary<LensPower> any() {
        return Combinators.combine(quarters(-120, 120), quarters(-60, 60), Arbitraries.integers().between(1, 180)).as(LensPower::new);
    }

    /** Multiples of 0.25 between two counts of quarters. */
    public static Arbitrary<BigDecimal> quarters(int least, int most) {
        return Arbitraries.integers().between(least, most).map(count -> new BigDecimal("0.25").multiply(BigDecimal.valueOf(count)));
    }
}
