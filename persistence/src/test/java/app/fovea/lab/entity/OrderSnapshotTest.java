package app.fovea.lab.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.decimal;
import static app.fovea.prescription.entity.Powers.eye;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.lab.entity.OrderSnapshot.FrameSold;
import app.fovea.lab.entity.OrderSnapshot.LensSold;
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
    void is_kept_without_what_can_be_worked_out() {
        assertThat(JsonColumn.write(sold("single_vision"))).doesNotContain("centration", "minimumBlank");
    }

    private static OrderSnapshot sold(String design) {
        return new OrderSnapshot(both(eye("-2.00")), new FrameSold(false, "F1", "Merrow", "Alder", "tortoise", "full", decimal("52"), decimal("36"), decimal("18"), decimal("56")),
            new LensSold("L1", "Lens", "Maker", design, "MR-8", decimal("1.60"), true), List.of(),
            new Measurements(new EyeMeasurement(decimal("31.5"), decimal("20"), null), new EyeMeasurement(decimal("32.5"), null, null), null, null, null), null, null);
    }
}
