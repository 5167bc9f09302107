package app.fovea.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    /** Published with Standard Webhooks: the libraries of the specification test themselves with it. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void it_signs_as_the_specification_does() {
        assertThat(WebhookSignature.header(ID, AT, BODY, List.of(SECRET))).isEqualTo(SIGNATURE);
    }

    @Test
    void a_part_of_a_second_is_not_signed_since_the_header_does_not_say_it() {
        assertThat(WebhookSignature.header(ID, AT.plusMillis(999), BODY, List.of(SECRET))).isEqualTo(SIGNATURE);
    }

    @Test
    void every_secret_that_counts_signs_the_newest_first() {
        String newer = WebhookSignature.newSecret();

        String[] both = WebhookSignature.header(ID, AT, BODY, List.of(newer, SECRET)).split(" ");

        assertThat(both).hasSize(2);
        assertThat(both[0]).startsWith("v1,").isNotEqualTo(SIGNATURE);
        assertThat(both[1]).isEqualTo(SIGNATURE);
    }

    @Test
    void another_id_time_body_or_secret_gives_another_signature() {
        assertThat(WebhookSignature.header(ID + "x", AT, BODY, List.of(SECRET))).isNotEqualTo(SIGNATURE);
        assertThat(WebhookSignature.header(ID, AT.plusSeconds(1), BODY, List.of(SECRET))).isNotEqualTo(SIGNATURE);
        assertThat(WebhookSignature.header(ID, AT, BODY + " ", List.of(SECRET))).isNotEqualTo(SIGNATURE);
        assertThat(WebhookSignature.header(ID, AT, BODY, List.of(WebhookSignature.newSecret()))).isNotEqualTo(SIGNATURE);
    }

    @Test
    void a_secret_has_as_many_bytes_as_the_specification_asks_for_and_is_never_the_same() {
        String secret = WebhookSignature.newSecret();

        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring("whsec_".length()))).hasSizeBetween(24, 64);
        assertThat(WebhookSignature.newSecret()).isNotEqualTo(secret);
    }
}
