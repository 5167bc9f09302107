package app.fovea.billing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.billing.entity.Entitlement.Ground;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VoucherDeskTest {
    private static final Ground HC2 = new Ground("hc2", "HC2 certificate (full help)", null, null, true);
    private static final VoucherOfPair FIRST = new VoucherOfPair(1, "A", decimal("42.40"), List.of(HC2));
    private static final VoucherOfPair SECOND = new VoucherOfPair(2, "B", null, List.of(HC2));

    private final List<VoucherOfPair> vouchers = new ArrayList<>(List.of(FIRST));
    private final List<Payment> before = new ArrayList<>();
    private String firstCosts = "150.00";

    @Test
    void aVoucherForAnOnlyPairNeedNotNameItAndOtherPaymentsStay() {
        OfferedPayment card = new OfferedPayment(Payment.Method.CARD, decimal("107.60"), "4242");

        assertThat(held(card, voucher("42.40", null, "hc2"))).containsExactly(card, voucher("42.40", 1, "hc2"));
    }

    @Test
    void itPaysToThePennyOfItsWorthHoweverManyTimesItIsTaken() {
        assertThat(rule(voucher("42.41", 1, "hc2"))).isEqualTo("voucher_exceeded");
        assertThat(rule(voucher("42.40", 1, "hc2"), voucher("0.01", null, "hc2"))).isEqualTo("voucher_exceeded");
        before.add(Payment.taken(UUID.randomUUID(), voucher("40.00", 1, "hc2"), UUID.randomUUID(), Instant.EPOCH));
        assertThat(rule(voucher("2.41", 1, "hc2"))).isEqualTo("voucher_exceeded");
        assertThat(held(voucher("2.40", 1, "hc2"))).hasSize(1);
    }

    @Test
    void itPaysNoMoreThanThePairCosts() {
        firstCosts = "30.00";

        assertThat(rule(voucher("30.01", 1, "hc2"))).isEqualTo("voucher_exceeded");
        assertThat(held(voucher("30.00", 1, "hc2"))).hasSize(1);
    }

    @Test
    void withoutAValueOnFileOnlyThePriceOfThePairIsALimit() {
        vouchers.add(SECOND);

        assertThat(held(voucher("99.00", 2, "hc2"))).hasSize(1);
        assertThat(rule(voucher("99.01", 2, "hc2"))).isEqualTo("voucher_exceeded");
    }

    @Test
    void itIsForAPairThatHasOneByAGroundThePatientCanHave() {
        assertThat(wrong(voucher("1", 2, "hc2"))).containsExactly("payments[0].pairNo");
        assertThat(wrong(voucher("1", 1, null), voucher("1", 1, "under_16"))).containsExactly("payments[0].ground", "payments[1].ground");
        vouchers.add(SECOND);
        assertThat(wrong(voucher("1", null, "hc2"))).containsExactly("payments[0].pairNo");
        vouchers.clear();
        assertThat(rule(voucher("1", 1, "hc2"))).isEqualTo("no_voucher");
    }

    private List<OfferedPayment> held(OfferedPayment... payments) {
        List<InvoiceLine> lines = List.of(line(1, firstCosts), line(2, "99.00"));
        return new VoucherDesk(vouchers, lines, before, "GBP").held(List.of(payments));
    }

    private String rule(OfferedPayment... payments) {
        List<String> rule = new ArrayList<>();
        assertThatThrownBy(() -> held(payments)).isInstanceOfSatisfying(RuleBroken.class, refused -> rule.add(refused.rule()));
        return rule.get(0);
    }

    private List<String> wrong(OfferedPayment... payments) {
        List<String> fields = new ArrayList<>();
        assertThatThrownBy(() -> held(payments)).isInstanceOfSatisfying(InvalidInput.class, refused -> refused.errors().stream().map(FieldError::field).forEach(fields::add));
        return fields;
    }

    private static InvoiceLine line(int pairNo, String amount) {
        BigDecimal nothing = decimal("0.00");
        return new InvoiceLine(UUID.randomUUID(), pairNo, new QuoteLine(pairNo, QuoteLine.LENS, "Lens", decimal(amount), nothing, nothing, nothing, nothing));
    }

    private static OfferedPayment voucher(String amount, Integer pairNo, String ground) {
        return new OfferedPayment(Payment.Method.VOUCHER, decimal(amount), null, null, pairNo, ground);
    }
}
