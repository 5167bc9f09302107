package app.fovea.tenancy.provisioning.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NhsNumberTest {

    @Test
    void the_check_digit_is_that_of_the_nhs_data_dictionary() {
        assertThat(NhsNumber.checkDigit("943476591")).isEqualTo(9);
        assertThat(NhsNumber.checkDigit("999000000")).isEqualTo(9 * (10 + 9 + 8) % 11 == 0 ? 0 : 11 - 9 * (10 + 9 + 8) % 11);
    }

    @Test
    void every_number_drawn_has_its_check_digit_and_belongs_to_nobody() {
        Chance chance = new Chance(1);

        IntStream.range(0, 2_000).mapToObj(i -> NhsNumber.draw(chance)).forEach(number -> {
            assertThat(number).matches("999\\d{7}");
            assertThat(NhsNumber.checkDigit(number.substring(0, 9))).isEqualTo(number.charAt(9) - '0');
        });
    }
}
