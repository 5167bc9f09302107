package app.fovea.patient.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MisreadingsTest {
    @Test
    void a_date_may_have_day_and_month_turned_or_one_digit_wrong() {
        LocalDate typed = LocalDate.of(1980, 5, 12);
        assertThat(Misreadings.turned(typed)).containsExactly(LocalDate.of(1980, 12, 5));
        assertThat(Misreadings.ofDate(typed)).contains(typed, LocalDate.of(1980, 12, 5), LocalDate.of(1980, 5, 21), LocalDate.of(1981, 5, 12), LocalDate.of(1980, 6, 12), LocalDate.of(1908, 5, 12));
    }

    @Test
    void a_date_that_is_the_same_or_none_when_turned_is_not_turned() {
        assertThat(Misreadings.turned(LocalDate.of(1980, 5, 5))).isEmpty();
        assertThat(Misreadings.turned(LocalDate.of(1980, 5, 13))).isEmpty();
    }

    @Test
    void a_phone_number_is_one_number_at_home_and_from_abroad() {
        assertThat(Misreadings.waysToWritePhone("07700900123")).containsExactly("07700900123", "447700900123");
        assertThat(Misreadings.waysToWritePhone("447700900123")).containsExactly("447700900123", "07700900123");
        assertThat(Misreadings.waysToWritePhone("00447700900123")).containsExactly("00447700900123", "447700900123", "07700900123");
    }

    @Test
    void to_half_a_phone_number_and_to_one_that_is_none_nothing_is_near() {
        assertThat(Misreadings.ofPhone("077009")).isEmpty();
        assertThat(Misreadings.ofPhone("9".repeat(300))).isEmpty();
        assertThat(Misreadings.ofPhone("07700900124")).contains("07700900123", "447700900123");
    }

    @Test
    void the_check_digit_leaves_few_nhs_numbers_near_a_wrong_one() {
        assertThat(Misreadings.ofNhsNumber("9434765918")).contains("9434765919").hasSizeLessThan(15).allMatch(PatientDetails::validNhsNumber);
    }

    @Property
    void an_nhs_number_with_one_digit_wrong_is_near_the_right_one(@ForAll @IntRange(min = 0, max = 9) int at, @ForAll @IntRange(min = 0, max = 9) int digit) {
        String right = "9434765919";
        String typed = right.substring(0, at) + digit + right.substring(at + 1);
        if (!typed.equals(right)) {
            assertThat(Misreadings.ofNhsNumber(typed)).contains(right);
        }
    }
}
