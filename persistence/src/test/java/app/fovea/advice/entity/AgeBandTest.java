package app.fovea.advice.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBandTest {
    private static final LocalDate BORN = LocalDate.of(1980, 5, 12);

    @ParameterizedTest
    @CsvSource({"1980-05-12, UNDER_16", "1996-05-11, UNDER_16", "1996-05-12, FROM_16_TO_39", "2020-05-11, FROM_16_TO_39", "2020-05-12, FROM_40_TO_59", "2040-05-11, FROM_40_TO_59", "2040-05-12, FROM_60"})
    void a_band_begins_on_a_birthday(LocalDate on, AgeBand band) {
        assertThat(AgeBand.of(BORN, on)).isEqualTo(band);
    }

    @Test
    void a_band_is_stored_as_the_database_knows_it() {
        assertThat(AgeBand.values()).extracting(AgeBand::id).containsExactly("under_16", "16_to_39", "40_to_59", "60_and_over");
    }
}
