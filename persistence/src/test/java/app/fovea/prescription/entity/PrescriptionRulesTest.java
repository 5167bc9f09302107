package app.fovea.prescription.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.decimal;
import static app.fovea.prescription.entity.Powers.eye;
import static app.fovea.prescription.entity.Powers.prism;
import static app.fovea.prescription.entity.Powers.quarters;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrescriptionRulesTest {
    private static final EyePower FINE = eye("-2.00", "-1.25", 10, "2.00");

    @Nested
    @DisplayName("C1: a prescription is refused")
    class Errors {
        @Test
        void neverWhenItIsAnOrdinaryOne() {
            assertThat(PrescriptionRules.errors(both(FINE), "prescription")).isEmpty();
            assertThat(PrescriptionRules.errors(both(eye("0.00")), "")).isEmpty();
            assertThat(PrescriptionRules.errors(both(eye("-30.00", "-15.00", 180, "4.00", prism("20", Base.OUT), prism("0.25", Base.DOWN)), "13.5"), "")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"-30.25", "30.25", "-2.10", "0.0625", "1E+1000000", "1E-1000000", "2.1249999"})
        void forASphereOutOfRangeOrBetweenTheSteps(String sphere) {
            assertThat(fields(withRight(eye(sphere)))).contains("prescription.right.sphere");
        }

        @ParameterizedTest
        @ValueSource(strings = {"-2.125", "30.00", "-30", "0", "+0.250", "1E+1"})
        void neverForASphereInQuartersOrEighths(String sphere) {
            assertThat(fields(withRight(eye(sphere)))).doesNotContain("prescription.right.sphere");
        }

        @Test
        void withoutASphere() {
            assertThat(errors(withRight(new EyePower(null, null, null, null, null, null)))).containsExactly(
                new FieldError("sphere_missing", "prescription.right.sphere", "Give the sphere, -30.00 to +30.00; 0.00 is plano."));
        }

        @ParameterizedTest
        @ValueSource(strings = {"-15.25", "15.25", "-0.10"})
        void forACylinderOutOfRangeOrBetweenTheSteps(String cylinder) {
            assertThat(fields(withRight(eye("0", cylinder, 90, null)))).contains("prescription.right.cylinder");
        }

        @Test
        void forACylinderWithoutAnAxisAndAnAxisWithoutACylinder() {
            assertThat(fields(withRight(eye("-1", "-1", null, null)))).containsExactly("prescription.right.axis");
            assertThat(fields(withRight(eye("-1", null, 90, null)))).containsExactly("prescription.right.axis");
            assertThat(fields(withRight(eye("-1", "0.00", 90, null)))).containsExactly("prescription.right.axis");
        }

        @ParameterizedTest
        @CsvSource({"-1, true", "181, true", "1, false", "180, false", "0, false"})
        void forAnAxisThatIsNotOnTheDialAndZeroIs180(int axis, boolean refused) {
            assertThat(fields(withRight(eye("-1", "-1", axis, null))).contains("prescription.right.axis")).isEqualTo(refused);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-2.00", "4.25", "0.20"})
        void forAnAddThatIsNotPositiveTooHighOrBetweenTheSteps(String add) {
            assertThat(fields(withRight(eye("-1", null, null, add)))).containsExactly("prescription.right.add");
        }

        @Test
        void forAPrismOutOfRangeOrWithoutItsBase() {
            assertThat(fields(withRight(eye("-1", null, null, null, prism("1", Base.UP), prism("20.25", Base.IN))))).containsExactly("prescription.right.prism[1].amount");
            assertThat(fields(withRight(eye("-1", null, null, null, prism("-1", Base.IN))))).containsExactly("prescription.right.prism[0].amount");
            assertThat(fields(withRight(eye("-1", null, null, null, new Prism(null, Base.IN))))).containsExactly("prescription.right.prism[0].amount");
            assertThat(fields(withRight(eye("-1", null, null, null, prism("1", null))))).containsExactly("prescription.right.prism[0].base");
            assertThat(fields(withRight(eye("-1", null, null, null, prism("0", null))))).isEmpty();
        }

        @Test
        void forTwoPrismsAlongOneLine() {
            assertThat(fields(withRight(eye("-1", null, null, null, prism("1", Base.UP), prism("1", Base.DOWN))))).containsExactly("prescription.right.prism");
            assertThat(fields(withRight(eye("-1", null, null, null, prism("1", Base.IN), prism("1", Base.OUT))))).containsExactly("prescription.right.prism");
            assertThat(fields(withRight(eye("-1", null, null, null, prism("1", Base.UP), prism("1", Base.OUT))))).isEmpty();
        }

        @Test
        void forCylindersOfDifferentSigns() {
            assertThat(fields(new SpectaclePrescription(eye("-1", "-1", 90, null), eye("-1", "+1", 90, null), null))).containsExactly("prescription.left.cylinder");
        }

        @ParameterizedTest(name = "{0}/{1}: {2}")
        @CsvSource({"-4.75, , false", "-5.00, , true", "+5.00, , true", "-4.00, -1.00, true", "-4.00, +1.00, false", "+6.00, -2.00, true", "-4.00, -0.75, false"})
        void from5DioptresInAnyMeridianWithoutTheVertexDistance(String sphere, String cylinder, boolean needed) {
            EyePower strong = eye(sphere, cylinder, cylinder == null ? null : 90, null);

            assertThat(fields(withRight(strong)).contains("prescription.bvd")).isEqualTo(needed);
            assertThat(fields(both(strong, "12"))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"4.9", "25.1", "12.25"})
        void forAnImpossibleVertexDistance(String bvd) {
            assertThat(fields(both(FINE, bvd))).containsExactly("prescription.bvd");
        }

        @Test
        void withoutAnEyeOrWithoutAnything() {
            assertThat(fields(new SpectaclePrescription(FINE, null, null))).containsExactly("prescription.left");
            assertThat(fields(null)).containsExactly("prescription");
        }

        @ParameterizedTest
        @CsvSource({"1E+999999999, -1.25", "-2.00, -1E-999999999", "1E-999999999, -1E+999999999"})
        void forANumberWithoutEndFromWhichNothingIsReckoned(BigDecimal sphere, BigDecimal cylinder) {
            EyePower endless = new EyePower(sphere, cylinder, 90, null, List.of(), null);

            assertThat(PrescriptionRules.errors(new SpectaclePrescription(endless, FINE, null), "")).extracting(FieldError::code)
                .isNotEmpty().isSubsetOf("sphere_out_of_range", "cylinder_out_of_range");
        }

        @Test
        void forEverythingAtOnceAndAtThePathOfTheCaller() {
            SpectaclePrescription prescription = new SpectaclePrescription(eye("-31", "-1", null, "5"), eye("0", null, 90, null), null);

            assertThat(PrescriptionRules.errors(prescription, "exam.prescription")).extracting(FieldError::field).containsExactly(
                "exam.prescription.right.sphere", "exam.prescription.right.axis", "exam.prescription.right.add", "exam.prescription.left.axis", "exam.prescription.bvd");
            assertThat(PrescriptionRules.errors(prescription, "")).extracting(FieldError::field).contains("right.sphere", "bvd");
        }
    }

    /** Each line one mistake: nothing else is found wrong with it. */
    @ParameterizedTest(name = "{0} right {1}")
    @DisplayName("C1: every refusal has a code, a field and a sentence")
    @MethodSource("mistakes")
    void everyRefusalHasACodeAFieldAndASentence(String code, String field, SpectaclePrescription prescription) {
        assertThat(PrescriptionRules.errors(prescription, "")).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).hasSizeGreaterThan(25).endsWith(".").doesNotContain("null");
        });
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
            mistake("eye_missing", "right", null),
            mistake("sphere_missing", "right.sphere", wanting(null, null, null, null, null)),
            mistake("sphere_out_of_range", "right.sphere", wanting("4.10", null, null, null, null)),
            mistake("cylinder_out_of_range", "right.cylinder", wanting("0", "-1.10", 90, null, null)),
            mistake("axis_missing", "right.axis", wanting("0", "-1.00", null, null, null)),
            mistake("axis_without_cylinder", "right.axis", wanting("0", null, 90, null, null)),
            mistake("axis_out_of_range", "right.axis", wanting("0", "-1.00", 181, null, null)),
            mistake("axis_out_of_range", "right.axis", wanting("0", "-1.00", -1, null, null)),
            mistake("add_out_of_range", "right.add", wanting("0", null, null, "-1.00", null)),
            mistake("add_out_of_range", "right.add", wanting("0", null, null, "4.25", null)),
            mistake("intermediate_add_without_add", "right.intermediateAdd", wanting("0", null, null, null, "1.00")),
            mistake("intermediate_add_out_of_range", "right.intermediateAdd", wanting("0", null, null, "2.00", "2.00")),
            mistake("intermediate_add_out_of_range", "right.intermediateAdd", wanting("0", null, null, "2.00", "0.00")),
            mistake("intermediate_add_out_of_range", "right.intermediateAdd", wanting("0", null, null, "2.00", "1.10")),
            mistake("prism_out_of_range", "right.prism[0].amount", prisms(new Prism(decimal("20.25"), Base.IN))),
            mistake("prism_out_of_range", "right.prism[0].amount", prisms(new Prism(decimal("1.10"), Base.IN))),
            mistake("prism_base_missing", "right.prism[0].base", prisms(new Prism(decimal("1"), null))),
            mistake("prism_base_without_prism", "right.prism[0].amount", prisms(new Prism(decimal("0"), Base.IN))),
            mistake("prism_base_twice", "right.prism[0].baseAngle", prisms(new Prism(decimal("1"), Base.IN, decimal("90")))),
            mistake("prism_angle_out_of_range", "right.prism[0].baseAngle", prisms(Prism.at(decimal("1"), decimal("360.5")))),
            mistake("prism_angle_out_of_range", "right.prism[0].baseAngle", prisms(Prism.at(decimal("1"), decimal("36.87")))),
            mistake("prism_components", "right.prism", prisms(new Prism(decimal("1"), Base.UP), Prism.at(decimal("1"), decimal("90")))),
            mistake("prism_components", "right.prism", prisms(new Prism(decimal("1"), Base.UP), new Prism(decimal("1"), Base.DOWN))),
            mistake("prism_base_missing", "right.nearPrism[0].base", new EyePower(BigDecimal.ZERO, null, null, null, null, null, List.of(new Prism(decimal("1"), null)), null, null, null, false)),
            mistake("acuity_unreadable", "right.va", new EyePower(BigDecimal.ZERO, null, null, null, null, null, null, "fine", null, null, false)),
            mistake("acuity_unreadable", "right.unaidedVa", new EyePower(BigDecimal.ZERO, null, null, null, null, null, null, null, "6/", null, false)),
            mistake("acuity_unreadable", "right.nearVa", new EyePower(BigDecimal.ZERO, null, null, null, null, null, null, null, null, "N", false)),
            mistake("balance_with_power", "right.balance", new EyePower(BigDecimal.ZERO, null, null, null, null, null, null, null, null, null, true)),
            Arguments.of("acuity_unreadable", "binocularVa", new SpectaclePrescription(FINE, FINE, null, "both")),
            Arguments.of("balance_both", "left.balance", new SpectaclePrescription(EyePower.balanced(), EyePower.balanced(), null)),
            Arguments.of("cylinder_signs_differ", "left.cylinder", new SpectaclePrescription(eye("0", "-1", 90, null), eye("0", "+1", 90, null), null)),
            Arguments.of("bvd_missing", "bvd", new SpectaclePrescription(eye("-3.00", "-2.00", 90, null), FINE, null)),
            Arguments.of("bvd_out_of_range", "bvd", new SpectaclePrescription(FINE, FINE, decimal("25.5"))),
            Arguments.of("bvd_out_of_range", "bvd", new SpectaclePrescription(FINE, FINE, decimal("12.3"))),
            Arguments.of("prescription_missing", "", null));
    }

    private static Arguments mistake(String code, String field, EyePower right) {
        return Arguments.of(code, field, new SpectaclePrescription(right, FINE, null));
    }

    private static EyePower wanting(String sphere, String cylinder, Integer axis, String add, String intermediate) {
        return new EyePower(decimal(sphere), decimal(cylinder), axis, decimal(add), decimal(intermediate), null, null, null, null, null, false);
    }

    private static EyePower prisms(Prism... prism) {
        return new EyePower(BigDecimal.ZERO, null, null, null, List.of(prism), null);
    }

    @Test
    void aPrescriptionInFullIsAccepted() {
        EyePower right = new EyePower(decimal("-6.50"), decimal("-2.125"), 20, decimal("2.50"), decimal("1.25"), List.of(Prism.at(decimal("2.5"), decimal("36.9"))),
            List.of(new Prism(decimal("1"), Base.IN)), "6/9+2", "6/60", "N5", false);
        assertThat(PrescriptionRules.errors(new SpectaclePrescription(right, EyePower.balanced(), decimal("12.5"), "6/7.5"), "")).isEmpty();
    }

    @Test
    void aBalanceLensIsComparedWithNothing() {
        SpectaclePrescription prescription = new SpectaclePrescription(wanting("-9.00", null, null, "2.00", null), EyePower.balanced(), decimal("12"));
        assertThat(PrescriptionWarnings.of(prescription, "", 60, both(wanting("-9.00", null, null, "2.00", null)))).isEmpty();
    }

    @Nested
    @DisplayName("C1: a prescription asks to confirm")
    class Warnings {
        @Test
        void nothingWhenItIsAnOrdinaryOne() {
            assertThat(PrescriptionWarnings.of(both(FINE), "prescription", 60, both(FINE))).isEmpty();
            assertThat(PrescriptionWarnings.of(both(eye("-1")), "prescription", null, null)).isEmpty();
        }

        @Test
        void oppositeSigns() {
            assertThat(codes(eye("-0.50"), eye("+0.50"))).containsExactly("opposite_signs");
            assertThat(codes(eye("0"), eye("+0.50"))).isEmpty();
        }

        @Test
        void eyesThatDifferByMoreThan2DioptresOfEquivalent() {
            assertThat(codes(eye("-1.00"), eye("-3.00"))).isEmpty();
            assertThat(codes(eye("-1.00"), eye("-3.00", "-0.25", 90, null))).containsExactly("anisometropia");
        }

        @Test
        void addsThatDifferOrAreHigh() {
            assertThat(codes(eye("-1", null, null, "2.00"), eye("-1", null, null, "2.25"))).containsExactly("adds_differ");
            assertThat(codes(eye("-1", null, null, "2.00"), eye("-1"))).containsExactly("adds_differ");
            assertThat(codes(eye("-1", null, null, "3.75"), eye("-1", null, null, "3.750"))).containsExactly("high_add", "high_add");
            assertThat(codes(eye("-1", null, null, "3.50"), eye("-1", null, null, "3.50"))).isEmpty();
        }

        @Test
        void aBigChangeSinceLastTimeWhicheverWayItIsWritten() {
            SpectaclePrescription before = both(eye("-2.00", "-1.25", 10, null));

            assertThat(changes(both(eye("-3.25", "+1.25", 100, null)), before)).isEmpty();
            assertThat(changes(both(eye("-3.00", "-1.25", 10, null)), before)).isEmpty();
            assertThat(changes(both(eye("-3.25", "-1.25", 10, null)), before)).containsExactly("prescription.right.sphere", "prescription.left.sphere");
            assertThat(changes(both(eye("-2.00", "-1.25", 55, null)), before)).hasSize(2);
        }

        @ParameterizedTest(name = "add {0} at {1}: {2}")
        @CsvSource({"2.00, 37, add_when_young", "2.00, 38, ", ", 50, ", ", 51, no_add_when_old"})
        void anAddThatDoesNotSuitTheAge(String add, int age, String code) {
            List<PrescriptionWarning> warnings = PrescriptionWarnings.of(both(eye("-1", null, null, add)), "prescription", age, null);

            assertThat(warnings).extracting(PrescriptionWarning::code).isEqualTo(code == null ? List.of() : List.of(code));
        }

        private List<String> codes(EyePower right, EyePower left) {
            return PrescriptionWarnings.of(new SpectaclePrescription(right, left, null), "prescription", null, null).stream().map(PrescriptionWarning::code).toList();
        }

        private List<String> changes(SpectaclePrescription now, SpectaclePrescription before) {
            return PrescriptionWarnings.of(now, "prescription", null, before).stream().filter(warning -> warning.code().equals("big_change")).map(PrescriptionWarning::field).toList();
        }
    }

    @Property
    void everythingInRangeAndInStepsIsAccepted(@ForAll("minusPowers") LensPower right, @ForAll("minusPowers") LensPower left) {
        assertThat(PrescriptionRules.errors(new SpectaclePrescription(eyeOf(right), eyeOf(left), decimal("12")), "")).isEmpty();
    }

    @Property
    void nothingThatAnybodySendsMakesTheRulesThrow(@ForAll("nonsense") SpectaclePrescription prescription) {
        assertThat(PrescriptionRules.errors(prescription, "prescription")).allSatisfy(error -> {
            assertThat(error.field()).startsWith("prescription");
            assertThat(error.message()).endsWith(".");
        });
    }

    @Provide
    Arbitrary<LensPower> minusPowers() {
        return Combinators.combine(quarters(-120, 120), quarters(-60, 0), Arbitraries.integers().between(1, 180)).as(LensPower::new);
    }

    @Provide
    Arbitrary<SpectaclePrescription> nonsense() {
        Arbitrary<BigDecimal> numbers = Arbitraries.bigDecimals().between(new BigDecimal("-1e30"), new BigDecimal("1e30")).ofScale(20).injectNull(0.3);
        Arbitrary<Prism> prism = Combinators.combine(numbers, Arbitraries.of(Base.class).injectNull(0.3)).as(Prism::new);
        Arbitrary<EyePower> eyes = Combinators.combine(numbers, numbers, Arbitraries.integers().injectNull(0.3), numbers, prism.list().ofMaxSize(4), Arbitraries.strings().injectNull(0.3)).as(EyePower::new);
        return Combinators.combine(eyes.injectNull(0.1), eyes.injectNull(0.1), numbers).as(SpectaclePrescription::new);
    }

    private static EyePower eyeOf(LensPower power) {
        return new EyePower(power.sphere(), power.cylinder(), power.axis(), null, List.of(), null);
    }

    private static SpectaclePrescription withRight(EyePower right) {
        return new SpectaclePrescription(right, FINE, null);
    }

    private static List<FieldError> errors(SpectaclePrescription prescription) {
        return PrescriptionRules.errors(prescription, "prescription");
    }

    private static List<String> fields(SpectaclePrescription prescription) {
        return errors(prescription).stream().map(FieldError::field).toList();
    }
}
