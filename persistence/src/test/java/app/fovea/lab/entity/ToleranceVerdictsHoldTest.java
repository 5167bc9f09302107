package app.fovea.lab.entity;

import static app.fovea.lab.entity.Bench.all;
import static app.fovea.lab.entity.Bench.judge;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.LensDesign;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Powers;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** C8: what holds of every verdict, whatever was ordered and measured. */
class ToleranceVerdictsHoldTest {
    @Property
    void a_pair_measured_exactly_as_ordered_passes_every_profile(@ForAll("pairs") PairValues pair, @ForAll("profiles") Tuple.Tuple2<ToleranceStandard, LensDesign> by) {
        ToleranceVerdict verdict = judge(by.get1(), by.get2(), pair, pair);

        assertThat(verdict.verdict()).as(verdict.toString()).isEqualTo(Verdict.PASS);
        assertThat(all(verdict)).extracting(Finding::verdict).doesNotContain(Verdict.FAIL, Verdict.NOT_MEASURED);
    }

    @Property
    void a_verdict_does_not_change_with_the_form_in_which_powers_are_written(@ForAll("pairs") PairValues ordered, @ForAll("errors") Off off, @ForAll("profiles") Tuple.Tuple2<ToleranceStandard, LensDesign> by) {
        PairValues measured = off.times(1).from(ordered);
        ToleranceVerdict verdict = judge(by.get1(), by.get2(), ordered, measured);

        for (ToleranceVerdict other : List.of(judge(by.get1(), by.get2(), transposed(ordered), measured), judge(by.get1(), by.get2(), ordered, transposed(measured)),
            judge(by.get1(), by.get2(), transposed(ordered), transposed(measured)))) {
            assertThat(told(all(other))).isEqualTo(told(all(verdict)));
        }
    }

    @Property
    void the_eyes_are_judged_alike(@ForAll("pairs") PairValues ordered, @ForAll("errors") Off off, @ForAll("profiles") Tuple.Tuple2<ToleranceStandard, LensDesign> by) {
        PairValues measured = off.times(1).from(ordered);
        ToleranceVerdict verdict = judge(by.get1(), by.get2(), ordered, measured);
        ToleranceVerdict mirrored = judge(by.get1(), by.get2(), mirrored(ordered), mirrored(measured));

        assertThat(told(mirrored.left().findings().stream())).isEqualTo(told(verdict.right().findings().stream()));
        assertThat(told(mirrored.right().findings().stream())).isEqualTo(told(verdict.left().findings().stream()));
        assertThat(mirrored.pair()).extracting(Finding::verdict).containsExactlyInAnyOrderElementsOf(verdict.pair().stream().map(Finding::verdict).toList());
        assertThat(mirrored.verdict()).isEqualTo(verdict.verdict());
    }

    @Property
    void widening_an_error_never_turns_a_failure_into_a_pass(@ForAll("pairs") PairValues ordered, @ForAll("errors") Off off, @ForAll @IntRange(min = 2, max = 5) int wider,
                                                             @ForAll("profiles") Tuple.Tuple2<ToleranceStandard, LensDesign> by) {
        List<Finding> narrow = all(judge(by.get1(), by.get2(), ordered, off.times(1).from(ordered))).toList();
        List<Finding> wide = all(judge(by.get1(), by.get2(), ordered, off.times(wider).from(ordered))).toList();

        for (int i = 0; i < narrow.size(); i++) {
            assertThat(wide.get(i).quantity()).isEqualTo(narrow.get(i).quantity());
            if (narrow.get(i).verdict() == Verdict.FAIL) {
                assertThat(wide.get(i).verdict()).as(narrow.get(i).sentence() + " " + wide.get(i).sentence()).isEqualTo(Verdict.FAIL);
            }
        }
    }

    /** How far the making went wrong, in hundredths of a dioptre, degrees and tenths of a millimetre. The cylinder only grows: what shrinks through nothing turns its axis. */
    record Off(int sphere, int cylinder, int axis, int rightPd, int leftPd, int rightHeight, int leftHeight) {
        Off times(int factor) {
            return new Off(sphere * factor, cylinder * factor, Math.min(90, axis * factor), rightPd * factor, leftPd * factor, rightHeight * factor, leftHeight * factor);
        }

        PairValues from(PairValues ordered) {
            return new PairValues(lens(ordered.right(), rightPd, rightHeight), lens(ordered.left(), leftPd, leftHeight), null);
        }

        private LensValues lens(LensValues was, int pd, int height) {
            BigDecimal cylinder = was.power().cylinderOrZero();
            BigDecimal grown = cylinder.add(BigDecimal.valueOf((long) cylinder.signum() * this.cylinder, 2));
            Integer turned = was.power().axis() == null ? null : Math.floorMod(was.power().axis() + axis - 1, 180) + 1;
            return new LensValues(new LensPower(was.power().sphere().add(BigDecimal.valueOf(sphere, 2)), grown, turned), was.add(), was.prism(),
                was.pd().add(BigDecimal.valueOf(pd, 1)), was.height().add(BigDecimal.valueOf(height, 1)), null, null);
        }
    }

    @Provide
    Arbitrary<Off> errors() {
        Arbitrary<Integer> tenths = Arbitraries.integers().between(-40, 40);
        return Combinators.combine(Arbitraries.integers().between(-50, 50), Arbitraries.integers().between(0, 50), Arbitraries.integers().between(0, 30), tenths, tenths, tenths, tenths).as(Off::new);
    }

    @Provide
    Arbitrary<PairValues> pairs() {
        return Combinators.combine(lenses(), lenses()).as((right, left) -> new PairValues(right, left, null));
    }

    private static Arbitrary<LensValues> lenses() {
        Arbitrary<BigDecimal> halves = Arbitraries.integers().between(50, 70).map(half -> BigDecimal.valueOf(half * 5L, 1));
        return Combinators.combine(Powers.any(), Powers.quarters(1, 16), halves, Arbitraries.integers().between(10, 30).map(BigDecimal::valueOf))
            .as((power, add, pd, height) -> new LensValues(power, add, List.<Prism>of(), pd, height, null, null));
    }

    @Provide
    Arbitrary<Tuple.Tuple2<ToleranceStandard, LensDesign>> profiles() {
        return Arbitraries.of(ToleranceProfiles.shipped().standards().stream()
            .flatMap(standard -> List.of(LensDesign.values()).stream().filter(design -> ToleranceProfiles.shipped().profile(standard, DesignClass.of(design)).isPresent())
                .map(design -> Tuple.of(standard, design))).toList());
    }

    /** What does not depend on how a power is written. */
    private static List<String> told(Stream<Finding> findings) {
        return findings.map(finding -> finding.quantity() + " " + finding.verdict() + " " + (finding.difference() == null ? "" : finding.difference().abs().stripTrailingZeros().toPlainString())
            + " " + finding.limit()).toList();
    }

    private static PairValues transposed(PairValues pair) {
        UnaryOperator<LensValues> other = lens -> new LensValues(lens.power().transposed(), lens.add(), lens.prism(), lens.pd(), lens.height(), null, null);
        return new PairValues(other.apply(pair.right()), other.apply(pair.left()), pair.pd());
    }

    /** As the wearer's mirror shows it: every axis leans the other way. */
    private static PairValues mirrored(PairValues pair) {
        UnaryOperator<LensValues> other = lens -> new LensValues(
            new LensPower(lens.power().sphere(), lens.power().cylinder(), lens.power().axis() == null ? null : 180 - lens.power().axis()), lens.add(), lens.prism(), lens.pd(), lens.height(), null, null);
        return new PairValues(other.apply(pair.left()), other.apply(pair.right()), pair.pd());
    }
}
