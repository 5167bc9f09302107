package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Centration of a pair (C6). */
class CentrationTest {
    private static final FrameSize FRAME = new FrameSize(decimal("52"), decimal("36"), decimal("18"), decimal("56"), "full");

    @Test
    void is_told_from_the_middle_of_the_box_for_each_eye() {
        Centration centration = Centration.of(FRAME, measured("31.5", "20", "29.5", "32.5", null, null));

        assertThat(centration.right().in()).isEqualByComparingTo("3.5");
        assertThat(centration.right().up()).isEqualByComparingTo("2");
        assertThat(centration.right().nearIn()).isEqualByComparingTo("5.5");
        assertThat(centration.left().in()).isEqualByComparingTo("2.5");
        assertThat(centration.left().up()).isNull();
        assertThat(centration.left().nearIn()).isNull();
        assertThat(centration.left().minimumBlank()).isEqualByComparingTo("63");
    }

    @Test
    void inwards_is_to_the_examiners_right_for_the_right_eye_and_to_the_left_for_the_left() {
        Centration centration = Centration.of(FRAME, measured("31.5", "20", null, "32.5", "16", null));

        assertThat(centration.of(Eye.RIGHT).opticalCentre()).isEqualTo(new LensPoint(3.5, 2));
        assertThat(centration.of(Eye.LEFT).opticalCentre()).isEqualTo(new LensPoint(-2.5, -2));
    }

    @Test
    @DisplayName("C6: a round lens centred 4 mm high needs 6 mm more than the rule of thumb says")
    void a_height_counts_for_the_blank() {
        FrameSize round = new FrameSize(decimal("50"), decimal("50"), decimal("18"), decimal("50"), "full");

        assertThat(Centration.of(round, measured("33", "29", null, "33", null, null)).right().minimumBlank()).isEqualByComparingTo("60.3");
        assertThat(Centration.of(round, measured("33", "29", null, "33", null, null)).left().minimumBlank()).isEqualByComparingTo("54");
    }

    @Test
    @DisplayName("C6: a pair for near is centred by the near PDs, and its blanks are reckoned by them")
    void for_near_the_near_pds_count() {
        Centration near = Centration.of(CentredBy.NEAR_PUPIL, FRAME, measured("31.5", "20", "29", "32.5", null, null));

        assertThat(near.right().in()).isEqualByComparingTo("6");
        assertThat(near.right().up()).isEqualByComparingTo("2");
        assertThat(near.right().minimumBlank()).isEqualByComparingTo("70.5");
        assertThat(near.left().in()).as("32.5 converges to 30.4 at 40 cm, until somebody measures").isEqualByComparingTo("4.6");
    }

    @Test
    void a_near_pd_nobody_measured_is_reckoned_for_the_vertex_distance_as_worn() {
        assertThat(CentredBy.NEAR_PUPIL.pd(new EyeMeasurement(decimal("32"), null, null), null)).isEqualByComparingTo("30.0");
        assertThat(CentredBy.NEAR_PUPIL.pd(new EyeMeasurement(decimal("32"), null, null), decimal("20"))).isEqualByComparingTo("29.4");
        assertThat(CentredBy.NEAR_PUPIL.pd(new EyeMeasurement(null, null, null), null)).isNull();
    }

    /** 18 mm can be a near PD and cannot be a PD: the one must not be judged as the other. */
    @Test
    void the_nearest_possible_near_pd_is_one() {
        assertThat(Centration.of(CentredBy.NEAR_PUPIL, FRAME, measured("20", null, "18", "20", null, "18")).right().in()).isEqualByComparingTo("17");
    }

    @Test
    void only_a_single_vision_pair_for_near_is_centred_so() {
        assertThat(CentredBy.of(LensDesign.SINGLE_VISION, Use.NEAR)).isEqualTo(CentredBy.NEAR_PUPIL);
        assertThat(CentredBy.of(LensDesign.SINGLE_VISION, Use.INTERMEDIATE)).isEqualTo(CentredBy.PUPIL);
        assertThat(CentredBy.of(LensDesign.PROGRESSIVE, null)).isEqualTo(CentredBy.PUPIL);
        assertThat(CentredBy.of(LensDesign.BIFOCAL, null)).isEqualTo(CentredBy.SEGMENT);
    }

    @Test
    void is_unknown_without_a_frame_that_exists_or_a_pd_that_can_be() {
        assertThat(Centration.of(null, measured("32", null, null, "32", null, null))).isEqualTo(new Centration(null, null));
        assertThat(Centration.of(FRAME, null)).isEqualTo(new Centration(null, null));
        assertThat(Centration.of(FRAME, measured("1e1000000", null, null, "32", null, null))).isEqualTo(new Centration(null, null));
        assertThat(Centration.of(new FrameSize(decimal("52"), decimal("36"), decimal("18"), decimal("70"), "full"), measured("32", null, null, "32", null, null))).isEqualTo(new Centration(null, null));
    }

    @ParameterizedTest(name = "PD {0} at {1} mm: {2}")
    @DisplayName("C6: near centration distance is PD·l/(l + s)")
    @CsvSource({"64, 400, 59.95", "60, 330, 55.46", "68, 400, 63.70", "62, 350, 57.56"})
    void near_centration_distance(BigDecimal pd, BigDecimal working, String near) {
        assertThat(NearCentration.distance(pd, working, null)).isEqualByComparingTo(near);
        assertThat(NearCentration.distance(pd, working, decimal("12"))).isEqualByComparingTo(near);
    }

    @Property
    void the_blank_covers_the_shape_wherever_the_pupil_is(@ForAll @BigRange(min = "20", max = "40") @Scale(1) BigDecimal pd, @ForAll @BigRange(min = "8", max = "35") @Scale(1) BigDecimal height) {
        EyeCentration centred = Centration.of(FRAME, new Measurements(new EyeMeasurement(pd, height, null), null, null, null, null)).right();
        BigDecimal reach = BigDecimal.valueOf(2 * FrameTrace.boxed(FRAME).reachFrom(centred.opticalCentre())).setScale(3, RoundingMode.DOWN);

        assertThat(centred.minimumBlank()).isGreaterThan(reach).isGreaterThanOrEqualTo(FRAME.minimumBlank(pd));
    }

    private static Measurements measured(String rightPd, String rightHeight, String rightNear, String leftPd, String leftHeight, String leftNear) {
        return new Measurements(new EyeMeasurement(decimal(rightPd), decimal(rightHeight), decimal(rightNear)), new EyeMeasurement(decimal(leftPd), decimal(leftHeight), decimal(leftNear)), null, null, null);
    }
}
