package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.decimal;
import static app.fovea.prescription.entity.Powers.eye;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.LensRange;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.PowerNotation;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C1, C4: prescribed powers become dispensed powers")
class DispensedPowersTest {
    private static final LensRange SINGLE_VISION = PairRulesTest.SINGLE_VISION;
    private static final LensRange PROGRESSIVE = PairRulesTest.PROGRESSIVE;
    private static final SpectaclePrescription PRESBYOPE = both(eye("-2.00", "-0.75", 90, "2.00"));

    @ParameterizedTest(name = "for {0}: {1}")
    @CsvSource({"DISTANCE, -2.00/-0.75x90", "INTERMEDIATE, -1.00/-0.75x90", "NEAR, PL/-0.75x90"})
    void a_single_vision_pair_has_the_power_of_its_one_distance(Use use, String power) {
        DispensedPowers dispensed = DispensedPowers.of(PRESBYOPE, use, null, SINGLE_VISION, true, null);
        assertThat(dispensed.use()).isEqualTo(use);
        assertThat(PowerNotation.print(dispensed.powers().right())).isEqualTo(power);
    }

    @Test
    void a_multifocal_pair_has_the_whole_prescription_and_no_use() {
        assertThat(DispensedPowers.of(PRESBYOPE, Use.NEAR, null, PROGRESSIVE, false, null)).isEqualTo(new DispensedPowers(null, PRESBYOPE));
    }

    @ParameterizedTest(name = "recommended for {0}: {1}")
    @CsvSource({"near, NEAR", "vdu, INTERMEDIATE", "intermediate, INTERMEDIATE", "distance, DISTANCE", "driving, DISTANCE", "sport, DISTANCE"})
    void unless_the_seller_says_otherwise_it_is_for_the_one_distance_that_was_recommended(String recommended, Use use) {
        Recommendation advice = new Recommendation(List.of(recommended), List.of(), null, false, List.of(), null);
        assertThat(DispensedPowers.use(PRESBYOPE, null, advice, SINGLE_VISION)).isEqualTo(use);
        assertThat(DispensedPowers.use(PRESBYOPE, Use.NEAR, advice, SINGLE_VISION)).isEqualTo(Use.NEAR);
    }

    @Test
    void for_several_distances_or_none_it_is_the_distance_power() {
        Recommendation several = new Recommendation(List.of("near", "distance"), List.of(), null, false, List.of(), null);
        assertThat(DispensedPowers.use(PRESBYOPE, null, several, SINGLE_VISION)).isEqualTo(Use.DISTANCE);
        assertThat(DispensedPowers.use(PRESBYOPE, null, null, SINGLE_VISION)).isEqualTo(Use.DISTANCE);
        assertThat(DispensedPowers.use(both(eye("-1.00")), null, new Recommendation(List.of("near"), List.of(), null, false, List.of(), null), SINGLE_VISION)).isEqualTo(Use.DISTANCE);
    }

    @ParameterizedTest(name = "{0} at {1} mm worn at {2} mm, stock {3}: {4}")
    @CsvSource({
        "-10.00, 12, 14, true,  -10.25", "-10.00, 12, 14, false, -10.25", "+12.00, 14, 10, true, +12.50", "+12.00, 14, 10, false, +12.625",
        "-2.00,  12, 14, true,  -2.00",  "-8.00/-2.00x180, 12, 14, false, -8.125/-2.125x180"})
    void a_strong_lens_worn_at_another_distance_is_compensated_in_the_steps_it_is_made_in(String prescribed, String at, String worn, boolean stock, String made) {
        SpectaclePrescription prescription = both(PowerNotation.parse(prescribed), at);
        DispensedPowers dispensed = DispensedPowers.of(prescription, null, null, SINGLE_VISION, stock, decimal(worn));
        assertThat(dispensed.powers().left().power().sameAs(PowerNotation.parse(made).power())).as(PowerNotation.print(dispensed.powers())).isTrue();
        assertThat(dispensed.powers().bvd()).isEqualTo(decimal(worn));
    }

    @Test
    void without_both_distances_nothing_is_compensated_and_a_balance_lens_stays_one() {
        SpectaclePrescription unknown = both(eye("-10.00"));
        assertThat(DispensedPowers.of(unknown, null, null, PROGRESSIVE, false, decimal("14")).powers()).isEqualTo(unknown);
        SpectaclePrescription balanced = new SpectaclePrescription(eye("-10.00"), EyePower.balanced(), decimal("12"));
        assertThat(DispensedPowers.of(balanced, null, null, SINGLE_VISION, true, decimal("14")).powers().left()).isEqualTo(EyePower.balanced());
    }
}
