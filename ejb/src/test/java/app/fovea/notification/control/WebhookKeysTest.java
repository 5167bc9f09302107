package app.fovea.notification.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookKeysTest {
    @Test
    void a_key_of_32_bytes_is_taken_and_none_is_none() {
        assertThat(WebhookKeys.box(Base64.getEncoder().encodeToString(new byte[32]))).isNotNull();
        assertThat(WebhookKeys.box(null)).isNull();
        assertThat(WebhookKeys.box(" ")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "not base64 at all!", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void anything_else_is_refused_with_how_to_make_one_and_is_not_repeated(String key) {
        assertThatThrownBy(() -> WebhookKeys.box(key)).isInstanceOf(IllegalStateException.class).hasMessageContaining("openssl rand -base64 32").hasMessageNotContaining(key);
    }
}
