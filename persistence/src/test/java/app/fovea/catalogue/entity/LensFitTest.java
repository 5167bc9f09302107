package app.fovea.catalogue.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.decimal;
import static app.fovea.prescription.entity.Powers.eye;
import static app.fovea.prescription.entity.Powers.quarters;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.dispensing.entity.FrameSize;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Powers;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Lenses and what they fit (C7); each test says what a lens does. */
class LensFitTest {
    private static final LensRange STOCK_SINGLE_VISION = lens("single_vision", "CR-39", "1.498", false, "-6.00", "+4.00", "2.00", null, null, 70, null);
    private static final LensRange PROGRESSIVE = lens("progressive", "MR-8", "1.60", false, "-10.00", "+8.00", "4.00", "0.75", "3.50", 75, 18);
    private static final LensRange TRIVEX = lens("single_vision", "Trivex", "1.53", true, "-8.00", "+6.00", "4.00", null, null, 70, null);
    private static final SpectaclePrescription MYOPE = both(eye("-2.00", "-1.25", 10, null));
    private static final SpectaclePrescription PRESBYOPE = both(eye("-2.00", "-1.25", 10, "2.00"));

    @Test
    void fitsWhenEverythingIsInRange() {
        assertThat(LensFit.fit(MYOPE, advice(List.of("distance"), List.of("single_vision"), null, false), frame("52", "36", "full"), STOCK_SINGLE_VISION)).isEqualTo(new Fit(true, List.of()));
        assertThat(LensFit.fit(PRESBYOPE, null, null, PROGRESSIVE).ok()).isTrue();
        assertThat(LensFit.fit(MYOPE, null, null, STOCK_SINGLE_VISION).ok()).isTrue();
    }

    @Test
    void isJudgedInMinusCylinderForm() {
        SpectaclePrescription plusForm = both(eye("-6.50", "+1.00", 90, null));

        assertThat(LensFit.fit(plusForm, null, null, STOCK_SINGLE_VISION).ok()).as("-5.50/-1.00 is in range").isTrue();
        assertThat(LensFit.fit(both(eye("+3.50", "+1.00", 90, null)), null, null, STOCK_SINGLE_VISION).reasons()).containsExactly(
            "Right eye: sphere +4.50 (minus cylinder form) is outside this lens's range of -6.00 to +4.00.",
            "Left eye: sphere +4.50 (minus cylinder form) is outside this lens's range of -6.00 to +4.00.");
    }

    @Test
    void saysForWhichEyeThePowerIsOutOfRange() {
        SpectaclePrescription prescription = new SpectaclePrescription(eye("-2.00"), eye("-2.00", "-2.25", 90, null), null);

        assertThat(LensFit.fit(prescription, null, null, STOCK_SINGLE_VISION)).isEqualTo(
            new Fit(false, List.of("Left eye: a cylinder of 2.25 is more than this lens is made to (2.00).")));
    }

    @Test
    void withAnAdditionNeedsAPrescriptionWithOneInRange() {
        assertThat(LensFit.fit(MYOPE, null, null, PROGRESSIVE).reasons()).containsExactly(
            "The prescription has no add: a varifocal lens has nothing to add. Choose single vision.");
        assertThat(LensFit.fit(both(eye("-1", null, null, "0.50")), null, null, PROGRESSIVE).reasons()).contains(
            "Right eye: add 0.50 is outside this lens's range of 0.75 to 3.50.");
        assertThat(LensFit.fit(new SpectaclePrescription(eye("-1", null, null, "2.00"), eye("-1"), null), null, null, PROGRESSIVE).reasons()).containsExactly(
            "Left eye: no add is prescribed for this eye.");
    }

    @Test
    void forOneDistanceServesAPresbyopeOnlyForOneUseOrIfRecommended() {
        assertThat(LensFit.fit(PRESBYOPE, advice(List.of("distance", "near"), List.of(), null, false), null, STOCK_SINGLE_VISION).reasons()).containsExactly(
            "The prescription has an add and is for distance, near: a single vision lens serves one distance only.");
        assertThat(LensFit.fit(PRESBYOPE, advice(List.of("near"), List.of(), null, false), null, STOCK_SINGLE_VISION).ok()).isTrue();
        assertThat(LensFit.fit(PRESBYOPE, advice(List.of("distance", "driving"), List.of(), null, false), null, STOCK_SINGLE_VISION).ok()).isTrue();
        assertThat(LensFit.fit(PRESBYOPE, advice(List.of("distance", "near"), List.of("progressive", "single_vision"), null, false), null, STOCK_SINGLE_VISION).ok()).isTrue();
    }

    @Test
    void followsTheRecommendation() {
        assertThat(LensFit.fit(PRESBYOPE, advice(List.of(), List.of("bifocal", "single_vision"), null, false), null, PROGRESSIVE).reasons()).containsExactly(
            "The optometrist recommended bifocal or single vision, this lens is varifocal.");
        assertThat(LensFit.fit(MYOPE, advice(List.of(), List.of(), "1.6", false), null, STOCK_SINGLE_VISION).reasons()).containsExactly(
            "Index 1.498 is below the recommended 1.60: the lens gets thicker.");
        assertThat(LensFit.fit(MYOPE, advice(List.of(), List.of(), null, true), null, STOCK_SINGLE_VISION).reasons()).containsExactly(
            "An impact resistant lens was recommended; this one is not. Choose Trivex or polycarbonate.");
        assertThat(LensFit.fit(MYOPE, advice(List.of(), List.of(), "1.53", true), null, TRIVEX).ok()).isTrue();
    }

    @Test
    void mustCoverTheFrameAndHaveRoomInIt() {
        assertThat(LensFit.fit(MYOPE, null, new FrameSize(decimal("60"), decimal("45"), decimal("16"), decimal("69"), "full"), STOCK_SINGLE_VISION).reasons()).containsExactly(
            "The lens comes in 70 mm; this frame needs at least 71 mm even when perfectly centred.");
        assertThat(LensFit.fit(PRESBYOPE, null, frame("52", "27", "full"), PROGRESSIVE).reasons()).containsExactly(
            "The frame is too shallow: B is 27 mm, this lens needs 18 mm below the pupil and 10 mm above.");
    }

    @Test
    void thatIsBrittleIsNotForARimlessFrame() {
        assertThat(LensFit.fit(MYOPE, null, frame("52", "36", "rimless"), STOCK_SINGLE_VISION).reasons()).containsExactly(
            "CR-39 cracks at the drill holes of a rimless frame. Choose Trivex, polycarbonate or index 1.60 and above.");
        assertThat(LensFit.fit(MYOPE, null, frame("52", "36", "rimless"), TRIVEX).ok()).isTrue();
        assertThat(LensFit.fit(PRESBYOPE, null, frame("52", "36", "rimless"), PROGRESSIVE).ok()).isTrue();
    }

    @Property
    void thatIsMadeInAWiderRangeNeverFitsLess(@ForAll("powers") LensPower power, @ForAll("limits") BigDecimal limit, @ForAll("widenings") BigDecimal more) {
        SpectaclePrescription prescription = both(new EyePower(power.sphere(), power.cylinder(), power.axis(), null, List.of(), null));
        LensRange narrow = upTo(limit);
        LensRange wide = upTo(limit.add(more));

        if (LensFit.fit(prescription, null, null, narrow).ok()) {
            assertThat(LensFit.fit(prescription, null, null, wide).ok()).isTrue();
        }
        assertThat(LensFit.fit(prescription, null, null, wide).reasons().size()).isLessThanOrEqualTo(LensFit.fit(prescription, null, null, narrow).reasons().size());
    }

    @Property
    void fitsBothWaysOfWritingAPrescriptionOrNeither(@ForAll("powers") LensPower power) {
        LensPower other = power.transposed();

        assertThat(LensFit.fit(both(new EyePower(power.sphere(), power.cylinder(), power.axis(), null, List.of(), null)), null, null, STOCK_SINGLE_VISION)).isEqualTo(
            LensFit.fit(both(new EyePower(other.sphere(), other.cylinder(), other.axis(), null, List.of(), null)), null, null, STOCK_SINGLE_VISION));
    }

    @Provide
    Arbitrary<LensPower> powers() {
        return Powers.any();
    }

    @Provide
    Arbitrary<BigDecimal> limits() {
        return quarters(0, 60);
    }

    @Provide
    Arbitrary<BigDecimal> widenings() {
        return quarters(0, 20);
    }

    private static LensRange upTo(BigDecimal limit) {
        return new LensRange(LensDesign.SINGLE_VISION, "MR-8", decimal("1.60"), false, false, false,
            new PowerRange(limit.negate(), limit, limit, limit.negate().subtract(limit), null, null), List.of(70), List.of(), null);
    }

    private static LensRange lens(String design, String material, String index, boolean impactResistant, String sphereMin, String sphereMax, String cylinderMax, String addMin, String addMax, int diameter, Integer minFittingHeight) {
        return new LensRange(LensDesign.of(design).orElseThrow(), material, decimal(index), impactResistant, false, false,
            new PowerRange(decimal(sphereMin), decimal(sphereMax), decimal(cylinderMax), decimal(sphereMin).subtract(decimal(cylinderMax)), decimal(addMin), decimal(addMax)),
            List.of(diameter), List.of(), minFittingHeight);
    }

    private static Recommendation advice(List<String> uses, List<String> designs, String minIndex, boolean impactResistant) {
        return new Recommendation(uses, designs, decimal(minIndex), impactResistant, List.of(), null);
    }

    private static FrameSize frame(String a, String b, String rim) {
        return new FrameSize(decimal(a), decimal(b), decimal("18"), decimal("56"), rim);
    }
}
