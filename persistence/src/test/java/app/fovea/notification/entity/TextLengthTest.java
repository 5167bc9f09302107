package app.fovea.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.notification.entity.TextLength.Alphabet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLengthTest {

    @ParameterizedTest
    @CsvSource({"a,160,160,1", "a,161,161,2", "a,306,306,2", "a,307,307,3", "€,80,160,1", "€,81,162,2", "ß,160,160,1"})
    void the_phones_own_alphabet_takes_160_or_153_to_a_segment(String character, int times, int characters, int segments) {
        assertThat(TextLength.of(character.repeat(times))).isEqualTo(new TextLength(Alphabet.GSM_7, characters, segments));
    }

    @ParameterizedTest
    @CsvSource({"ł,70,70,1", "ł,71,71,2", "ł,134,134,2", "ł,135,135,3", "👓,35,70,1", "👓,36,72,2", "ŵ,1,1,1"})
    void everything_else_takes_70_or_67(String character, int times, int characters, int segments) {
        assertThat(TextLength.of(character.repeat(times))).isEqualTo(new TextLength(Alphabet.UCS_2, characters, segments));
    }

    /** 152 and a euro are 154 places: the euro goes into the next segment as a whole, and 306 places take three. */
    @ParameterizedTest
    @CsvSource({"151,2", "152,3"})
    void what_takes_two_places_is_not_torn(int before, int segments) {
        assertThat(TextLength.of("a".repeat(before) + "€" + "a".repeat(152)).segments()).isEqualTo(segments);
    }

    @Property
    void one_character_more_never_costs_less(@ForAll String text, @ForAll char more) {
        assertThat(TextLength.of(text + more).segments()).isGreaterThanOrEqualTo(TextLength.of(text).segments());
    }
}
