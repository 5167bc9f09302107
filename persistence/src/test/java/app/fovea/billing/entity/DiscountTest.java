package app.fovea.billing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscountTest {
    private static final BigDecimal PRICE = decimal("99.95");

    @ParameterizedTest(name = "{0} % or {1} because of {2}: {3}")
    @CsvSource(textBlock = """
        5,     ,        Staff,  ''
        ,      10.00,   Staff,  ''
        0.01,  ,        Staff,  ''
        99.99, ,        Staff,  ''
        ,      99.94,   Staff,  ''
        ,      ,        Staff,  percent
        5,     10.00,   Staff,  percent
        0,     ,        Staff,  percent
        -5,    ,        Staff,  percent
        100,   ,        Staff,  percent
        5.125, ,        Staff,  percent
        ,      0,       Staff,  amount
        ,      1.005,   Staff,  amount
        ,      99.95,   Staff,  amount
        5,     ,        '  ',   reason
        ,      ,        ,       percent reason""")
    void aDiscountIsOnePartOfThePriceWithAReason(BigDecimal percent, BigDecimal amount, String reason, String wrong) {
        assertThat(new Discount(percent, amount, reason).errors(PRICE, "GBP")).extracting(FieldError::field).containsExactly(wrong.isEmpty() ? new String[0] : wrong.split(" "));
    }

    @Test
    void aPercentageThatTakesNothingOffOrLeavesNothingIsNoDiscount() {
        assertThat(new Discount(decimal("0.01"), null, "Staff").errors(decimal("5.00"), "GBP")).extracting(FieldError::code).containsExactly("discount_out_of_range");
        assertThat(new Discount(decimal("99.99"), null, "Staff").errors(decimal("5.00"), "GBP")).extracting(FieldError::code).containsExactly("discount_out_of_range");
    }

    @Test
    void aTenthIsSmallHoweverItIsWrittenAndRounded() {
        assertThat(new Discount(BigDecimal.TEN, null, "Staff").large(PRICE, "GBP")).isFalse();
        assertThat(new Discount(null, decimal("10.00"), "Staff").large(PRICE, "GBP")).isFalse();
        assertThat(new Discount(decimal("11"), null, "Staff").large(PRICE, "GBP")).isTrue();
        assertThat(new Discount(null, decimal("10.01"), "Staff").large(PRICE, "GBP")).isTrue();
    }

    @Test
    void aReasonIsKeptWithoutTheSpaceAroundItAndHasAnEnd() {
        assertThat(new Discount(BigDecimal.ONE, null, " Staff ").reason()).isEqualTo("Staff");
        assertThat(new Discount(BigDecimal.ONE, null, "x".repeat(501)).errors(PRICE, "GBP")).extracting(FieldError::field).containsExactly("reason");
    }
}
