package app.fovea.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.law.entity.Jurisdiction;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C9: registration")
class RegistrationTest {
    private static final Registration RULE = Registration.SECTION.on(Jurisdiction.of("GB"), LocalDate.of(2026, 3, 15));

    @ParameterizedTest
    @ValueSource(strings = {"01-1234", "01-12345", "D-12345", "D-8842"})
    void a_number_of_the_general_optical_council_is_one(String number) {
        assertThat(RULE.errors("gocNumber", number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01-123", "01-123456", "02-12345", "D12345", "D-123", "d-12345", " 01-12345"})
    void anything_else_is_told_what_they_look_like(String number) {
        assertThat(RULE.errors("gocNumber", number)).containsExactly(new Refusal.FieldError("goc_number_unreadable", "gocNumber", "“" + number
            + "” is no number of the General Optical Council. They look like 01-31204 for optometrist, D-12093 for dispensing optician (to be confirmed)."));
    }
}
