package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.decimal;
import static app.fovea.prescription.entity.Powers.eye;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.dispensing.entity.OrderSnapshot.FrameSold;
import app.fovea.dispensing.entity.OrderSnapshot.LensSold;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.lab.entity.OrderedPair;
import app.fovea.prescription.entity.PowerNotation;
import app.fovea.prescription.entity.PrescriptionRules;
import app.fovea.prescription.entity.Use;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OrderSnapshotTest {
    @Test
    @DisplayName("D2: the job ticket knows decentration and smallest blank")
    void knows_where_its_lenses_are_centred() {
        assertThat(sold("single_vision").centration().right().in()).isEqualByComparingTo("3.5");
        assertThat(sold("single_vision").centration().right().up()).isEqualByComparingTo("2");
        assertThat(sold("single_vision").centration().left().minimumBlank()).isEqualByComparingTo("63");
    }

    @Test
    void a_segments_height_is_not_where_the_optical_centre_is() {
        assertThat(sold("bifocal").centration().right().up()).isNull();
    }

    @Test
    @DisplayName("C6: a pair for near is made with its optical centres where the eyes converge")
    void a_pair_for_near_is_centred_by_the_near_pds() {
        OrderSnapshot reading = near("29.5");

        assertThat(reading.centration().right().in()).isEqualByComparingTo("5.5");
        assertThat(OrderedPair.of(reading).values().right().pd()).isEqualByComparingTo("29.5");
        assertThat(OrderedPair.of(reading).values().left().pd()).as("32.5 at 40 cm").isEqualByComparingTo("30.4");
    }

    /** The lab was told those, and holds what it made against them. */
    @Test
    void a_pair_for_near_that_was_sold_without_near_pds_stays_centred_by_those_it_has() {
        assertThat(near(null).centration().right().in()).isEqualByComparingTo("3.5");
        assertThat(OrderedPair.of(near(null)).values().right().pd()).isEqualByComparingTo("31.5");
    }

    @Test
    void is_kept_without_what_can_be_worked_out() {
        assertThat(JsonColumn.write(sold("single_vision"))).doesNotContain("centration", "centredBy", "minimumBlank");
    }

    /** As the first version of the database has it: no powers to make, no use, a prism of zero without a base, an acuity left empty. */
    @Test
    void of_an_order_from_before_is_read_and_made_as_it_was_prescribed() {
        OrderSnapshot before = JsonColumn.read("""
            {"prescription":{"right":{"sphere":1.00,"add":2.00,"prism":[{"amount":0}],"va":"6/9+2"},"left":{"sphere":1.25,"cylinder":-0.50,"axis":90,"add":2.00,"prism":[],"va":""}},
             "frame":{"own":false,"code":"ALD-FENWICK-BLA","brand":"Aldersyke","model":"Fenwick","colour":"Black","rim":"full","a":50.0,"b":42.0,"dbl":20.0,"ed":53.0},
             "lens":{"code":"PRI-PATH-160","name":"Path varifocal 1.6","supplier":"Prismoor","design":"progressive","material":"MR-8","index":1.600,"stock":false},"treatments":[],
             "measurements":{"right":{"pd":32.0,"height":19.0,"nearPd":30.0},"left":{"pd":32.0,"height":19.0,"nearPd":30.0},"bvd":12.0}}""", OrderSnapshot.class);

        assertThat(before.powersToMake()).isEqualTo(before.prescription());
        assertThat(before.use()).isNull();
        assertThat(PowerNotation.print(before.prescription())).isEqualTo("R +1.00 DS Add 2.00  L +1.25/-0.50x90 Add 2.00");
        assertThat(PrescriptionRules.errors(before.prescription(), "")).isEmpty();
        assertThat(before.measurements().carriedFrom()).isNull();
        assertThat(before.centration().right().in()).isEqualByComparingTo("3");
        assertThat(OrderedPair.of(before).values().right().add()).isEqualByComparingTo("2");
    }

    private static OrderSnapshot near(String rightNearPd) {
        OrderSnapshot distance = sold("single_vision");
        return new OrderSnapshot(distance.prescription(), distance.frame(), distance.lens(), List.of(),
            new Measurements(new EyeMeasurement(decimal("31.5"), null, decimal(rightNearPd)), new EyeMeasurement(decimal("32.5"), null, null), null, null, null), Use.NEAR, distance.prescription());
    }

    private static OrderSnapshot sold(String design) {
        return new OrderSnapshot(both(eye("-2.00")), new FrameSold(false, "F1", "Merrow", "Alder", "tortoise", "full", decimal("52"), decimal("36"), decimal("18"), decimal("56")),
            new LensSold("L1", "Lens", "Maker", design, "MR-8", decimal("1.60"), true), List.of(),
            new Measurements(new EyeMeasurement(decimal("31.5"), decimal("20"), null), new EyeMeasurement(decimal("32.5"), null, null), null, null, null), null, null);
    }
}
