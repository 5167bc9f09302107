package app.fovea.prescription.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.eye;
import static app.fovea.prescription.entity.Powers.prism;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C1: a power in the field's notation")
class PowerParsingTest {
    private static final int FUZZ = 1_000_000;

    static Stream<Arguments> tolerated() {
        EyePower plain = eye("-2.00", "-1.25", 10, "2.00");
        return Stream.of(
            Arguments.of("-2.00/-1.25x10 Add 2.00", plain),
            Arguments.of("  \u22122,00 / \u22121,25 \u00D7 10\u00B0   add +2,00 ", plain),
            Arguments.of("-2-1.25X010ADD2", plain),
            Arguments.of("-200 -125 10 ADD 200", plain),
            Arguments.of("-2.00 D -1.25 DC axis 10 add 2.0 D", plain),
            Arguments.of("-2.00/-1.25/10 Add:2.00", plain),
            Arguments.of("-2.00/-1.25@10 Add 2.", plain),
            Arguments.of("+1.25 DS", eye("1.25")),
            Arguments.of("+1.25/DS", eye("1.25")),
            Arguments.of("+1.25/---", eye("1.25")),
            Arguments.of("+.5", eye("0.50")),
            Arguments.of("PL", eye("0")),
            Arguments.of("\u221E", eye("0")),
            Arguments.of("plano -0.50x180", eye("0", "-0.50", 180, null)),
            Arguments.of("0.00/-0.50x0", eye("0", "-0.50", 180, null)),
            Arguments.of("-2.125/-0.375x5", eye("-2.125", "-0.375", 5, null)),
            Arguments.of("bal", EyePower.balanced()),
            Arguments.of("-1.00 DS 2 base in 1.5^BU add 2.25", eye("-1", null, null, "2.25", prism("2", Base.IN), prism("1.5", Base.UP))),
            Arguments.of("-1.00 DS 2.5\u0394@36.9", eye("-1", null, null, null, Prism.at(new BigDecimal("2.5"), new BigDecimal("36.9")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tolerated")
    void is_read_however_it_is_typed(String typed, EyePower meant) {
        assertThat(PowerNotation.parse(typed)).usingComparatorForType(BigDecimal::compareTo, BigDecimal.class).usingRecursiveComparison().isEqualTo(meant);
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource(delimiter = ';', value = {
        "2.00/-1.25x10; sign_missing; sphere",
        "-2.00/1.25x10; sign_missing; cylinder",
        "-2.00/-1.25; axis_missing; axis",
        "-2.00/-1.25x181; axis_out_of_range; axis",
        "-30.25; sphere_out_of_range; sphere",
        "-2.00/-15.25x10; cylinder_out_of_range; cylinder",
        "-2.10; sphere_out_of_range; sphere",
        "-2.00 Add 4.25; add_out_of_range; add",
        "-2.00 Add 2.00 Int 2.00; intermediate_add_out_of_range; intermediateAdd",
        "-2.00 Int 1.00; intermediate_add_without_add; intermediateAdd",
        "-2.00 Add 2.00 Add 2.00; written_twice; add",
        "-2.00 21\u0394 IN; prism_out_of_range; prism[0].amount",
        "-2.00 2\u0394@361; prism_angle_out_of_range; prism[0].baseAngle",
        "-2.00 2 IN 1 OUT; prism_components; prism",
        "BAL Add 2.00; balance_with_power; balance",
        "-2.00 and more; power_unreadable; ''",
        "-2.0000; power_unreadable; ''",
        "''; power_unreadable; ''"})
    void is_refused_with_a_code_a_field_and_what_is_permitted(String typed, String code, String field) {
        assertThat(refused(typed)).extracting(FieldError::code, FieldError::field).contains(tuple(code, field));
        assertThat(refused(typed)).allSatisfy(error -> assertThat(error.message()).hasSizeGreaterThan(20).endsWith("."));
    }

    @Test
    void a_text_as_long_as_a_book_and_no_text_at_all_are_refused_like_any_other() {
        assertThatThrownBy(() -> PowerNotation.parse("-1.00".repeat(100_000))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> PowerNotation.parse(null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> PowerNotation.parseBoth(null)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"-1.25, -1.25", "'+0,5', 0.50", "-125, -1.25", "pl, 0.00", "0, 0.00", "-2 D, -2.00"})
    void a_field_of_its_own_takes_one_signed_power(String typed, BigDecimal power) {
        assertThat(PowerNotation.parseSigned(typed, "right.sphere")).isEqualTo(power);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.25", "x", "-1.25x10", "--1", "1e5"})
    void a_field_of_its_own_takes_nothing_else(String typed) {
        assertThatThrownBy(() -> PowerNotation.parseSigned(typed, "right.sphere")).isInstanceOfSatisfying(InvalidInput.class,
            refusal -> assertThat(refusal.errors()).extracting(FieldError::field).containsExactly("right.sphere"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"R -2.00/-1.25x10 L -1.75 DS", "r: -200/-125x10  l: -175", "OD -2/-1.25x10\nOS -1.75", "L -1.75 RE -2.00/-1.25x10", "right=-2.00 -1.25 10 left=-1.75"})
    void both_eyes_are_read_from_one_line(String typed) {
        SpectaclePrescription meant = new SpectaclePrescription(eye("-2.00", "-1.25", 10, null), eye("-1.75"), null);
        assertThat(PowerNotation.parseBoth(typed)).isEqualTo(meant);
    }

    @Test
    void the_vertex_distance_stands_at_the_end() {
        assertThat(PowerNotation.parseBoth("R -6.00 L BAL BVD 12.5mm")).isEqualTo(new SpectaclePrescription(eye("-6.00"), EyePower.balanced(), new BigDecimal("12.5")));
        assertThatThrownBy(() -> PowerNotation.parseBoth("R -6.00 L -1.00")).isInstanceOfSatisfying(InvalidInput.class,
            refusal -> assertThat(refusal.errors()).extracting(FieldError::code).containsExactly("bvd_missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-2.00", "R -2.00", "R -1 R -2 L -1", "x R -1.00 L -1.00", "R L", "R BAL L BAL", "R -1.00/-1.00x90 L -1.00/+1.00x90"})
    void one_eye_twice_an_eye_or_none_is_refused(String typed) {
        assertThatThrownBy(() -> PowerNotation.parseBoth(typed)).isInstanceOf(InvalidInput.class);
    }

    @Property
    void what_is_printed_is_read_again_and_is_the_same(@ForAll("eyes") EyePower eye) {
        assertThat(PowerNotation.parse(PowerNotation.print(eye))).usingComparatorForType(BigDecimal::compareTo, BigDecimal.class).usingRecursiveComparison().isEqualTo(eye);
    }

    @Property
    void both_eyes_printed_are_read_again_and_are_the_same(@ForAll("eyes") EyePower eye, @ForAll boolean distance) {
        SpectaclePrescription prescription = both(eye, distance || eye.power().reaches(PrescriptionRules.BVD_NEEDED_FROM) ? "13.5" : null);
        if (eye.balance()) {
            return;
        }
        assertThat(PowerNotation.parseBoth(PowerNotation.print(prescription))).usingComparatorForType(BigDecimal::compareTo, BigDecimal.class).usingRecursiveComparison()
            .isEqualTo(prescription);
    }

    /** Random texts of the notation's own characters and of any others; some are changed printed powers, which come furthest. */
    @Test
    @DisplayName("a million random texts are read or refused by name, and nothing else happens")
    void a_million_random_texts_are_read_or_refused_by_name() {
        Random random = new Random(20261122);
        String pieces = "0123456789+-./x@ *,=:RLDSPAINUOT\u0394\u221E\u2212\u00D7\u00B0\n\u0000";
        String[] words = {"Add ", "PL", "BAL", "DS", "IN", "OUT", "UP", "DOWN", "near ", "Int ", "-2.00", "/-1.25", "x10", " BVD 12", "R ", " L ", "2.00\u0394 "};
        int read = 0;
        for (int i = 0; i < FUZZ; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                int kind = random.nextInt(20);
                text.append(kind < 9 ? words[random.nextInt(words.length)] : kind < 19 ? String.valueOf(pieces.charAt(random.nextInt(pieces.length()))) : String.valueOf((char) random.nextInt(0x10000)));
            }
            String typed = text.toString();
            Throwable thrown = catchThrowable(() -> {
                PowerNotation.parse(typed);
            });
            Throwable pair = catchThrowable(() -> PowerNotation.parseBoth(typed));
            read += thrown == null ? 1 : 0;
            if (thrown != null && !(thrown instanceof InvalidInput) || pair != null && !(pair instanceof InvalidInput)) {
                throw new AssertionError("of “" + typed + "”", thrown == null || thrown instanceof InvalidInput ? pair : thrown);
            }
        }
        assertThat(read).as("texts that were a power, so that reading is fuzzed and not only refusing").isGreaterThan(1_000);
    }

    @Provide
    Arbitrary<EyePower> eyes() {
        Arbitrary<BigDecimal> add = Powers.quarters(2, 16).injectNull(0.5);
        Arbitrary<List<Prism>> prism = Arbitraries.oneOf(
            Arbitraries.just(List.of()),
            Powers.quarters(1, 80).map(amount -> List.of(new Prism(amount, Base.OUT))),
            Combinators.combine(Powers.quarters(1, 80), Powers.quarters(1, 80)).as((in, up) -> List.of(new Prism(in, Base.IN), new Prism(up, Base.UP))),
            Combinators.combine(Powers.quarters(1, 80), Arbitraries.integers().between(0, 3600)).as((amount, angle) -> List.of(Prism.at(amount, BigDecimal.valueOf(angle, 1)))));
        Arbitrary<EyePower> powered = Combinators.combine(Powers.any(), add, prism, prism, Arbitraries.of(true, false)).as((power, near, far, close, intermediate) ->
            new EyePower(power.sphere(), power.cylinder(), power.axis(), near, near != null && intermediate ? new BigDecimal("0.25") : null, far, close, null, null, null, false));
        return Arbitraries.frequencyOf(Tuple.of(30, powered), Tuple.of(1, Arbitraries.just(EyePower.balanced())));
    }

    private static List<FieldError> refused(String typed) {
        Throwable thrown = catchThrowable(() -> PowerNotation.parse(typed));
        assertThat(thrown).isInstanceOf(InvalidInput.class);
        return ((InvalidInput) thrown).errors();
    }
}
