package app.fovea.patient.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientQueryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @ValueSource(strings = {"12/05/1980", "12.5.1980", "12-5-80", "1980-05-12", "12051980"})
    void a_date_of_birth_is_read_as_people_write_it(String typed) {
        assertThat(PatientQuery.parse(typed, TODAY)).isEqualTo(new PatientQuery(List.of(), LocalDate.of(1980, 5, 12), null, null));
    }

    @ParameterizedTest
    @CsvSource({"1/1/26, 2026", "1/1/27, 1927"})
    void two_digits_are_a_year_that_has_been(String typed, int year) {
        assertThat(PatientQuery.parse(typed, TODAY).birthDate()).hasYear(year);
    }

    @ParameterizedTest
    @ValueSource(strings = {"07700900", "01132000", "12052045"})
    void eight_digits_that_are_nobodys_birthday_are_a_number(String typed) {
        assertThat(PatientQuery.parse(typed, TODAY)).isEqualTo(new PatientQuery(List.of(), null, typed, null));
    }

    @Test
    void the_parts_stand_in_any_order() {
        assertThat(PatientQuery.parse("  Smith, 12/05/1980 p-42 07700 900123 John ", TODAY))
            .isEqualTo(new PatientQuery(List.of("smith", "john"), LocalDate.of(1980, 5, 12), "07700900123", "P-000042"));
    }

    @Test
    void a_day_that_never_was_is_nobody_and_not_everybody() {
        assertThat(PatientQuery.parse("31/02/1980", TODAY).empty()).isFalse();
    }

    @Test
    void what_says_nothing_asks_for_everybody() {
        assertThat(List.of("", "  ", ", ,", "123")).allSatisfy(typed -> assertThat(PatientQuery.parse(typed, TODAY).empty()).as(typed).isTrue());
        assertThat(PatientQuery.parse(null, TODAY).empty()).isTrue();
    }
}
