package app.fovea.dispensing.view;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.billing.entity.Payment.Method;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentFormTest {
    @Test
    void cash_stays_cash_when_a_discount_is_given() {
        PaymentForm cash = row(Method.CASH, "200.00");
        cash.setGiven(money("220.00"));

        List<PaymentForm> after = PaymentForm.following(List.of(cash), money("200.00"), money("180.00"));

        assertThat(after).containsExactly(cash);
        assertThat(cash.getAmount()).isEqualByComparingTo("180.00");
        assertThat(cash.getGiven()).isEqualByComparingTo("220.00");
    }

    @Test
    void a_sale_that_costs_something_for_the_first_time_is_offered_on_a_card() {
        List<PaymentForm> after = PaymentForm.following(List.of(), money("0"), money("180.00"));

        assertThat(after).singleElement().satisfies(row -> {
            assertThat(row.getMethod()).isEqualTo(Method.CARD);
            assertThat(row.getAmount()).isEqualByComparingTo("180.00");
        });
    }

    @Test
    void the_last_row_follows_and_the_voucher_stays() {
        PaymentForm voucher = PaymentForm.voucher(1, money("42.40"));
        PaymentForm card = row(Method.CARD, "100.00");
        PaymentForm cash = row(Method.CASH, "57.60");

        assertThat(PaymentForm.following(List.of(voucher, card, cash), money("200.00"), money("130.00"))).as("all of the cash, the rest from the card").containsExactly(voucher, card);
        assertThat(voucher.getAmount()).isEqualByComparingTo("42.40");
        assertThat(card.getAmount()).isEqualByComparingTo("87.60");
    }

    @Test
    void a_deposit_stays_what_it_was_while_the_price_is_above_it() {
        PaymentForm deposit = row(Method.CASH, "50.00");

        assertThat(PaymentForm.following(List.of(deposit), money("200.00"), money("150.00"))).containsExactly(deposit);
        assertThat(deposit.getAmount()).isEqualByComparingTo("50.00");
        PaymentForm.following(List.of(deposit), money("150.00"), money("40.00"));
        assertThat(deposit.getAmount()).isEqualByComparingTo("40.00");
    }

    @Test
    void a_voucher_alone_is_followed_by_a_card_for_what_is_dearer_now() {
        PaymentForm voucher = PaymentForm.voucher(1, money("40.00"));

        List<PaymentForm> after = PaymentForm.following(List.of(voucher), money("40.00"), money("60.00"));

        assertThat(after).hasSize(2).startsWith(voucher);
        assertThat(after.get(1).getAmount()).isEqualByComparingTo("20.00");
    }

    @Test
    void whoever_paid_all_of_it_still_does() {
        for (int now = 1; now <= 40_000; now += 37) {
            List<PaymentForm> rows = List.of(row(Method.CASH, "50.00"), row(Method.CARD, "120.01"), row(Method.TRANSFER, "0.01"));

            List<PaymentForm> after = PaymentForm.following(rows, money("170.02"), BigDecimal.valueOf(now, 2));

            assertThat(after.stream().map(PaymentForm::getAmount).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(BigDecimal.valueOf(now, 2));
            assertThat(after).allSatisfy(row -> assertThat(row.getAmount()).isPositive());
        }
    }

    private static PaymentForm row(Method method, String amount) {
        PaymentForm row = new PaymentForm(money(amount));
        row.setMethod(method);
        return row;
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
