package app.fovea.prescription.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("C3: visual acuity")
class VisualAcuityTest {
    @ParameterizedTest(name = "{0} is {1}, logMAR {2}, 20/{3}")
    @CsvSource({
        "6/5,   1.20,  -0.08, 16.7", "6/6,  1.00,  0.00, 20",  "6/7.5, 0.80,  0.10, 25",  "6/9,   0.667, 0.18, 30",  "6/12, 0.50, 0.30, 40",
        "6/18,  0.333,  0.48, 60",   "6/24, 0.25,  0.60, 80",  "6/36,  0.167, 0.78, 120", "6/60,  0.10,  1.00, 200", "3/60, 0.05, 1.30, 400"})
    void a_snellen_fraction_has_a_decimal_a_logmar_and_a_fraction_in_feet(String written, BigDecimal decimal, BigDecimal logMar, BigDecimal feet) {
        VisualAcuity acuity = VisualAcuity.read(written).orElseThrow();

        assertThat(acuity.decimal().orElseThrow()).isEqualByComparingTo(decimal);
        assertThat(acuity.logMar().orElseThrow()).isEqualByComparingTo(logMar);
        assertThat(acuity.feet().orElseThrow()).isEqualByComparingTo(feet);
    }

    @ParameterizedTest(name = "{0} is logMAR {1}")
    @CsvSource({"6/9+2, 0.14", "6/9 - 1, 0.20", "20/40, 0.30", "0.5, 0.30", "logMAR 0.18, 0.18", "-0.08 LogMAR, -0.08", "1.0, 0.00", "'0,8', 0.10"})
    void every_notation_compares_as_logmar_and_a_letter_is_two_hundredths(String written, BigDecimal logMar) {
        assertThat(VisualAcuity.read(written).orElseThrow().logMar().orElseThrow()).isEqualByComparingTo(logMar);
    }

    @ParameterizedTest
    @CsvSource({"cf, CF", "HM, HM", "pl, PL", "npl, NPL", "n5, N5", "N 48, N48", "6 / 7.5 -1, 6/7.5-1", "6/9+2, 6/9+2", ".8, 0.8", "logmar -.1, logMAR -0.10", "6\u20449, 6/9"})
    void what_was_typed_loosely_is_printed_as_the_field_writes_it(String written, String printed) {
        assertThat(VisualAcuity.read(written).orElseThrow().print()).isEqualTo(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "6", "6/", "6/0", "0/6", "6/900", "6/9+", "6/9+0", "9", "4", "logMAR", "logMAR 3", "N2", "N99", "good", "6/9 with a lot of trouble"})
    void what_is_no_acuity_is_not_read(String written) {
        assertThat(VisualAcuity.read(written)).isEmpty();
    }

    @Property
    void what_is_printed_is_read_again_and_is_the_same(@ForAll("acuities") VisualAcuity acuity) {
        assertThat(VisualAcuity.read(acuity.print())).contains(acuity);
    }

    @Property
    void nothing_that_is_typed_throws(@ForAll String typed) {
        VisualAcuity.read(typed).ifPresent(acuity -> assertThat(VisualAcuity.read(acuity.print())).contains(acuity));
    }

    @Provide
    Arbitrary<VisualAcuity> acuities() {
        Arbitrary<String> snellen = Combinators.combine(Arbitraries.of("6", "3", "4"), Arbitraries.of("4", "5", "7.5", "9", "12", "60"), Arbitraries.integers().between(-9, 9))
            .as((distance, line, letters) -> distance + "/" + line + (letters == 0 ? "" : String.format("%+d", letters)));
        Arbitrary<String> logMar = Arbitraries.integers().between(-50, 230).map(hundredths -> "logMAR " + BigDecimal.valueOf(hundredths, 2));
        Arbitrary<String> decimal = Arbitraries.integers().between(8, 999).map(thousandths -> BigDecimal.valueOf(thousandths, 3).toPlainString());
        Arbitrary<String> near = Arbitraries.integers().between(3, 80).map(size -> "N" + size);
        return Arbitraries.oneOf(snellen, logMar, decimal, near, Arbitraries.of("CF", "HM", "PL", "NPL")).map(written -> VisualAcuity.read(written).orElseThrow());
    }
}
