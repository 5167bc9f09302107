package app.fovea.patient.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.patient.entity.PatientQuery.Compared;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientQueryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @ValueSource(strings = {"12/05/1980", "12.5.1980", "12-5-80", "1980-05-12", "1980/5/12", "12051980", "12 5 1980", "12/5/80", "12 May 1980", "12 may 80", "12th of May '80", "12-May-1980", "12May1980", "12. May 1980",
        "May 12, 1980", "May 12th 1980", "12 MAY ’80"})
    void a_date_of_birth_is_read_as_people_write_it(String typed) {
        assertThat(PatientQuery.parse(typed, TODAY)).isEqualTo(born(Born.on(LocalDate.of(1980, 5, 12))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"May 1980", "may, 1980", "05/1980", "5.1980", "1980-05"})
    void a_month_is_any_of_its_days(String typed) {
        assertThat(PatientQuery.parse(typed, TODAY)).isEqualTo(born(new Born(LocalDate.of(1980, 5, 1), LocalDate.of(1980, 5, 31))));
    }

    @Test
    void beside_a_name_four_digits_are_the_year_of_birth_and_alone_a_number() {
        assertThat(PatientQuery.parse("smith 1980", TODAY)).isEqualTo(query(List.of("smith"), new Born(LocalDate.of(1980, 1, 1), LocalDate.of(1980, 12, 31)), null, null));
        assertThat(PatientQuery.parse("smith 9001", TODAY)).isEqualTo(query(List.of("smith"), null, "9001", null));
        assertThat(PatientQuery.parse("1980", TODAY)).isEqualTo(query(List.of(), null, "1980", null));
        assertThat(PatientQuery.parse("smith 01632 1980", TODAY).digits()).isEqualTo("016321980");
    }

    @Test
    void where_the_second_number_is_no_month_the_first_is() {
        assertThat(PatientQuery.parse("12/25/1980", TODAY)).isEqualTo(born(Born.on(LocalDate.of(1980, 12, 25))));
    }

    @Test
    void a_month_that_is_a_name_is_a_name() {
        assertThat(PatientQuery.parse("May Smith", TODAY)).isEqualTo(query(List.of("may", "smith"), null, null, null));
        assertThat(PatientQuery.parse("april 12/05/1980", TODAY)).isEqualTo(query(List.of("april"), Born.on(LocalDate.of(1980, 5, 12)), null, null));
        assertThat(PatientQuery.parse("Marchmont 1980", TODAY).words()).containsExactly("marchmont");
    }

    @ParameterizedTest
    @CsvSource({"1/1/26, 2026", "1/1/27, 1927"})
    void two_digits_are_a_year_that_has_been(String typed, int year) {
        assertThat(PatientQuery.parse(typed, TODAY).born().first()).hasYear(year);
    }

    @ParameterizedTest
    @ValueSource(strings = {"07700900", "01132000", "12052045"})
    void eight_digits_that_are_nobodys_birthday_are_a_number(String typed) {
        assertThat(PatientQuery.parse(typed, TODAY)).isEqualTo(query(List.of(), null, typed, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"07700 900123", "+44 7700 900123", "020 7946 0018", "943 476 5919"})
    void a_number_in_groups_is_one_number(String typed) {
        assertThat(PatientQuery.parse(typed, TODAY)).isEqualTo(query(List.of(), null, typed.replaceAll("\\D", ""), null));
    }

    @Test
    void the_parts_stand_in_any_order() {
        assertThat(PatientQuery.parse("  Smith, 12/05/1980 p-42 07700 900123 John ", TODAY))
            .isEqualTo(query(List.of("smith", "john"), Born.on(LocalDate.of(1980, 5, 12)), "07700900123", "P-000042"));
        assertThat(PatientQuery.parse("John 12 May 1980 Smith", TODAY)).isEqualTo(query(List.of("john", "smith"), Born.on(LocalDate.of(1980, 5, 12)), null, null));
    }

    @Test
    void an_address_with_an_at_is_an_e_mail() {
        assertThat(PatientQuery.parse("Ana.Souza@Example.com", TODAY)).isEqualTo(new PatientQuery(List.of(), null, null, "ana.souza@example.com", null, Compared.ALL));
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

    private static PatientQuery born(Born born) {
        return query(List.of(), born, null, null);
    }

    private static PatientQuery query(List<String> words, Born born, String digits, String number) {
        return new PatientQuery(words, born, digits, null, number, Compared.ALL);
    }
}
