package app.fovea.billing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.billing.entity.CashCount.Coins;
import app.fovea.billing.entity.CashCount.Counted;
import app.fovea.billing.entity.Payment.Method;
import app.fovea.billing.entity.Takings.Sum;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What should be in a till, and what whoever counts it may say. */
class CashCountTest {
    /** 50 lay in it, 20 came in cash and 5 went back, 100 came by card. */
    private static final Takings TAKINGS = Takings.of(List.of(sum(Method.CASH, false, "20.00"), sum(Method.CASH, true, "5.00"), sum(Method.CARD, false, "100.00")), new BigDecimal("50"), "GBP");

    @Test
    void whatShouldBeThereIsTheFloatWithWhatCameAndWithoutWhatWentBack() {
        assertThat(TAKINGS.cash().expected()).isEqualByComparingTo("65.00");
        assertThat(TAKINGS.cash().payments()).isEqualTo(2);
        assertThat(TAKINGS.methods()).extracting(Takings.OfMethod::method).containsExactly(Method.CARD, Method.CASH);
        assertThat(TAKINGS.payments()).isEqualTo(3);
    }

    @Property
    void whatIsCountedAsExpectedNeedsNoReasonAndAnythingElseDoes(@ForAll @Size(max = 12) List<@IntRange(min = 1, max = 50_000) Integer> pence, @ForAll @IntRange(max = 100_000) int counted) {
        Takings takings = Takings.of(pence.stream().map(each -> new Sum(Method.CASH, false, 1, pounds(each))).toList(), BigDecimal.ZERO, "GBP");
        int expected = pence.stream().mapToInt(Integer::intValue).sum();

        assertThat(codes(count(cash(expected)), takings)).isEmpty();
        assertThat(codes(count(cash(counted)), takings)).isEqualTo(counted == expected ? List.of() : List.of("reason_missing"));
        assertThat(codes(new CashCount(List.of(cash(counted)), List.of(), null, "Counted twice"), takings)).isEmpty();
    }

    @Property
    void notesAndCoinsMakeTheCashOrAreRefused(@ForAll @Size(12) List<@IntRange(max = 200) Integer> numbers, @ForAll @IntRange(max = 3) int wrong) {
        List<BigDecimal> values = NotesAndCoins.of("GBP");
        List<Coins> coins = Stream.iterate(0, i -> i < 12, i -> i + 1).map(i -> new Coins(values.get(i), numbers.get(i))).toList();
        BigDecimal cash = coins.stream().map(Coins::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
        Takings takings = Takings.of(List.of(), cash, "GBP");

        List<String> found = codes(new CashCount(List.of(new Counted(Method.CASH, cash.add(pounds(wrong)))), coins, null, "By note and coin"), takings);

        assertThat(found).isEqualTo(wrong == 0 ? List.of() : List.of("coins_do_not_add_up"));
    }

    @Test
    void theCashIsAlwaysCountedAndEveryMethodOnce() {
        assertThat(codes(count(new Counted(Method.CARD, new BigDecimal("100"))), TAKINGS)).containsExactly("cash_missing");
        assertThat(codes(count(cash(6500), cash(6500)), TAKINGS)).containsOnly("counted_twice");
        assertThat(codes(count(cash(-1)), TAKINGS)).containsExactly("amount_out_of_range");
        assertThat(codes(count(cash(6500), new Counted(Method.CARD, new BigDecimal("-5"))), TAKINGS)).as("more went back than came").containsExactly("reason_missing");
        assertThat(codes(count(new Counted(Method.CASH, new BigDecimal("65.001"))), TAKINGS)).containsExactly("amount_too_fine");
        assertThat(codes(count(new Counted(null, BigDecimal.ONE)), TAKINGS)).containsExactly("method_missing");
        assertThat(codes(count(new Counted(Method.CASH, null)), TAKINGS)).containsExactly("amount_missing");
    }

    @Test
    void whatNobodyLookedAtNeedsNoReasonAndWhatSomebodyDidSaysByHowMuch() {
        assertThat(codes(count(cash(6500)), TAKINGS)).isEmpty();
        FieldError refused = count(cash(6300), new Counted(Method.CARD, new BigDecimal("110"))).errors(TAKINGS, "GBP").get(0);

        assertThat(refused.field()).isEqualTo("reason");
        assertThat(refused.message()).isEqualTo("£10.00 too much by card. £2.00 too little by cash. Count again, or say why.");
    }

    @Test
    void noMoreStaysInTheTillThanIsThere() {
        Till till = new Till(UUID.randomUUID(), "Till 1", new BigDecimal("100"), Instant.EPOCH);

        assertThat(codes(new CashCount(List.of(cash(6500)), List.of(), new BigDecimal("65.01"), null), TAKINGS)).containsExactly("left_too_much");
        assertThat(count(cash(6500)).left(till)).as("the usual float, as far as it is there").isEqualByComparingTo("65");
        assertThat(count(cash(20_000)).left(till)).isEqualByComparingTo("100");
    }

    @Test
    void unreadableCoinsAreRefused() {
        for (Coins bad : List.of(new Coins(null, 1), new Coins(new BigDecimal("0.005"), 1), new Coins(new BigDecimal("-1"), 1), new Coins(BigDecimal.TEN, -1))) {
            assertThat(codes(new CashCount(List.of(cash(6500)), List.of(bad), null, null), TAKINGS)).containsExactly("coins_unreadable");
        }
        assertThat(codes(new CashCount(List.of(cash(6500)), List.of(new Coins(BigDecimal.TEN, 1), new Coins(new BigDecimal("10.00"), 1)), null, null), TAKINGS)).containsExactly("coins_unreadable");
    }

    private static CashCount count(Counted... counted) {
        return new CashCount(List.of(counted), List.of(), null, null);
    }

    private static Counted cash(int pence) {
        return new Counted(Method.CASH, pounds(pence));
    }

    private static BigDecimal pounds(int pence) {
        return BigDecimal.valueOf(pence, 2);
    }

    private static Sum sum(Method method, boolean refunds, String amount) {
        return new Sum(method, refunds, 1, new BigDecimal(amount));
    }

    private static List<String> codes(CashCount count, Takings takings) {
        return count.errors(takings, "GBP").stream().map(FieldError::code).toList();
    }
}
