package app.fovea.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.faces.convert.ConverterException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerConverterTest {
    private final PowerConverter converter = new PowerConverter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"-1.25|-1.25", "+0.5|0.50", "+1,75|1.75", "−2.00|-2.00", " - 3 |-3.00", "plano|0.00", "PL|0.00", "∞|0.00", "-0.125|-0.125", "+2.25 D|2.25"})
    void readsAPowerAsOpticiansWriteIt(String typed, BigDecimal power) {
        assertThat(converter.getAsObject(null, null, typed)).isEqualTo(power);
    }

    @ParameterizedTest
    @CsvSource({"1.25,+1.25", "-0.50,-0.50", "0,0.00", "-0.500,-0.50", "0.125,+0.125", "2,+2.00"})
    void alwaysShowsTheSignAndTwoDecimals(BigDecimal power, String shown) {
        assertThat(converter.getAsString(null, null, power)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"minus one", "+1.2.5", "--1", "+1/4", "-1.25x10"})
    void refusesWhatIsNoPower(String typed) {
        assertThatThrownBy(() -> converter.getAsObject(null, null, typed)).isInstanceOf(ConverterException.class).hasMessageContaining("+1.25");
    }

    /** Plus and minus are never guessed. */
    @Test
    void asksForTheSign() {
        assertThatThrownBy(() -> converter.getAsObject(null, null, "1.25")).isInstanceOf(ConverterException.class).hasMessageContaining("Write the sign: +1.25 or -1.25.");
    }

    @Test
    void nothingTypedIsNoPower() {
        assertThat(converter.getAsObject(null, null, "  ")).isNull();
        assertThat(converter.getAsString(null, null, null)).isEmpty();
    }
}
