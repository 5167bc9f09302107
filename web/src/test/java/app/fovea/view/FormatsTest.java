package app.fovea.view;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsTest {
    private final Formats formats = new Formats();

    @Test
    void writesPrismByItsDirectionOrByItsAngle() {
        assertThat(formats.prism(List.of(new Prism(new BigDecimal("2"), Base.IN), new Prism(new BigDecimal("1.5"), Base.UP)))).isEqualTo("2.00Δ in, 1.50Δ up");
        assertThat(formats.prism(List.of(Prism.at(new BigDecimal("2.5"), new BigDecimal("37"))))).isEqualTo("2.50Δ at 37°");
    }

    @Test
    void writesNothingOfAPrismOfZeroAndNoBaseOfOneThatHasNoneYet() {
        assertThat(formats.prism(List.of(new Prism(new BigDecimal("0"), null)))).isEqualTo("–");
        assertThat(formats.prism(List.of(new Prism(null, null), new Prism(new BigDecimal("1.5"), Base.IN)))).isEqualTo("1.50Δ in");
        assertThat(formats.prism(List.of(new Prism(new BigDecimal("1.5"), null)))).isEqualTo("1.50Δ");
    }

    @Test
    void writesAnIndexWithTwoDecimalsAtLeast() {
        assertThat(List.of(formats.index(new BigDecimal("1.6")), formats.index(new BigDecimal("1.500")), formats.index(new BigDecimal("1.586")))).containsExactly("1.60", "1.50", "1.586");
    }

    @Test
    void saysHowLongAgoAsPeopleDo() {
        LocalDate day = LocalDate.of(2026, 1, 15);
        assertThat(List.of(Formats.span(day.minusDays(1), day), Formats.span(day.minusDays(13), day), Formats.span(day.minusDays(21), day), Formats.span(day.minusMonths(2), day),
            Formats.span(day.minusMonths(12), day), Formats.span(day.minusMonths(27), day), Formats.span(day, day.plusMonths(13))))
            .containsExactly("1 day", "13 days", "3 weeks", "2 months", "1 year", "2 years and 3 months", "1 year and 1 month");
    }
}
