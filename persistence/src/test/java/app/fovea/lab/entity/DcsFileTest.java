package app.fovea.lab.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.lab.entity.DcsFile.Side;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the Data Communication Standard, in and out. */
class DcsFileTest {
    private static final String SAMPLE = "REQ=FIL\r\nJOB=\"100245\"\r\nSPH=-2.00;-1.75\r\nAX=10;?\r\n_VEN7=a;b;c\r\nDBL=18.00\r\n";

    @Test
    void right_stands_before_left_and_a_question_mark_is_not_known() {
        DcsFile file = DcsFile.parse(SAMPLE);

        assertThat(file.value("JOB", Side.LEFT)).contains("100245");
        assertThat(file.value("SPH", Side.RIGHT)).contains("-2.00");
        assertThat(file.value("SPH", Side.LEFT)).contains("-1.75");
        assertThat(file.value("AX", Side.LEFT)).isEmpty();
        assertThat(file.value("DBL", Side.LEFT)).as("one for both").contains("18.00");
        assertThat(file.value("CYL", Side.RIGHT)).isEmpty();
    }

    @Test
    void what_is_changed_is_changed_in_its_place_and_all_else_stays() {
        assertThat(DcsFile.parse(SAMPLE).with("AX", "11;175").with("FED", "56.00;56.00").text())
            .isEqualTo(SAMPLE.replace("AX=10;?", "AX=11;175") + "FED=56.00;56.00\r\n");
        assertThat(DcsFile.parse(SAMPLE).without(List.of("REQ")).text()).isEqualTo(SAMPLE.replace("REQ=FIL\r\n", ""));
    }

    @Test
    void a_devices_frame_has_the_check_sum_of_the_records() {
        assertThat(DcsFraming.crc("123456789")).isEqualTo(0x31C3);
        String framed = DcsFraming.framed(DcsFile.parse(SAMPLE));

        assertThat(framed).startsWith("\u001cREQ=").endsWith("\r\n\u001d").contains("\u001eCRC=");
        assertThat(DcsFile.parse(framed).text()).isEqualTo(SAMPLE);
        assertThat(DcsFile.parse("\u001c" + SAMPLE + "\u001e\u001d").text()).as("of a device that checks nothing").isEqualTo(SAMPLE);
        assertThatThrownBy(() -> DcsFile.parse(framed.replace("-2.00", "-2.50"))).isInstanceOf(InvalidInput.class).hasMessageContaining("damaged");
        assertThatThrownBy(() -> DcsFile.parse(framed.substring(0, 40))).isInstanceOf(InvalidInput.class).hasMessageContaining("cut off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \r\n ", "hello", "=5", "SPH", "<html>", "SPH\u0001=1", "S PH=1", "JOB=1\r\n\u0007bell"})
    void what_is_no_such_file_is_refused(String text) {
        assertThatThrownBy(() -> DcsFile.parse(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void four_hundred_radii_are_a_shape() {
        String radii = IntStream.range(0, 40).mapToObj(line -> "R=" + "2600;".repeat(9) + "2600").collect(Collectors.joining("\r\n"));
        Map<Side, FrameTrace> traces = FrameTrace.of(DcsFile.parse("JOB=1\r\nTRCFMT=1;400;E;R;F\r\n" + radii + "\r\nTRCFMT=1;400;E;L;F\r\nR=2600;2600\r\n"));

        assertThat(traces).as("the left one is cut off").containsOnlyKeys(Side.RIGHT);
        FrameTrace right = traces.get(Side.RIGHT);
        assertThat(right.points()).isEqualTo(400);
        assertThat(right.maxRadius()).isEqualByComparingTo("26.00");
        assertThat(right.hbox()).isEqualByComparingTo("52.00");
        assertThat(right.circumference().doubleValue()).isCloseTo(2 * Math.PI * 26, within(0.05));
    }

    @Property
    void an_ellipse_is_as_wide_and_as_high_as_it_is(@ForAll @DoubleRange(min = 20, max = 30) double wide, @ForAll @DoubleRange(min = 12, max = 20) double high, @ForAll @IntRange(min = 90, max = 250) int quarter) {
        int points = 4 * quarter;
        String radii = IntStream.range(0, points).mapToObj(i -> {
            double angle = 2 * Math.PI * i / points;
            return String.valueOf(Math.round(100 * wide * high / Math.hypot(high * Math.cos(angle), wide * Math.sin(angle))));
        }).collect(Collectors.joining(";"));
        FrameTrace equal = FrameTrace.of(DcsFile.parse("TRCFMT=1;" + points + ";E;L;F\r\nR=" + radii)).get(Side.LEFT);
        String angles = IntStream.range(0, points).mapToObj(i -> "%.2f".formatted(36_000.0 * i / points)).collect(Collectors.joining(";"));
        FrameTrace unequal = FrameTrace.of(DcsFile.parse("TRCFMT=1;" + points + ";U;L;F\r\nR=" + radii + "\r\nA=" + angles)).get(Side.LEFT);

        assertThat(equal.hbox().doubleValue()).isCloseTo(2 * wide, within(0.1));
        assertThat(equal.vbox().doubleValue()).isCloseTo(2 * high, within(0.1));
        assertThat(equal.maxRadius().doubleValue()).isCloseTo(wide, within(0.01));
        // Ramanujan's for the way round an ellipse; the polygon is a little shorter, and rounded radii make it rough.
        double around = Math.PI * (3 * (wide + high) - Math.sqrt((3 * wide + high) * (wide + 3 * high)));
        assertThat(equal.circumference().doubleValue()).isCloseTo(around, within(0.5));
        assertThat(unequal.hbox().doubleValue()).isCloseTo(equal.hbox().doubleValue(), within(0.02));
    }

    @Property
    void every_file_is_the_same_after_it_was_read_and_written(@ForAll("files") DcsFile file) {
        assertThat(DcsFile.parse(file.text())).isEqualTo(file);
        assertThat(DcsFile.parse(file.text().replace("\r\n", "\n"))).isEqualTo(file);
        assertThat(DcsFile.parse(DcsFraming.framed(file))).isEqualTo(file);
    }

    @Property
    void no_text_breaks_the_reader(@ForAll String text) {
        try {
            assertThat(DcsFile.parse(text).records()).isNotEmpty();
            FrameTrace.of(DcsFile.parse(text));
        } catch (InvalidInput refused) {
            assertThat(refused.errors()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<DcsFile> files() {
        Arbitrary<String> labels = Arbitraries.strings().withChars("ABCDEFGHIJKLMNOPQRSTUVWXYZ_").ofMinLength(1).ofMaxLength(9);
        Arbitrary<String> values = Arbitraries.strings().withChars("0123456789.;?-+\"=ABCabc ,/").ofMaxLength(40).map(String::strip);
        return Combinators.combine(labels, values).as(DcsFile.Line::new).list().ofMinSize(1).ofMaxSize(30).map(DcsFile::new);
    }
}
