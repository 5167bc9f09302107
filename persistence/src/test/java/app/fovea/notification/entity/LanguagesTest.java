package app.fovea.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({"CY,cy", "de-at,de-AT", "zh-hant-tw,zh-Hant-TW", "iw,he"})
    void a_tag_is_kept_in_one_form(String typed, String kept) {
        assertThat(Languages.normal(typed)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "w", "welsh language", "en_GB", "12", "-", "../etc"})
    void what_is_no_tag_is_none(String typed) {
        assertThat(Languages.normal(typed)).isEmpty();
    }

    @Test
    void a_language_is_looked_for_from_the_most_wanted_to_the_most_general() {
        assertThat(Languages.wanted("de-AT", "cy", "en")).containsExactly("de-AT", "de", "cy", "en");
        assertThat(Languages.wanted(null, "en", "en")).containsExactly("en");
    }

    @Test
    void a_form_offers_each_language_by_its_name_and_its_own_name_for_itself() {
        assertThat(Languages.title("cy")).isEqualTo("Welsh (Cymraeg)");
        assertThat(Languages.offered()).startsWith("en", "cy", "fr", "de", "pl").doesNotHaveDuplicates();
    }
}
