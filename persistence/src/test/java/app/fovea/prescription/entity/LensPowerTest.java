package app.fovea.prescription.entity;

import static app.fovea.prescription.entity.Powers.lens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.fovea.access.entity.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LensPowerTest {
    private static final Offset<Double> FOUR_DECIMALS = within(0.00005);

    @ParameterizedTest(name = "{0}/{1}x{2} is {3}/{4}x{5}")
    @DisplayName("C2: transposition gives the other form of the same lens")
    @CsvSource({
        "-2.00, -1.25,  10, -3.25, +1.25, 100",
        "+1.50, +0.75, 100, +2.25, -0.75,  10",
        " 0.00, -0.50, 180, -0.50, +0.50,  90",
        "+3.25, -4.50,  90, -1.25, +4.50, 180",
        "-6.00, +2.00,  45, -4.00, -2.00, 135",
        "+0.50, -0.50,   5,  0.00, +0.50,  95"})
    void transpositionGivesTheOtherForm(String sphere, String cylinder, int axis, String otherSphere, String otherCylinder, int otherAxis) {
        LensPower power = lens(sphere, cylinder, axis);
        LensPower other = lens(otherSphere, otherCylinder, otherAxis);

        assertThat(power.transposed()).usingComparatorForType(BigDecimal::compareTo, BigDecimal.class).usingRecursiveComparison().isEqualTo(other);
        assertThat(power.sameAs(other)).isTrue();
    }

    @Test
    @DisplayName("C2: a sphere stays a sphere and gets no axis")
    void aSphereStaysASphereAndGetsNoAxis() {
        assertThat(lens("-1.00", null, null).transposed()).isEqualTo(lens("-1.00", null, null));
        assertThat(lens("-1.00", "0.00", 90).axis()).isNull();
    }

    @ParameterizedTest(name = "{0}/{1}x{2}: M {3}, J0 {4}, J45 {5}")
    @DisplayName("C2: the power vector is the same for both forms")
    @CsvSource({
        "-2.00, -1.25,  10, -2.6250, 0.5873, 0.2138",
        "-3.25, +1.25, 100, -2.6250, 0.5873, 0.2138",
        "+1.50, +0.75, 100,  1.8750, 0.3524, 0.1283",
        "+2.25, -0.75,  10,  1.8750, 0.3524, 0.1283",
        " 0.00, -0.50, 180, -0.2500, 0.2500, 0"})
    void thePowerVectorIsTheSameForBothForms(String sphere, String cylinder, int axis, double m, double j0, double j45) {
        PowerVector vector = lens(sphere, cylinder, axis).vector();

        assertThat(vector.m()).isCloseTo(m, FOUR_DECIMALS);
        assertThat(vector.j0()).isCloseTo(j0, FOUR_DECIMALS);
        assertThat(vector.j45()).isCloseTo(j45, FOUR_DECIMALS);
    }

    @ParameterizedTest(name = "{0}/{1}: {2}")
    @DisplayName("C2: the spherical equivalent is the sphere and half the cylinder")
    @CsvSource({"-2.00, -1.25, -2.625", "+2.25, -0.75, +1.875", "0, -0.50, -0.25"})
    void theSphericalEquivalentIsTheSphereAndHalfTheCylinder(String sphere, String cylinder, BigDecimal equivalent) {
        assertThat(lens(sphere, cylinder, 90).sphericalEquivalent()).isEqualByComparingTo(equivalent);
    }

    @ParameterizedTest(name = "{0}/{1}x{2} at {3}: {4}")
    @DisplayName("C5: power in a meridian")
    @CsvSource({"-3, -1.5, 90, 180, -4.50", "-3, -1.5, 90, 90, -3.00", "+2, -2, 30, 180, +1.50", "+2, -2, 30, 90, +0.50", "-4, -1, 45, 180, -4.50"})
    void powerInAMeridian(String sphere, String cylinder, int axis, int meridian, double power) {
        assertThat(lens(sphere, cylinder, axis).inMeridian(meridian)).isCloseTo(power, within(1e-9));
    }

    @ParameterizedTest(name = "{0}/{1}: {2}")
    @DisplayName("The strongest meridian is the larger of the two principal ones, with its sign")
    @CsvSource({"-9.00, -2.00, -11.00", "-11.00, +2.00, -11.00", "+4.00, -1.00, +4.00", "+1.00, -3.00, -2.00", "-5.00, -6.50, -11.50", "-1.00, , -1.00"})
    void theStrongestMeridianIsTheLargerOfThePrincipalOnes(String sphere, String cylinder, BigDecimal strongest) {
        assertThat(lens(sphere, cylinder, 90).strongestMeridian()).isEqualByComparingTo(strongest);
    }

    @ParameterizedTest(name = "{0} from {1} to {2} mm: {3}")
    @DisplayName("C4: a power seen from another distance")
    @CsvSource({
        "-6.00, 12, 0, -5.597", "-10.00, 12, 14, -10.204", "+10.00, 12, 14, +9.804", "+12.00, 14, 10, +12.605", "-8.00, 13, 0, -7.246", "+6.00, 12, 0, +6.466", "-12.00, 12, 10, -11.719"})
    void aPowerSeenFromAnotherDistance(String sphere, BigDecimal from, BigDecimal to, BigDecimal seen) {
        assertThat(lens(sphere, null, null).vertexCompensated(from, to).sphere().setScale(3, RoundingMode.HALF_UP)).isEqualTo(seen);
    }

    @ParameterizedTest(name = "{0}/{1}x{2} from {3} to {4} mm: {5}/{6}")
    @DisplayName("C4: both principal meridians are compensated, the axis stays")
    @CsvSource({
        "-8.00, -2.00, 180, 12, 14, -8.130, -2.074", "+9.00, -1.50, 90, 12, 10, +9.165, -1.551",
        "-10.00, -3.00, 30, 12, 0, -8.929, -2.317", "-5.00, -2.00, 10, 12, 0, -4.717, -1.741"})
    void bothPrincipalMeridiansAreCompensated(String sphere, String cylinder, int axis, BigDecimal from, BigDecimal to, BigDecimal seenSphere, BigDecimal seenCylinder) {
        LensPower seen = lens(sphere, cylinder, axis).vertexCompensated(from, to);

        assertThat(seen.sphere().setScale(3, RoundingMode.HALF_UP)).isEqualTo(seenSphere);
        assertThat(seen.cylinder().setScale(3, RoundingMode.HALF_UP)).isEqualTo(seenCylinder);
        assertThat(seen.axis()).isEqualTo(axis);
    }

    @Test
    @DisplayName("C4: a contact lens for -6.00 at 12 mm is ordered as -5.50")
    void aContactLensIsOrderedInQuarters() {
        assertThat(lens("-6.00", null, null).vertexCompensated(new BigDecimal("12"), BigDecimal.ZERO).inStepsOf(new BigDecimal("0.25")).sphere()).isEqualByComparingTo("-5.50");
    }

    @Test
    void aLensWhoseFocusLiesInBetweenIsRefusedByName() {
        assertThatThrownBy(() -> lens("+60", null, null).vertexCompensated(new BigDecimal("25"), new BigDecimal("5"))).isInstanceOfSatisfying(Refusal.RuleBroken.class,
            refusal -> assertThat(refusal.rule()).isEqualTo("vertex_distance_impossible"));
    }

    @Property
    void thereAndBackIsTheSameLensWithinFiveThousandths(@ForAll("powers") LensPower power, @ForAll @IntRange(min = 10, max = 50) int from, @ForAll @IntRange(min = 10, max = 50) int to) {
        BigDecimal here = BigDecimal.valueOf(from * 5L, 1);
        BigDecimal there = BigDecimal.valueOf(to * 5L, 1);
        LensPower back = power.vertexCompensated(here, there).vertexCompensated(there, here);

        assertThat(back.sphere()).isCloseTo(power.sphere(), within(new BigDecimal("0.005")));
        assertThat(back.cylinderOrZero()).isCloseTo(power.cylinderOrZero(), within(new BigDecimal("0.005")));
    }

    @Property
    void whateverFormItIsWrittenInItIsCompensatedToTheSameLens(@ForAll("powers") LensPower power) {
        BigDecimal twelve = new BigDecimal("12");
        BigDecimal fourteen = new BigDecimal("14");
        assertThat(power.vertexCompensated(twelve, fourteen).sameAs(power.transposed().vertexCompensated(twelve, fourteen))).isTrue();
    }

    @Property
    void sameAsIsAnEquivalence(@ForAll("fewPowers") LensPower one, @ForAll("fewPowers") LensPower other, @ForAll("fewPowers") LensPower third) {
        assertThat(one.sameAs(one)).isTrue();
        assertThat(one.sameAs(other)).isEqualTo(other.sameAs(one));
        if (one.sameAs(other) && other.sameAs(third)) {
            assertThat(one.sameAs(third)).isTrue();
        }
    }

    @Property
    void theSameLensHasTheSamePowerVector(@ForAll("fewPowers") LensPower one, @ForAll("fewPowers") LensPower other) {
        assertThat(one.vector().minus(other.vector()).length() < 1e-9).isEqualTo(one.sameAs(other));
    }

    /** So few that the same lens is drawn again in both of its forms, with neighbouring axes of a weak cylinder. */
    @Provide
    Arbitrary<LensPower> fewPowers() {
        return Combinators.combine(Powers.quarters(-1, 1), Powers.quarters(-1, 1), Arbitraries.of(10, 11, 12, 100, 101, 102)).as(LensPower::new);
    }

    @ParameterizedTest(name = "{0} turned by {1} degrees leaves {2}")
    @DisplayName("C8: a cylinder on the wrong axis leaves a cylinder of 2·C·sin θ")
    @CsvSource({"-0.25, 14, 0.121", "-0.50, 7, 0.122", "-1.00, 5, 0.174", "-2.00, 3, 0.209", "-3.00, 30, 3.00"})
    void aCylinderOnTheWrongAxisLeavesACylinder(String cylinder, int degrees, double left) {
        PowerVector difference = lens("-1.00", cylinder, 90).vector().minus(lens("-1.00", cylinder, 90 - degrees).vector());

        assertThat(2 * difference.astigmatism()).isCloseTo(left, within(0.0005));
        assertThat(difference.m()).isZero();
    }

    @Test
    void differentAxesAreDifferentLenses() {
        assertThat(lens("-2.00", "-1.25", 10).sameAs(lens("-2.00", "-1.25", 11))).isFalse();
    }

    @Property
    void transpositionIsAnInvolution(@ForAll("powers") LensPower power) {
        assertThat(power.transposed().transposed()).usingComparatorForType(BigDecimal::compareTo, BigDecimal.class).usingRecursiveComparison().isEqualTo(power);
    }

    @Property
    void transpositionKeepsThePowerVector(@ForAll("powers") LensPower power) {
        assertThat(power.transposed().vector().minus(power.vector()).length()).isLessThan(1e-9);
        assertThat(power.transposed().sameAs(power)).isTrue();
    }

    @Property
    void transpositionKeepsThePowerInEveryMeridian(@ForAll("powers") LensPower power) {
        for (int meridian = 1; meridian <= 180; meridian++) {
            assertThat(power.transposed().inMeridian(meridian)).isCloseTo(power.inMeridian(meridian), within(1e-9));
        }
    }

    @Property
    void noMeridianIsStrongerThanTheStrongest(@ForAll("powers") LensPower power) {
        for (int meridian = 1; meridian <= 180; meridian++) {
            assertThat(Math.abs(power.inMeridian(meridian))).isLessThanOrEqualTo(power.strongestMeridian().abs().doubleValue() + 1e-9);
        }
    }

    @Property
    void minusCylinderFormHasNoPlusCylinderAndIsTheSameLens(@ForAll("powers") LensPower power) {
        assertThat(power.inMinusCylinder().cylinderOrZero().signum()).isLessThanOrEqualTo(0);
        assertThat(power.inMinusCylinder().sameAs(power)).isTrue();
    }

    @Provide
    Arbitrary<LensPower> powers() {
        return Powers.any();
    }
}
