package app.fovea.lab.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.Refusal.InvalidInput;
import org.junit.jupiter.api.Test;

/** How spectacles leave the lab. */
class ShipmentTest {
    @Test
    void whoDoesNotSayHowIsUnderstoodByTheCarrier() {
        assertThat(Shipment.of(null, null)).isEqualTo(Shipment.BRANCH);
        assertThat(Shipment.of(null, "DPD")).isEqualTo(Shipment.COURIER);
    }

    @Test
    void whoSaysHowIsTakenAtTheirWord() {
        assertThat(Shipment.of("COLLECT", null)).isEqualTo(Shipment.COLLECT);
        assertThat(Shipment.of("BRANCH", null)).isEqualTo(Shipment.BRANCH);
        assertThat(Shipment.of("COURIER", "DPD")).isEqualTo(Shipment.COURIER);
    }

    @Test
    void whatStaysHasNoCarrierAndWhatIsNoWayIsRefused() {
        assertThatThrownBy(() -> Shipment.of("COLLECT", "DPD")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Shipment.of("BRANCH", "DPD")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Shipment.of("PIGEON", null)).isInstanceOf(InvalidInput.class);
    }
}
