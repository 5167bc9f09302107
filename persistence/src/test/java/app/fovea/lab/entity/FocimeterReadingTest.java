package app.fovea.lab.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What focimeters say, as text. */
class FocimeterReadingTest {
    /** Figure (8) of section 2.3 in Nidek's RS-232C Interface Manual for the LM-1000, December 2008: its check sum is the manual's own. */
    private static final String PROGRESSIVE_BY_NIDEK = "\u0001DLM\u0002IDNIDEK/LM-1000P\u0017\r R-01.25-00.75120\u0017\rAR02.00\u0017\rPR02.50I\u0017\rPR02.00D\u0017\r L-02.00-00.50180\u0017\rAL02.25\u0017\rPL01.25O\u0017\rPL02.00U\u0017\r\u0004";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R -2.25 -0.50 x 180 | -2.25 | -0.50 | 180",
        "R: S-2.25 C-0.50 A180 | -2.25 | -0.50 | 180",
        "OD −2.25 / −0.50 × 5° | -2.25 | -0.50 | 5",
        "right sph +2.25 cyl +0.5 axis 90 | 2.25 | 0.5 | 90",
        "R=-2.25 -0.50 @ 12 | -2.25 | -0.50 | 12",
        "R pl | 0 | |",
        "R plano -0.75 x 10 | 0 | -0.75 | 10",
        "R -2.25 0.00 | -2.25 | |",
        "R -2.25 0.00 x 0 | -2.25 | |"})
    void a_lens_is_read_however_people_write_it(String line, BigDecimal sphere, BigDecimal cylinder, Integer axis) {
        LensPower power = FocimeterReading.of(line).values().right().power();

        assertThat(power.sphere()).isEqualByComparingTo(sphere);
        assertThat(power.cylinder()).isEqualTo(cylinder);
        assertThat(power.axis()).isEqualTo(axis);
    }

    @Test
    void add_prism_pd_and_height_stand_behind_the_power_in_any_order() {
        PairValues read = FocimeterReading.of("""
            R -2.25 -0.50 x 180  ADD 2.00  P 0.5 BI  PD 31.5  H 19
            L +1.00, 1.25 base up 0.5 out pd 32 mm add +2.25
            """).values();

        assertThat(read.right()).isEqualTo(new LensValues(new LensPower(new BigDecimal("-2.25"), new BigDecimal("-0.50"), 180), new BigDecimal("2.00"),
            List.of(new Prism(new BigDecimal("0.5"), Base.IN)), new BigDecimal("31.5"), new BigDecimal("19"), null, null));
        assertThat(read.left().prism()).containsExactly(new Prism(new BigDecimal("1.25"), Base.UP), new Prism(new BigDecimal("0.5"), Base.OUT));
        assertThat(read.left().add()).isEqualByComparingTo("2.25");
        assertThat(read.left().height()).as("not measured").isNull();
        assertThat(FocimeterReading.of("PD 63").values().pd()).isEqualByComparingTo("63");
        assertThat(FocimeterReading.of("PD 31.5/32").values().left().pd()).isEqualByComparingTo("32");
    }

    @Test
    void what_nidek_sends_is_read_as_its_manual_says() {
        FocimeterReading reading = FocimeterReading.of(PROGRESSIVE_BY_NIDEK + "16C1\r");

        assertThat(reading.device()).contains("NIDEK/LM-1000P");
        LensValues right = reading.values().right();
        assertThat(right.power()).isEqualTo(new LensPower(new BigDecimal("-01.25"), new BigDecimal("-00.75"), 120));
        assertThat(right.add()).isEqualByComparingTo("2");
        assertThat(right.prism()).containsExactly(new Prism(new BigDecimal("2.50"), Base.IN), new Prism(new BigDecimal("2.00"), Base.DOWN));
        assertThat(reading.values().left().prism()).containsExactly(new Prism(new BigDecimal("1.25"), Base.OUT), new Prism(new BigDecimal("2.00"), Base.UP));
        assertThat(FocimeterReading.of(PROGRESSIVE_BY_NIDEK.replaceAll("[\\x00-\\x1f]+", "\n")).values()).as("pasted without its control characters").isEqualTo(reading.values());
    }

    @Test
    void what_was_damaged_on_the_way_is_refused() {
        assertThatThrownBy(() -> FocimeterReading.of(PROGRESSIVE_BY_NIDEK.replace("02.50I", "02.60I") + "16C1\r")).isInstanceOf(InvalidInput.class).hasMessageContaining("check sum");
    }

    @Test
    void no_prism_is_something_else_than_none_measured() {
        assertThat(FocimeterReading.of("R -1.00 P 0.00 I").values().right().prism()).isEmpty();
        assertThat(FocimeterReading.of("R -1.00").values().right().prism()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "R hello", "R", "-2.25 -0.50 x 180", "R 2.25", "R -2.25 -0.50 x 180 and so on", "L -1.00 PH 6/6", "  +01.00+00.00000", "<b>R</b>"})
    void what_is_not_understood_is_refused_with_its_line(String line) {
        assertThatThrownBy(() -> FocimeterReading.of("R -1.00\n" + line)).isInstanceOf(InvalidInput.class).hasMessageContaining("“" + line.strip() + "”");
    }

    @Test
    void nothing_and_too_much_are_refused() {
        for (String text : new String[] {null, " ", "\u0002", "R -1.00\n".repeat(1000)}) {
            assertThatThrownBy(() -> FocimeterReading.of(text)).isInstanceOf(InvalidInput.class);
        }
    }

    @Property
    void every_power_that_is_written_is_read_as_it_was(@ForAll @IntRange(min = -3000, max = 3000) int sphere, @ForAll @IntRange(min = -1000, max = 1000) int cylinder, @ForAll @IntRange(min = 1, max = 180) int axis) {
        BigDecimal sph = BigDecimal.valueOf(sphere, 2);
        BigDecimal cyl = BigDecimal.valueOf(cylinder, 2);
        LensPower power = FocimeterReading.of("L %+.2f %+.2f x %d".formatted(sph, cyl, axis)).values().left().power();
        assertThat(power).isEqualTo(new LensPower(power.sphere(), power.cylinder(), cylinder == 0 ? null : axis));
        assertThat(power.sphere()).isEqualByComparingTo(sph);
        assertThat(power.cylinderOrZero()).isEqualByComparingTo(cyl);
        assertThat(FocimeterReading.of(" L%+06.2f%+06.2f%03d".formatted(sph, cyl, axis)).values().left().power().sameAs(power)).as("as Nidek writes it").isTrue();
    }
}
