package app.fovea.patient.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLikenessTest {
    @ParameterizedTest
    @CsvSource({"smiht, Smith", "smit, Smith", "smitth, Smith", "amith, Smith", "jonhs, Johnson", "catherine, Katherine", "steven, Stephen", "thomson, Thompson", "macdonald, McDonald",
        "muller, Müller", "obrien, O'Brien", "jones, Smith-Jones", "berg, van der Berg", "smyth, Smith", "philips, Phillips", "brwon, Brown"})
    void a_slip_of_finger_or_ear_is_forgiven(String typed, String name) {
        assertThat(NameLikeness.to(typed).slips(name)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"smith, Jones", "lee, Leo", "wu, Wo", "smith, Sutton", "brown, Baron", "khan, Kumar", "qqqqqq, Quinn", "zzzzzz, Smith", "eeeeee, Eve"})
    void another_name_is_another_name(String typed, String name) {
        assertThat(NameLikeness.to(typed).slips(name)).isEmpty();
    }

    @Test
    void several_words_are_one_name_without_the_gaps() {
        assertThat(NameLikeness.to(List.of("van", "der", "burg")).slips("van der Berg")).hasValue(1);
    }

    @Test
    void what_is_spelled_right_has_no_slip_and_comes_first() {
        assertThat(NameLikeness.to("smith").slips("Smith")).hasValue(0);
        assertThat(NameLikeness.to("smi").slips("Smith")).hasValue(0);
        assertThat(NameLikeness.to("smoth").slips("Smith")).hasValue(1);
    }

    @Test
    void who_is_called_by_two_names_is_found_in_either_order_and_each_may_have_a_slip() {
        assertThat(new NearNames(List.of("jonh", "smiht")).slips("John", "Smith")).hasValue(2);
        assertThat(new NearNames(List.of("smiht", "jonh")).slips("John", "Smith")).hasValue(2);
        assertThat(new NearNames(List.of("jonh", "smiht")).slips("John", "Sutton")).isEmpty();
    }

    @Property
    void one_slip_in_a_name_of_four_letters_and_more_is_always_forgiven(@ForAll("names") String name, @ForAll @IntRange(min = 0, max = 3) int kind, @ForAll @IntRange(min = 0, max = 30) int where,
                                                                       @ForAll("letter") char letter) {
        int at = where % name.length();
        String typed = switch (kind) {
            case 0 -> name.substring(0, at) + letter + name.substring(at);
            case 1 -> name.substring(0, at) + letter + name.substring(at + 1);
            case 2 -> at == 0 ? name : name.substring(0, at - 1) + name.charAt(at) + name.charAt(at - 1) + name.substring(at + 1);
            default -> name.length() == 4 ? name : name.substring(0, at) + name.substring(at + 1);
        };
        assertThat(NameLikeness.to(typed).slips(name)).isPresent();
    }

    @Property
    void whatever_is_typed_breaks_nothing(@ForAll String typed, @ForAll String name) {
        NameLikeness.to(typed).slips(name).ifPresent(slips -> assertThat(slips).isBetween(0, 2));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(4).ofMaxLength(14);
    }

    @Provide
    Arbitrary<Character> letter() {
        return Arbitraries.chars().range('a', 'z');
    }
}
