package app.fovea.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people may choose as a password, and what everybody else would try first. */
class PasswordRulesTest {
    private static final List<String> KNOWN = List.of("Northgate Opticians", "northgate", "Maria Fernandez", "maria.fernandez@practice.example");

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "tin-lamp-forty-moss", "ÄpfelUndBirnen", "vjq3 plum", "eight ch", "我的密码很长很好记得住"})
    void what_nobody_else_would_think_of_is_taken(String password) {
        assertThat(PasswordRules.weaknesses(password, KNOWN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "Password1!", "P@ssw0rd2026", "p4ssw0rd", "Welcome123", "letmein!!", "qwertyui", "12345678", "87654321", "abcdefgh", "aaaaaaaa", "abababab", "summer2026", "19841984",
        "Opticians1", "qazwsxedc", "Liverpool99", "iloveyou"})
    void what_is_tried_first_is_refused(String password) {
        assertThat(PasswordRules.weaknesses(password, KNOWN)).singleElement().asString().contains("tried first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"northgate1", "Northgate!2026", "fernandez77", "maria-2026!", "Maria.Fernandez"})
    void names_that_everybody_knows_are_refused(String password) {
        assertThat(PasswordRules.weaknesses(password, KNOWN)).singleElement().asString().contains("Leave out your name");
    }

    @Test
    void a_name_in_a_long_sentence_of_ones_own_gives_nothing_away() {
        assertThat(PasswordRules.weaknesses("northgate has seven blue chairs", KNOWN)).isEmpty();
    }

    @Property
    void what_is_too_short_is_refused_whatever_it_is_made_of(@ForAll @StringLength(max = PasswordRules.SHORTEST - 1) String password) {
        assertThat(PasswordRules.weaknesses(password, KNOWN)).singleElement().asString().contains("at least 8");
    }

    @Property
    void long_ones_are_taken_up_to_the_limit_and_never_cut(@ForAll @AlphaChars @StringLength(min = 20, max = 40) String start) {
        String words = start + " over the marble hill";
        String longest = words + "x".repeat(PasswordRules.LONGEST - words.length());
        assertThat(PasswordRules.weaknesses(longest, KNOWN)).isEmpty();
        assertThat(PasswordRules.weaknesses(longest + "x", KNOWN)).singleElement().asString().contains("at most");
    }

    @Test
    void nothing_is_too_short() {
        assertThat(PasswordRules.weaknesses(null, KNOWN)).singleElement().asString().contains("at least 8");
    }
}
