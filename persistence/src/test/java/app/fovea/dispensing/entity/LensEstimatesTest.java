package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static app.fovea.prescription.entity.Powers.eye;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C7: an estimate")
class LensEstimatesTest {
    private static final FrameSize FRAME = new FrameSize(decimal("52"), decimal("36"), decimal("18"), decimal("56"), "full");
    private static final SpectaclePrescription MYOPE = new SpectaclePrescription(eye("-4.00", "-0.50", 10, null), eye("-5.00"), null);

    @Test
    void compares_one_index_with_another() {
        LensEstimates estimates = LensEstimates.in(FRAME, null);
        PairEstimate standard = estimates.of(MYOPE, Use.DISTANCE, lens("CR-39", "1.498"), false);
        PairEstimate thin = estimates.of(MYOPE, Use.DISTANCE, lens("MR-10", "1.670"), false);

        assertThat(thin.right().edge()).isLessThan(standard.right().edge());
        assertThat(thin.right().weight()).isLessThan(standard.right().weight());
        assertThat(standard.thicker()).isEqualTo(Eye.LEFT);
        assertThat(standard.right().edge()).isBetween(decimal("6.0"), decimal("7.0"));
        assertThat(standard.right().centre()).isEqualByComparingTo("2.0");
    }

    @Test
    void says_what_it_rests_on() {
        Measurements measured = new Measurements(new EyeMeasurement(decimal("33"), null, null), new EyeMeasurement(decimal("33"), null, null), null, null, null);

        assertThat(LensEstimates.in(FRAME, null).of(MYOPE, Use.DISTANCE, lens("MR-8", "1.600"), false).pdAssumed()).isTrue();
        assertThat(LensEstimates.in(FRAME, measured).of(MYOPE, Use.DISTANCE, lens("MR-8", "1.600"), false).pdAssumed()).isFalse();
        assertThat(LensEstimates.in(FRAME, measured).of(MYOPE, Use.DISTANCE, lens("MR-8", "1.600"), false).confirmed()).isFalse();
    }

    @Test
    void of_a_measured_face_differs_from_the_usual_one() {
        Measurements narrow = new Measurements(new EyeMeasurement(decimal("27"), null, null), new EyeMeasurement(decimal("27"), null, null), null, null, null);

        assertThat(LensEstimates.in(FRAME, narrow).of(MYOPE, Use.DISTANCE, lens("MR-8", "1.600"), false).right().temporalEdge())
            .isGreaterThan(LensEstimates.in(FRAME, null).of(MYOPE, Use.DISTANCE, lens("MR-8", "1.600"), false).right().temporalEdge());
    }

    @Test
    void of_a_pair_for_near_is_of_lenses_centred_by_the_near_PDs() {
        Measurements far = new Measurements(new EyeMeasurement(decimal("33"), null, null), new EyeMeasurement(decimal("33"), null, null), null, null, null);
        Measurements near = new Measurements(new EyeMeasurement(decimal("33"), null, decimal("30.9")), new EyeMeasurement(decimal("33"), null, decimal("30.9")), null, null, null);
        LensEstimate distance = LensEstimates.in(FRAME, near).of(MYOPE, Use.DISTANCE, lens("MR-8", "1.600"), false).right();
        LensEstimate reading = LensEstimates.in(FRAME, near).of(MYOPE, Use.NEAR, lens("MR-8", "1.600"), false).right();

        assertThat(reading.temporalEdge()).as("further in, a minus lens is thicker outside").isGreaterThan(distance.temporalEdge());
        assertThat(reading.nasalEdge()).isLessThan(distance.nasalEdge());
        assertThat(LensEstimates.in(FRAME, far).of(MYOPE, Use.NEAR, lens("MR-8", "1.600"), false).right().temporalEdge())
            .as("a near PD that nobody has measured follows from the distance PD").isEqualTo(reading.temporalEdge());
    }

    @Test
    void of_a_pair_for_near_needs_no_distance_PD() {
        Measurements nearAlone = new Measurements(new EyeMeasurement(null, null, decimal("31")), new EyeMeasurement(null, null, decimal("31")), null, null, null);

        assertThat(LensEstimates.in(FRAME, nearAlone).of(MYOPE, Use.NEAR, lens("MR-8", "1.600"), false).pdAssumed()).isFalse();
        assertThat(LensEstimates.in(FRAME, nearAlone).of(MYOPE, Use.DISTANCE, lens("MR-8", "1.600"), false).pdAssumed()).isTrue();
    }

    @Test
    void of_a_bifocal_takes_no_notice_of_its_segments_height() {
        Measurements measured = new Measurements(new EyeMeasurement(decimal("33"), decimal("13"), null), new EyeMeasurement(decimal("33"), decimal("13"), null), null, null, null);
        Measurements without = new Measurements(new EyeMeasurement(decimal("33"), null, null), new EyeMeasurement(decimal("33"), null, null), null, null, null);
        LensRange bifocal = new LensRange(LensDesign.BIFOCAL, "MR-8", decimal("1.600"), false, false, false, powers(), List.of(70, 75), List.of(), null);

        assertThat(LensEstimates.in(FRAME, measured).of(MYOPE, null, bifocal, false).right().edge())
            .isEqualTo(LensEstimates.in(FRAME, without).of(MYOPE, null, bifocal, false).right().edge());
    }

    @Test
    void of_a_balance_lens_is_that_of_the_other_eye() {
        PairEstimate pair = LensEstimates.in(FRAME, null).of(new SpectaclePrescription(eye("-6.00"), EyePower.balanced(), null), Use.DISTANCE, lens("MR-8", "1.600"), false);

        assertThat(pair.left().edge()).isEqualByComparingTo(pair.right().edge());
    }

    @Test
    void is_not_made_up_where_the_curves_do_not_reach_the_edge() {
        PairEstimate pair = LensEstimates.in(FRAME, null).of(new SpectaclePrescription(eye("-25.00"), eye("-2.00"), null), Use.DISTANCE, lens("CR-39", "1.498"), false);

        assertThat(pair.right()).isNull();
        assertThat(pair.thicker()).isEqualTo(Eye.LEFT);
    }

    @Test
    void takes_the_nearest_front_curve_that_the_lens_comes_on() {
        LensRange flat = new LensRange(LensDesign.SINGLE_VISION, "CR-39", decimal("1.498"), false, false, false, powers(), List.of(70), List.of(decimal("1.00")), null);
        LensRange any = lens("CR-39", "1.498");

        assertThat(LensEstimates.in(FRAME, null).of(MYOPE, Use.DISTANCE, flat, false).right().profile().sections().get(0).front())
            .isGreaterThan(LensEstimates.in(FRAME, null).of(MYOPE, Use.DISTANCE, any, false).right().profile().sections().get(0).front());
    }

    @Test
    void has_figures_for_programs_and_a_drawing_for_people() throws Exception {
        String json = new ObjectMapper().writeValueAsString(LensEstimates.in(FRAME, null).of(MYOPE, Use.DISTANCE, lens("MR-8", "1.600"), false));

        assertThat(json).contains("\"edge\":", "\"centre\":1.5", "\"weight\":", "\"pdAssumed\":true").doesNotContain("profile", "sections", "thicker");
    }

    @Test
    void an_unknown_material_is_taken_for_the_one_nearest_in_index() {
        assertThat(LensMaterial.of("Wonderlite", 1.61)).isEqualTo(new LensMaterial("MR-8", 1.61, 41, 1.30, 1.5, 1.0, false));
        assertThat(LensMaterial.of(null, 1.5).name()).isEqualTo("CR-39");
        assertThat(LensMaterial.all()).allSatisfy(each -> assertThat(each.confirmed()).isFalse());
    }

    private static LensRange lens(String material, String index) {
        return new LensRange(LensDesign.SINGLE_VISION, material, decimal(index), false, false, false, powers(), List.of(70, 75), List.of(), null);
    }

    private static PowerRange powers() {
        return new PowerRange(decimal("-12.00"), decimal("8.00"), decimal("4.00"), new BigDecimal("-12.00"), null, null);
    }
}
