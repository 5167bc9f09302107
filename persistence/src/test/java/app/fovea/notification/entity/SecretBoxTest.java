package app.fovea.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private final SecretBox box = new SecretBox(new byte[32]);

    @Property
    void what_is_sealed_opens_again(@ForAll String text, @ForAll String whose) {
        SecretBox mine = new SecretBox(new byte[32]);
        assertThat(mine.open(mine.seal(text.replaceAll("[\\ud800-\\udfff]", ""), whose), whose)).isEqualTo(text.replaceAll("[\\ud800-\\udfff]", ""));
    }

    @Test
    void the_same_text_is_sealed_differently_each_time_and_tells_nothing() {
        assertThat(box.seal("whsec_abc", "a")).isNotEqualTo(box.seal("whsec_abc", "a")).doesNotContain("whsec");
    }

    @Test
    void what_belongs_to_another_does_not_open() {
        assertThatThrownBy(() -> box.open(box.seal("whsec_abc", "tenant a"), "tenant b")).isInstanceOf(IllegalStateException.class).hasMessageContaining("FOVEA_SECRET_KEY");
    }

    @Test
    void what_was_sealed_under_another_key_or_altered_does_not_open() {
        byte[] other = new byte[32];
        other[31] = 1;
        String sealed = box.seal("whsec_abc", "a");
        byte[] bytes = Base64.getDecoder().decode(sealed.substring(3));
        bytes[20] ^= 1;

        assertThatThrownBy(() -> new SecretBox(other).open(sealed, "a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box.open("v1:" + Base64.getEncoder().encodeToString(bytes), "a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box.open("whsec_abc", "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_of_another_length_is_none() {
        assertThatThrownBy(() -> new SecretBox(new byte[16])).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("32");
    }
}
