package app.fovea.catalogue.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GtinTest {
    @Test
    void is_read_from_every_barcode_that_articles_have() {
        assertThat(Gtin.read("4006381333931")).as("EAN-13").contains(new Gtin("04006381333931"));
        assertThat(Gtin.read("036000291452")).as("UPC-A").contains(new Gtin("00036000291452"));
        assertThat(Gtin.read("0036000291452")).as("UPC-A as some scanners send it").isEqualTo(Gtin.read("036000291452"));
        assertThat(Gtin.read("96385074")).as("EAN-8").contains(new Gtin("00000096385074"));
        assertThat(Gtin.read(" 4 006381-333931\n")).as("as it is printed below the bars").contains(new Gtin("04006381333931"));
    }

    @Test
    void is_nothing_else() {
        assertThat(Gtin.read(null)).isEmpty();
        assertThat(Gtin.read("")).isEmpty();
        assertThat(Gtin.read("ALD-FENWICK-TOR")).isEmpty();
        assertThat(Gtin.read("1234567")).isEmpty();
        assertThat(Gtin.read("4006381333932")).as("the last digit does not prove the others").isEmpty();
        assertThatThrownBy(() -> new Gtin("4006381333931")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void no_digit_is_misread(@ForAll @NumericChars @StringLength(13) String body, @ForAll @IntRange(min = 0, max = 13) int at, @ForAll @IntRange(min = 1, max = 9) int by) {
        String right = body + lastDigitFor(body);
        char[] wrong = right.toCharArray();
        wrong[at] = (char) ('0' + (wrong[at] - '0' + by) % 10);

        assertThat(Gtin.read(right)).isPresent();
        assertThat(Gtin.read(new String(wrong))).isEmpty();
    }

    private static int lastDigitFor(String body) {
        for (int digit = 0; digit <= 9; digit++) {
            if (Gtin.read(body + digit).isPresent()) {
                return digit;
            }
        }
        throw new AssertionError("no digit proves " + body);
    }
}
