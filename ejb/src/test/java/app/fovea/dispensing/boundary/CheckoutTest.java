package app.fovea.dispensing.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.dispensing.boundary.Checkout.PayRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckoutTest {
    @Test
    void aTillThatAsksAgainAfterARestartAsksTheSame() {
        PayRequest request = new PayRequest(List.of(), Set.of("pd_difference", "decentration", "near_pd_unusual", "vertex_compensated", "height_difference"), null);

        // By the alphabet and not like a second request: within one run of the server two sets agree by themselves.
        assertThat(request.acknowledgedWarnings()).containsExactly("decentration", "height_difference", "near_pd_unusual", "pd_difference", "vertex_compensated");
    }
}
