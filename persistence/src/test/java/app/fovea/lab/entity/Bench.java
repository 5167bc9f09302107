package app.fovea.lab.entity;

import app.fovea.catalogue.entity.LensDesign;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Spectacles on the bench, for tests: ordered and measured, and what is said of them. */
final class Bench {
    static final ToleranceStandard ANSI = standard("ansi-z80.1-2015");
    static final ToleranceStandard ISO = standard("bs-en-iso-21987-2017");

    private Bench() {
    }

    static ToleranceStandard standard(String id) {
        return ToleranceProfiles.shipped().standard(id).orElseThrow();
    }

    static ToleranceProfile profile(ToleranceStandard standard, LensDesign design) {
        return ToleranceProfiles.shipped().profile(standard, DesignClass.of(design)).orElseThrow();
    }

    /** {@code -2.00/-1.25x10}, {@code -1.00}. */
    static LensPower power(String written) {
        String[] parts = written.split("[/x]");
        return parts.length == 1 ? new LensPower(new BigDecimal(parts[0]), null, null) : new LensPower(new BigDecimal(parts[0]), new BigDecimal(parts[1]), Integer.valueOf(parts[2]));
    }

    static LensValues lens(LensPower power) {
        return new LensValues(power, null, null, null, null, null, null);
    }

    static LensValues lens(LensPower power, BigDecimal add, String pd, String height) {
        return new LensValues(power, add, null, decimal(pd), decimal(height), null, null);
    }

    static LensValues lens(LensPower power, List<Prism> prism) {
        return new LensValues(power, null, prism, null, null, null, null);
    }

    static PairValues pair(LensValues both) {
        return new PairValues(both, both, null);
    }

    static OrderedPair ordered(LensDesign design, PairValues values) {
        return new OrderedPair(values, design, Set.of());
    }

    /** Both lenses ordered alike and found alike, single vision. */
    static ToleranceVerdict judge(ToleranceStandard standard, LensPower ordered, LensPower measured) {
        return judge(standard, LensDesign.SINGLE_VISION, pair(lens(ordered)), pair(lens(measured)));
    }

    static ToleranceVerdict judge(ToleranceStandard standard, LensDesign design, PairValues ordered, PairValues measured) {
        return ToleranceCheck.of(ordered(design, ordered), measured, profile(standard, design));
    }

    static Finding find(ToleranceVerdict verdict, Eye eye, Quantity quantity) {
        return one(verdict.of(eye).findings(), quantity);
    }

    static Finding find(ToleranceVerdict verdict, Quantity ofThePair) {
        return one(verdict.pair(), ofThePair);
    }

    static Stream<Finding> all(ToleranceVerdict verdict) {
        return Stream.of(verdict.right().findings(), verdict.left().findings(), verdict.pair()).flatMap(List::stream);
    }

    private static Finding one(List<Finding> findings, Quantity quantity) {
        return findings.stream().filter(each -> each.quantity() == quantity).findFirst().orElseThrow(() -> new AssertionError("no " + quantity + " in " + findings));
    }

    static BigDecimal decimal(String value) {
        return value == null ? null : new BigDecimal(value);
    }
}
