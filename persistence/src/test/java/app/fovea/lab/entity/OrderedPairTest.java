package app.fovea.lab.entity;

import static app.fovea.prescription.entity.Powers.eye;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C8: what an order is judged against")
class OrderedPairTest {
    private static final SpectaclePrescription PRESCRIBED = new SpectaclePrescription(eye("-2.00", "-1.25", 10, "2.00"), EyePower.balanced(), null);
    private static final Measurements MEASURED = new Measurements(measured("31.5", "20", "29.5"), measured("32", "21", "30"), null, null, null);

    @Test
    void the_powers_to_make_count_and_not_those_that_were_prescribed() {
        OrderedPair near = OrderedPair.of(sold("single_vision", Use.NEAR, PRESCRIBED.forUse(Use.NEAR)));

        assertThat(near.values().right().power().sphere()).isEqualByComparingTo("0.00");
        assertThat(near.values().right().add()).isNull();
        assertThat(near.values().right().pd()).as("a reading pair is centred for reading").isEqualByComparingTo("29.5");
        assertThat(OrderedPair.of(sold("single_vision", Use.DISTANCE, PRESCRIBED.forUse(Use.DISTANCE))).values().right().pd()).isEqualByComparingTo("31.5");
    }

    @Test
    void only_a_multifocal_lens_has_an_add() {
        assertThat(OrderedPair.of(sold("progressive", null, PRESCRIBED)).values().right().add()).isEqualByComparingTo("2.00");
        assertThat(OrderedPair.of(sold("single_vision", null, null)).values().right().add()).isNull();
    }

    @Test
    void a_balance_lens_is_known_as_one_and_has_its_place() {
        OrderedPair pair = OrderedPair.of(sold("progressive", null, PRESCRIBED));

        assertThat(pair.balance()).containsExactly(Eye.LEFT);
        assertThat(pair.values().left().height()).isEqualByComparingTo("21");
        assertThat(DesignClass.of(pair.design())).isEqualTo(DesignClass.PROGRESSIVE);
    }

    private static OrderSnapshot sold(String design, Use use, SpectaclePrescription dispensed) {
        return new OrderSnapshot(PRESCRIBED, null, new OrderSnapshot.LensSold("L", "Lens", "Maker", design, "CR-39", new BigDecimal("1.498"), true), List.of(), MEASURED, use, dispensed);
    }

    private static EyeMeasurement measured(String pd, String height, String nearPd) {
        return new EyeMeasurement(new BigDecimal(pd), new BigDecimal(height), new BigDecimal(nearPd));
    }
}
