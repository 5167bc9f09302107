package app.fovea.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.faces.convert.ConverterException;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddConverterTest {
    private final AddConverter converter = new AddConverter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2|2.00", "+2.00|2.00", "2,25|2.25", "225|2.25", " 1.5 |1.50"})
    void an_add_needs_no_sign(String typed, BigDecimal add) {
        assertThat(converter.getAsObject(null, null, typed)).isEqualTo(add);
        assertThat(converter.getAsString(null, null, add)).startsWith("+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two", "2.0.0", "+-2"})
    void what_is_no_add_is_refused_with_an_example(String typed) {
        assertThatThrownBy(() -> converter.getAsObject(null, null, typed)).isInstanceOf(ConverterException.class).hasMessageContaining("2.00");
    }
}
