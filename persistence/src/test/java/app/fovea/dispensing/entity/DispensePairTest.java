package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class DispensePairTest {
    private static final UUID FRAME = UUID.randomUUID();
    private static final OwnFrame OWN = new OwnFrame(decimal("52"), decimal("36"), decimal("18"), decimal("56"), "full");
    private static final Measurements MEASURED = new Measurements(new EyeMeasurement(decimal("32"), decimal("20"), decimal("30")), new EyeMeasurement(decimal("31"), decimal("20"), null),
        decimal("12"), decimal("9"), decimal("5"));

    @Test
    void in_another_frame_the_eyes_are_where_they_were_and_the_rest_is_measured_anew() {
        DispensePair pair = measuredIn(FRAME, null);

        pair.choose(UUID.randomUUID(), null, null, null);

        assertThat(pair.measurements()).isEqualTo(new Measurements(new EyeMeasurement(decimal("32"), null, decimal("30")), new EyeMeasurement(decimal("31"), null, null), null, null, null));
    }

    @Test
    void an_own_frame_instead_of_one_from_the_shelf_is_another_frame() {
        DispensePair pair = measuredIn(FRAME, null);

        pair.choose(null, OWN, null, null);

        assertThat(pair.measurements().right().height()).isNull();
    }

    @Test
    void another_lens_in_the_same_frame_sits_as_before() {
        DispensePair fromShelf = measuredIn(FRAME, null);
        DispensePair own = measuredIn(null, OWN);

        fromShelf.choose(FRAME, null, UUID.randomUUID(), null);
        own.choose(null, OWN, UUID.randomUUID(), null);

        assertThat(fromShelf.measurements()).isEqualTo(MEASURED);
        assertThat(own.measurements()).isEqualTo(MEASURED);
    }

    private static DispensePair measuredIn(UUID frameId, OwnFrame ownFrame) {
        Dispense dispense = new Dispense(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null, UUID.randomUUID(), UUID.randomUUID());
        dispense.resize(1);
        DispensePair pair = dispense.pairs().get(0);
        pair.choose(frameId, ownFrame, null, null);
        pair.measure(MEASURED);
        return pair;
    }
}
