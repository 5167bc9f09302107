package app.fovea.prescription.entity;

import static app.fovea.prescription.entity.Powers.eye;
import static app.fovea.prescription.entity.Powers.prism;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PowerNotationTest {
    @Test
    @DisplayName("C1, C2: powers are written as the field writes them")
    void powersAreWrittenAsTheFieldWritesThem() {
        assertThat(PowerNotation.print(eye("-2", "-1.25", 10, "2"))).isEqualTo("-2.00/-1.25x10 Add 2.00");
        assertThat(PowerNotation.print(eye("1.25"))).isEqualTo("+1.25 DS");
        assertThat(PowerNotation.print(eye("0"))).isEqualTo("PL");
        assertThat(PowerNotation.print(eye("0.00", "0.0", null, "1.5"))).isEqualTo("PL Add 1.50");
        assertThat(PowerNotation.print(eye("0", "-0.5", 0, null))).isEqualTo("PL/-0.50x180");
        assertThat(PowerNotation.print(eye("-3.25", "+1.25", 100, null))).isEqualTo("-3.25/+1.25x100");
    }

    @Test
    void anEighthKeepsItsThirdDecimal() {
        assertThat(PowerNotation.signed(new BigDecimal("2.125"))).isEqualTo("+2.125");
        assertThat(PowerNotation.signed(new BigDecimal("-10.000"))).isEqualTo("-10.00");
        assertThat(PowerNotation.signed(new BigDecimal("1E+1"))).isEqualTo("+10.00");
    }

    @Test
    void prismNamesItsBaseAndNoPrismIsNotWritten() {
        assertThat(PowerNotation.print(eye("-1", null, null, "2.25", prism("2", Base.IN), prism("1.5", Base.UP)))).isEqualTo("-1.00 DS 2.00Δ IN 1.50Δ UP Add 2.25");
        assertThat(PowerNotation.prism(List.of(prism("0", Base.UP)))).isEmpty();
    }

    @Test
    void bothEyesStandOnOneLineRightFirst() {
        assertThat(PowerNotation.print(new SpectaclePrescription(eye("-2"), eye("-1.75", "-0.5", 175, null), null))).isEqualTo("R -2.00 DS  L -1.75/-0.50x175");
    }

    @Test
    void columnsOfWhatIsNotThereAreEmpty() {
        assertThat(List.of(PowerNotation.sphere(null), PowerNotation.signed(null), PowerNotation.axis(null), PowerNotation.add(null), PowerNotation.prism(List.of()))).containsOnly("");
        assertThat(PowerNotation.sphere(new BigDecimal("0.00"))).isEqualTo("PL");
    }

    @Property
    void whatIsPrintedCanBeReadByAnybodyWhoKnowsTheNotation(@ForAll("powers") LensPower power) {
        assertThat(PowerNotation.print(power)).matches("(PL|[+-]\\d+\\.\\d{2,3})(/[+-]\\d+\\.\\d{2,3}x\\d{1,3}| DS)?");
    }

    @Provide
    Arbitrary<LensPower> powers() {
        return Powers.any();
    }
}
