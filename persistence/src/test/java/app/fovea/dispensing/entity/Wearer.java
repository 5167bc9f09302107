package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Powers;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Anybody who might come in, with every part that may be missing sometimes missing; and any lens to judge. */
record Wearer(SpectaclePrescription prescription, Use use, Recommendation recommendation, FrameSize frame, Measurements measurements) {

    LensFit fit() {
        return LensFit.of(prescription, use, recommendation, frame, measurements);
    }

    Wearer prescribed(SpectaclePrescription other) {
        return new Wearer(other, use, recommendation, frame, measurements);
    }

    static Arbitrary<Wearer> any() {
        return Combinators.combine(prescriptions(), Arbitraries.of(Use.class).injectNull(0.3), recommendations().injectNull(0.6), frames().injectNull(0.3), measured().injectNull(0.3))
            .as(Wearer::new);
    }

    private static Arbitrary<SpectaclePrescription> prescriptions() {
        Arbitrary<BigDecimal> adds = Powers.quarters(1, 16).injectNull(0.4);
        Arbitrary<EyePower> eyes = Arbitraries.frequencyOf(
            Tuple.of(9, Combinators.combine(powers(), adds).as((power, add) -> new EyePower(power.sphere(), power.cylinder(), power.axis(), add, List.of(), null))),
            Tuple.of(1, Arbitraries.just(EyePower.balanced())));
        return Combinators.combine(eyes, eyes).as((right, left) -> new SpectaclePrescription(right, left, null));
    }

    /** Mostly what is common, so that lenses often fit; sometimes anything. */
    private static Arbitrary<LensPower> powers() {
        return Arbitraries.frequencyOf(
            Tuple.of(4, Combinators.combine(Powers.quarters(-16, 12), Powers.quarters(-8, 8), Arbitraries.integers().between(1, 180)).as(LensPower::new)),
            Tuple.of(1, Powers.any()));
    }

    private static Arbitrary<Recommendation> recommendations() {
        return Combinators.combine(Arbitraries.of(Recommendation.USES).list().uniqueElements().ofMaxSize(3), Arbitraries.of(LensDesign.IDS).list().uniqueElements().ofMaxSize(3),
                Arbitraries.of("1.5", "1.6", "1.67").map(BigDecimal::new).injectNull(0.5), Arbitraries.of(true, false))
            .as((uses, designs, index, tough) -> new Recommendation(uses, designs, index, tough, List.of(), null));
    }

    private static Arbitrary<FrameSize> frames() {
        return Combinators.combine(Arbitraries.integers().between(30, 75), Arbitraries.integers().between(15, 65), Arbitraries.integers().between(8, 30), Arbitraries.integers().between(0, 8),
                Arbitraries.of(FrameSize.RIMS))
            .as((a, b, dbl, more, rim) -> new FrameSize(BigDecimal.valueOf(a), BigDecimal.valueOf(b), BigDecimal.valueOf(dbl), BigDecimal.valueOf(Math.max(a, b) + more), rim));
    }

    private static Arbitrary<Measurements> measured() {
        Arbitrary<BigDecimal> pd = Arbitraries.integers().between(40, 80).map(halves -> new BigDecimal("0.5").multiply(BigDecimal.valueOf(halves))).injectNull(0.2);
        Arbitrary<BigDecimal> height = Arbitraries.integers().between(16, 80).map(halves -> new BigDecimal("0.5").multiply(BigDecimal.valueOf(halves))).injectNull(0.2);
        Arbitrary<EyeMeasurement> eye = Combinators.combine(pd, height).as((p, h) -> new EyeMeasurement(p, h, null)).injectNull(0.1);
        return Combinators.combine(eye, eye).as((right, left) -> new Measurements(right, left, null, null, null));
    }

    static Arbitrary<LensRange> lenses() {
        Arbitrary<PowerRange> powers = Combinators.combine(Powers.quarters(-80, 0), Powers.quarters(0, 60), Powers.quarters(4, 24), Powers.quarters(0, 24))
            .as((from, to, cylinder, together) -> new PowerRange(from, to, cylinder, from.subtract(together.min(cylinder)), null, null));
        Arbitrary<Integer> heights = Arbitraries.integers().between(8, 20).injectNull(0.3);
        Arbitrary<List<Integer>> diameters = Arbitraries.of(55, 60, 65, 70, 75, 80).list().uniqueElements().ofMinSize(1).ofMaxSize(4);
        return Combinators.combine(Arbitraries.of(LensDesign.class), Arbitraries.of("1.498", "1.53", "1.586", "1.60", "1.67", "1.74"), Arbitraries.of(true, false), powers, Powers.quarters(1, 8),
                Powers.quarters(8, 16), diameters, heights)
            .as((design, index, tough, made, addFrom, addTo, blanks, height) -> new LensRange(design, "Resin", new BigDecimal(index), tough, false, false,
                new PowerRange(made.sphereMin(), made.sphereMax(), made.cylinderMax(), made.combinedMin(), design.multifocal() ? addFrom : null, design.multifocal() ? addTo : null),
                blanks, List.of(), height));
    }

    /** The other way to write each eye. */
    Wearer transposed() {
        return prescribed(new SpectaclePrescription(transposed(prescription.right()), transposed(prescription.left()), prescription.bvd()));
    }

    private static EyePower transposed(EyePower eye) {
        if (eye.balance()) {
            return eye;
        }
        LensPower other = eye.power().transposed();
        return new EyePower(other.sphere(), other.cylinder(), other.axis(), eye.add(), eye.prism(), eye.va());
    }
}
