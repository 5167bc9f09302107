package app.fovea.dispensing.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.decimal;
import static app.fovea.prescription.entity.Powers.eye;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.FilterCategory;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.exam.entity.Recommendation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C7: treatments")
class TreatmentRulesTest {

    @Test
    void photochromic_and_polarised_exclude_each_other() {
        assertThat(codes("MR-8", "distance", of("photochromic"), of("polarised"))).containsExactly("block photochromic_and_polarised");
        assertThat(codes("MR-8", "distance", of("photochromic"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"hard, ", "anti_reflective, ", "uv, block hard_coat_missing"})
    void polycarbonate_needs_a_hard_coat_and_anti_reflection_brings_one(String kind, String code) {
        assertThat(codes("Polycarbonate", "distance", of(kind))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void a_mirror_needs_a_dark_lens_below_it() {
        assertThat(codes("MR-8", "distance", of("mirror"))).containsExactly("block mirror_on_clear_lens");
        assertThat(codes("MR-8", "distance", of("mirror"), of("tint"))).isEmpty();
        assertThat(codes("MR-8", "distance", of("mirror"), of("polarised"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"anti_reflective, true", "photochromic, true", "polarised, true", "tint, true", "blue_filter, false"})
    void no_two_of_a_kind_are_laid_on_one_lens(String kind, boolean blocked) {
        assertThat(codes("MR-8", "distance", of(kind), of(kind))).isEqualTo(blocked ? List.of("block two_of_a_kind") : List.of());
        assertThat(hindrance("MR-8", kind, of(kind)).isPresent()).isEqualTo(blocked);
    }

    @Test
    void what_does_not_go_with_what_is_taken_says_why_it_cannot_be_had_too() {
        assertThat(hindrance("MR-8", "polarised", of("photochromic"))).hasValue("A lens is either photochromic or polarised. Take one of the two off.");
        assertThat(hindrance("MR-8", "photochromic", of("polarised"))).isPresent();
        assertThat(hindrance("MR-8", "mirror")).hasValueSatisfying(why -> assertThat(why).startsWith("A mirror is laid on a dark lens."));
        assertThat(hindrance("MR-8", "mirror", of("tint"))).isEmpty();
        assertThat(hindrance("MR-8", "hard", of("photochromic"), of("polarised"))).as("not its fault").isEmpty();
        assertThat(hindrance("Polycarbonate", "uv")).as("the hard coat can follow").isEmpty();
    }

    @ParameterizedTest(name = "{0} % of light: {1}")
    @CsvSource({"85, ", "75, ", "74, warn tint_not_for_night_driving", "20, warn tint_not_for_night_driving", "9, warn tint_not_for_night_driving", "8, warn tint_not_for_driving", "3, warn tint_not_for_driving"})
    void a_driver_is_told_how_dark_a_tint_is(int light, String code) {
        assertThat(codes("MR-8", "driving", new ChosenTreatment("Tint", "tint", true, light))).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(codes("MR-8", "vdu", new ChosenTreatment("Tint", "tint", true, light))).isEmpty();
    }

    @Test
    void what_nobody_has_said_is_asked_and_what_is_not_checked_is_marked() {
        List<DispenseProblem> problems = TreatmentRules.problems(pair("MR-8", "driving", of("polarised"), of("anti_reflective")));

        assertThat(problems).extracting(DispenseProblem::code).containsExactly("tint_unknown_for_driving");
        assertThat(problems).extracting(DispenseProblem::message).allMatch(message -> message.contains("75 %") && message.contains("to be confirmed"));
    }

    @ParameterizedTest(name = "{0} % of light is category {1}")
    @CsvSource({"100, 0", "81, 0", "80, 1", "44, 1", "43, 2", "19, 2", "18, 3", "9, 3", "8, 4", "4, 4", "1, 4"})
    void categories_are_those_of_iso_12312(int light, int category) {
        assertThat(FilterCategory.of(light).number()).isEqualTo(category);
    }

    private static List<String> codes(String material, String use, ChosenTreatment... treatments) {
        return TreatmentRules.problems(pair(material, use, treatments)).stream().map(problem -> (problem.blocks() ? "block " : "warn ") + problem.code()).toList();
    }

    private static Optional<String> hindrance(String material, String wanted, ChosenTreatment... taken) {
        return TreatmentRules.hindrance(pair(material, "distance").lens(), List.of(taken), of(wanted));
    }

    private static PairToSell pair(String material, String use, ChosenTreatment... treatments) {
        LensRange lens = new LensRange(LensDesign.SINGLE_VISION, material, decimal("1.60"), false, false, false,
            new PowerRange(decimal("-10.00"), decimal("8.00"), decimal("4.00"), decimal("-14.00"), null, null), List.of(70), List.of(), null);
        return new PairToSell(0, both(eye("-2.00")), new Recommendation(List.of(use), List.of(), null, false, List.of(), null), null, false, lens, Arrays.asList(treatments), null);
    }

    private static ChosenTreatment of(String kind) {
        return new ChosenTreatment(kind, kind, true, null);
    }
}
