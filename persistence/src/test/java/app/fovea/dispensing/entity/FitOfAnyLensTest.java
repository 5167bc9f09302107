package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.quarters;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is true of every wearer and every lens. */
class FitOfAnyLensTest {
    /** How much further a lens is made, in dioptres and mm; nothing of it is negative. */
    record Wider(BigDecimal minus, BigDecimal plus, BigDecimal cylinder, BigDecimal together, BigDecimal lessAdd, BigDecimal moreAdd, int diameter, int height) {
        LensRange applied(LensRange lens) {
            PowerRange p = lens.powers();
            List<Integer> diameters = new ArrayList<>(lens.diameters());
            diameters.add(lens.largestDiameter() + diameter);
            return new LensRange(lens.design(), lens.material(), lens.index(), lens.impactResistant(), lens.aspheric(), lens.individual(),
                new PowerRange(p.sphereMin().subtract(minus), p.sphereMax().add(plus), p.cylinderMax().add(cylinder), p.combinedMin().subtract(together),
                    p.addMin() == null ? null : p.addMin().subtract(lessAdd), p.addMax() == null ? null : p.addMax().add(moreAdd)),
                diameters, lens.baseCurves(), lens.minFittingHeight() == null ? null : lens.minFittingHeight() - height);
        }
    }

    @Property(maxDiscardRatio = 50)
    void a_lens_that_is_made_in_more_never_fits_less(@ForAll("wearers") Wearer wearer, @ForAll("lenses") LensRange lens, @ForAll("widenings") Wider wider) {
        Assume.that(wearer.fit().fit(lens).ok());

        assertThat(wearer.fit().fit(wider.applied(lens)).reasons()).isEmpty();
    }

    /** Towards plano, which every lens here is made in. */
    @Property(maxDiscardRatio = 50)
    void a_lens_that_fits_keeps_fitting_when_the_prescription_moves_inside(@ForAll("wearers") Wearer wearer, @ForAll("lenses") LensRange lens, @ForAll("shares") int quarters) {
        Assume.that(wearer.fit().fit(lens).ok());
        SpectaclePrescription fitting = wearer.prescription().forUse(DispensedPowers.use(wearer.prescription(), wearer.use(), wearer.recommendation(), lens));
        SpectaclePrescription nearer = new SpectaclePrescription(inside(fitting.right(), quarters), inside(fitting.left(), quarters), null);

        assertThat(wearer.prescribed(nearer).fit().cannotBeMade(lens)).isEmpty();
    }

    @Property
    void both_ways_of_writing_a_prescription_have_one_answer(@ForAll("wearers") Wearer wearer, @ForAll("lenses") LensRange lens) {
        assertThat(wearer.transposed().fit().fit(lens)).usingRecursiveComparison().withComparatorForType(BigDecimal::compareTo, BigDecimal.class).isEqualTo(wearer.fit().fit(lens));
    }

    @Property
    void a_fit_says_no_exactly_when_it_can_say_why(@ForAll("wearers") Wearer wearer, @ForAll("lenses") LensRange lens) {
        Fit fit = wearer.fit().fit(lens);

        assertThat(fit.ok()).isEqualTo(fit.reasons().isEmpty()).isEqualTo(fit.codes().isEmpty());
        assertThat(fit.against()).allSatisfy(reason -> {
            assertThat(reason.code()).matches("[a-z_]+");
            assertThat(reason.sentence()).endsWith(".").doesNotContain("null", "%").matches("[A-Z].*");
        });
        assertThat(fit.suitability().words()).isNotBlank().doesNotContain("null");
    }

    @Property
    void the_three_kinds_of_reason_are_all_there_are(@ForAll("wearers") Wearer wearer, @ForAll("lenses") LensRange lens) {
        LensFit fit = wearer.fit();
        List<FitReason> all = new ArrayList<>(fit.cannotBeMade(lens));
        all.addAll(fit.notForFrame(lens));
        all.addAll(fit.againstAdvice(lens));

        assertThat(fit.fit(lens).against()).isEqualTo(all);
    }

    @Property
    void one_fit_judges_many_lenses_without_remembering_any(@ForAll("wearers") Wearer wearer, @ForAll("lenses") LensRange lens, @ForAll("lenses") LensRange other) {
        LensFit fit = wearer.fit();
        Fit before = fit.fit(lens);
        fit.fit(other);

        assertThat(fit.fit(lens)).isEqualTo(before);
    }

    /** Sphere and cylinder, in minus-cylinder form, drawn towards plano; the add stays. */
    private static EyePower inside(EyePower eye, int quarters) {
        if (eye.balance()) {
            return eye;
        }
        LensPower power = eye.power().inMinusCylinder();
        return new EyePower(drawn(power.sphere(), quarters), drawn(power.cylinderOrZero(), quarters), power.axis(), eye.add(), List.of(), null);
    }

    private static BigDecimal drawn(BigDecimal value, int quarters) {
        return value.multiply(BigDecimal.valueOf(quarters)).movePointLeft(2);
    }

    @Provide
    Arbitrary<Wearer> wearers() {
        return Wearer.any();
    }

    @Provide
    Arbitrary<LensRange> lenses() {
        return Wearer.lenses();
    }

    @Provide
    Arbitrary<Integer> shares() {
        return Arbitraries.of(0, 25, 50, 75);
    }

    @Provide
    Arbitrary<Wider> widenings() {
        Arbitrary<BigDecimal> more = quarters(0, 8);
        return Combinators.combine(more, more, more, more, quarters(0, 1), more, Arbitraries.integers().between(0, 10), Arbitraries.integers().between(0, 4)).as(Wider::new);
    }
}
