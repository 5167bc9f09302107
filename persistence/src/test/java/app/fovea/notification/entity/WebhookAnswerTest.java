package app.fovea.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAnswerTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void only_2xx_means_that_the_receiver_has_it(int status) {
        assertThat(heard(status).delivered()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 404, 410, 429, 500, 503})
    void anything_else_is_a_failure_that_names_the_status(int status) {
        assertThat(heard(status).delivered()).isFalse();
        assertThat(heard(status).error()).contains(Integer.toString(status));
        assertThat(heard(status).gone()).isEqualTo(status == 410);
    }

    @Test
    void of_a_long_answer_the_beginning_is_kept_and_nothing_that_the_database_cannot_keep() {
        assertThat(WebhookAnswer.heard(200, "x".repeat(5000), Duration.ofMillis(3), null).text()).hasSize(1024);
        assertThat(WebhookAnswer.heard(200, "a\0b", Duration.ofMillis(3), null).text()).isEqualTo("a\uFFFDb");
        assertThat(WebhookAnswer.heard(200, " ", Duration.ofMillis(3), null).text()).isNull();
    }

    private static WebhookAnswer heard(int status) {
        return WebhookAnswer.heard(status, "ok", Duration.ofMillis(12), null);
    }
}
