package app.fovea.lab.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.eye;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WornPairsTest {
    private static final UUID FIRST_SALE = UUID.randomUUID();
    private static final UUID SECOND_SALE = UUID.randomUUID();

    @Test
    void a_pair_is_worn_until_another_sale_brings_one_for_the_same_use() {
        Order later = handedOver(SECOND_SALE, 1, Use.DISTANCE);
        assertThat(WornPairs.now(List.of(later, handedOver(FIRST_SALE, 1, Use.DISTANCE)))).containsExactly(later);
    }

    @Test
    void two_pairs_of_one_sale_are_worn_side_by_side() {
        List<Order> both = List.of(handedOver(SECOND_SALE, 1, Use.DISTANCE), handedOver(SECOND_SALE, 2, Use.DISTANCE));
        assertThat(WornPairs.now(both)).isEqualTo(both);
    }

    @Test
    void reading_spectacles_stay_where_a_varifocal_comes_and_an_earlier_varifocal_goes() {
        Order varifocal = handedOver(SECOND_SALE, 1, null);
        Order reading = handedOver(FIRST_SALE, 1, Use.NEAR);
        assertThat(WornPairs.now(List.of(varifocal, reading, handedOver(FIRST_SALE, 2, null)))).containsExactly(varifocal, reading);
    }

    @Test
    void who_was_handed_nothing_wears_nothing_of_ours() {
        assertThat(WornPairs.now(List.of())).isEmpty();
    }

    private static Order handedOver(UUID sale, int pairNo, Use use) {
        OrderSnapshot sold = new OrderSnapshot(both(eye("-2.00")), null, new OrderSnapshot.LensSold("L", "Lens", "Maker", "single_vision", "CR-39", new BigDecimal("1.498"), true), List.of(), null, use, null);
        return new Order("ORD-1", new Order.Origin(UUID.randomUUID(), sale, pairNo, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()), sold, "", LocalDate.EPOCH, Instant.EPOCH);
    }
}
