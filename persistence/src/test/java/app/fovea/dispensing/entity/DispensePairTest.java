package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.prescription.entity.Use;
import java.time.LocalDate;
import java.util.Set;
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

    @Test
    void pairs_behind_one_that_is_taken_out_keep_what_is_theirs_and_move_up() {
        Dispense dispense = new Dispense(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), null, UUID.randomUUID(), UUID.randomUUID());
        dispense.resize(3);
        UUID lens = UUID.randomUUID();
        UUID coat = UUID.randomUUID();
        dispense.pairs().get(0).choose(FRAME, null, UUID.randomUUID(), null);
        dispense.pairs().get(1).choose(null, OWN, lens, Use.NEAR);
        dispense.pairs().get(1).treatWith(Set.of(coat));
        dispense.pairs().get(1).measure(MEASURED);
        dispense.pairs().get(2).choose(FRAME, null, null, null);

        dispense.removePair(0);

        assertThat(dispense.pairs()).extracting(DispensePair::pairNo).containsExactly(1, 2);
        DispensePair first = dispense.pairs().get(0);
        assertThat(first.frameId()).isNull();
        assertThat(first.ownFrame()).isEqualTo(OWN);
        assertThat(first.lensId()).isEqualTo(lens);
        assertThat(first.use()).isEqualTo(Use.NEAR);
        assertThat(first.treatmentIds()).containsExactly(coat);
        assertThat(first.measurements()).isEqualTo(MEASURED);
        assertThat(dispense.pairs().get(1).frameId()).isEqualTo(FRAME);
        assertThat(dispense.pairs().get(1).treatmentIds()).isEmpty();
    }

    @Test
    void another_pair_of_the_sale_is_for_the_same_face_and_sits_as_its_own_frame_does() {
        assertThat(MEASURED.forAnotherPair(false)).isEqualTo(new Measurements(new EyeMeasurement(decimal("32"), null, decimal("30")), new EyeMeasurement(decimal("31"), null, null), null, null, null));
        assertThat(MEASURED.forAnotherPair(true)).isEqualTo(MEASURED);
        assertThat(MEASURED.carried(LocalDate.of(2026, 3, 2), false).forAnotherPair(false).carriedFrom()).as("nobody has stood by it yet").isEqualTo(LocalDate.of(2026, 3, 2));
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
