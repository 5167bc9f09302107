package app.fovea.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"Trainee Dispenser", "O’Neill-Ødegård", "Łukasz 2", "می‌خواهم", "验光师", "Lead 👓"})
    void what_people_are_called_is_legible(String name) {
        assertThat(Names.legible(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Owner\u200B", "\u202EreganaM", "Owner\u00AD", "A\u0007B", "Line\u2028break", "\uE000", "\u200D", "…"})
    void what_nobody_sees_is_not(String name) {
        assertThat(Names.legible(name)).isFalse();
    }

    @Test
    void an_emoji_counts_once() {
        assertThat(Names.length("👓👓")).isEqualTo(2);
    }

    @Test
    void a_day_of_five_digits_cannot_be_kept() {
        assertThat(LastDay.writable(LocalDate.MAX)).isFalse();
        assertThat(LastDay.writable(LocalDate.of(9999, 12, 31))).isTrue();
        assertThat(LastDay.writable(null)).isTrue();
    }
}
