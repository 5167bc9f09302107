package app.fovea.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.notification.control.WebhookNotice.Step;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookNoticeTest {
    private static final UUID ENDPOINT = UUID.fromString("019a8f6e-2b7c-7c51-8f0e-5b1d0a6d2f10");
    private static final String FIRST = WebhookLedger.NOTICE + ENDPOINT + ":1795429200000";

    @Test
    void the_first_step_names_nobody_and_each_reader_gets_one_of_their_own() {
        UUID ada = UUID.randomUUID();
        UUID bob = UUID.randomUUID();
        Step first = Step.of(FIRST);

        assertThat(first.endpointId()).isEqualTo(ENDPOINT);
        assertThat(first.reader()).isNull();
        assertThat(first.to(ada)).satisfies(step -> {
            assertThat(step.part()).startsWith(WebhookLedger.NOTICE);
            assertThat(step.endpointId()).isEqualTo(ENDPOINT);
            assertThat(step.reader()).isEqualTo(ada);
            assertThat(Step.of(step.part())).isEqualTo(step);
        });
        assertThat(first.to(ada).mailId()).isEqualTo(first.to(ada).mailId()).isNotEqualTo(first.to(bob).mailId());
    }
}
