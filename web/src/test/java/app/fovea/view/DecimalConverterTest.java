package app.fovea.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.faces.convert.ConverterException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalConverterTest {
    private final DecimalConverter converter = new DecimalConverter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"31.5|31.5", "31,5|31.5", "31.5 mm|31.5", "£413.00|413.00", "1,249.00|1249.00", "12°|12", "-5|-5"})
    void readsANumberWithWhatPeopleTypeAlong(String typed, BigDecimal number) {
        assertThat(converter.getAsObject(null, null, typed)).isEqualTo(number);
    }

    @Test
    void refusesWords() {
        assertThatThrownBy(() -> converter.getAsObject(null, null, "a lot")).isInstanceOf(ConverterException.class);
    }
}
