package app.fovea.catalogue.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The boxed system and centration (C6). */
class FrameSizeTest {
    @ParameterizedTest(name = "{0}/{1}, PD {2}: {3} mm")
    @DisplayName("C6: decentration is half the frame PD less the monocular PD, positive inwards")
    @CsvSource({"52, 18, 31.5, 3.5", "52, 18, 32.5, 2.5", "48, 20, 33, 1.0", "55, 16, 30, 5.5", "55, 16, 29.5, 6.0", "50, 17, 34, -0.5", "50, 17, 35, -1.5"})
    void decentrationIsHalfTheFramePdLessTheMonocularPd(String a, String dbl, BigDecimal pd, BigDecimal decentration) {
        assertThat(frame(a, "36", dbl, "56").decentration(pd)).isEqualByComparingTo(decentration);
    }

    @ParameterizedTest(name = "{0}/{1} ED {2}, PD {3}: {4} mm")
    @DisplayName("C6: the smallest blank is ED + 2·|decentration| + 2")
    @CsvSource({"52, 18, 56, 31.5, 65", "52, 18, 56, 32.5, 63", "48, 20, 50, 33, 54", "55, 16, 60, 30, 73", "55, 16, 60, 29.5, 74",
        "50, 18, 50, 30.5, 59", "50, 18, 50, 33, 54", "52, 18, 63.25, 31.5, 72.25", "52, 18, 52, 34, 56"})
    void theSmallestBlankIsEdAndTwiceTheDecentrationAnd2(String a, String dbl, String ed, BigDecimal pd, BigDecimal blank) {
        assertThat(frame(a, "36", dbl, ed).minimumBlank(pd)).isEqualByComparingTo(blank);
    }

    @ParameterizedTest(name = "A {0}, B {1}, ED {2}: {3}")
    @DisplayName("C6: the ED lies between the longer side of the box and its diagonal")
    @CsvSource({"52, 36, 56, true", "52, 36, 52, true", "52, 36, 51.9, false", "52, 36, 63.2, true", "52, 36, 63.3, false", "36, 52, 51, false", "40, 30, 50, true", "40, 30, 50.1, false"})
    void theEdLiesBetweenTheLongerSideOfTheBoxAndItsDiagonal(String a, String b, String ed, boolean consistent) {
        assertThat(frame(a, b, "18", ed).consistent()).isEqualTo(consistent);
    }

    @Test
    void anImpossibleBoxSaysWhatTheEdMayBe() {
        assertThat(frame("52", "36", "18", "70").errors("pairs[0].ownFrame")).containsExactly(new FieldError("frame_not_boxed", "pairs[0].ownFrame.ed",
            "With A 52 and B 36 the ED lies between 52 and 63.2 mm. Measure again: twice the longest radius from the middle of the lens."));
    }

    @Test
    void everySizeIsNeededAndInRange() {
        assertThat(new FrameSize(null, decimal("80"), decimal("7"), decimal("50.25"), "gold").errors("")).extracting(FieldError::field).containsExactly("a", "b", "dbl", "ed", "rim");
        assertThat(new FrameSize(decimal("1e1000000"), decimal("1e-1000000"), null, null, null).errors("")).hasSize(5);
    }

    @Property
    void theBlankIsNeverSmallerThanTheShape(@ForAll @BigRange(min = "20", max = "40") @Scale(1) BigDecimal pd) {
        FrameSize frame = frame("52", "36", "18", "56");

        assertThat(frame.minimumBlank(pd)).isGreaterThan(frame.ed());
    }

    private static FrameSize frame(String a, String b, String dbl, String ed) {
        return new FrameSize(decimal(a), decimal(b), decimal(dbl), decimal(ed), "full");
    }
}
