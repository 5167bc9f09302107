package app.fovea.patient.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldAlertTest {
    @ParameterizedTest(name = "{0}, \u201c{1}\u201d: {2}")
    @CsvSource({
        "present, Nickel, ",
        "present, , note_missing",
        "present, '  ', note_missing",
        "none_known, , ",
        "none_known, Nickel, note_unexpected",
        "unknown, , ",
        "unknown, Nickel, note_unexpected",
        "maybe, , state_unknown",
        ", , state_unknown"})
    void an_answer_says_what_there_is_and_nothing_where_there_is_nothing(String state, String note, String code) {
        assertThat(new ToldAlert(state, note).errors()).extracting(FieldError::code).containsExactlyElementsOf(code == null ? java.util.List.of() : java.util.List.of(code));
    }

    @Test
    void a_note_is_as_long_as_the_database_takes_it_and_no_longer() {
        assertThat(new ToldAlert("present", "x".repeat(500)).errors()).isEmpty();
        assertThat(new ToldAlert("present", "x".repeat(501)).errors()).extracting(FieldError::code).containsExactly("too_long");
    }
}
