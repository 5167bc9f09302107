package app.fovea.lab.entity;

import static app.fovea.lab.entity.ReleasePolicy.WaitsFor.CONFIRMATION;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.lab.entity.ReleasePolicy.Kind;
import app.fovea.lab.entity.ReleasePolicy.WaitsFor;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReleasePolicyTest {
    @ParameterizedTest
    @CsvSource({
        "100, 249.00, 249.00, true", "100, 249.00, 248.99, false", "50, 249.00, 124.50, true", "50, 249.00, 124.49, false",
        // The reference example: £177.10 after a voucher, half of it down; with the voucher of £71.90 more than half of £249.00 is there.
        "50, 249.00, 160.45, true", "1, 35.00, 0.35, true", "1, 35.00, 0.34, false", "99, 100.00, 99.00, true"})
    void money_lets_a_sale_begin_once_that_share_of_it_is_there(int percent, BigDecimal total, BigDecimal received, boolean begins) {
        assertThat(ReleasePolicy.paid(percent).releases(total, received)).isEqualTo(begins);
    }

    @Test
    void without_any_money_nothing_that_costs_something_begins_by_itself_and_what_is_free_does() {
        assertThat(ReleasePolicy.paid(0).releases(pounds("10.00"), pounds("0.00"))).isFalse();
        assertThat(ReleasePolicy.paid(0).releases(pounds("10.00"), pounds("0.01"))).isTrue();
        assertThat(ReleasePolicy.full().releases(pounds("0.00"), pounds("0.00"))).isTrue();
    }

    @Test
    void where_somebody_releases_no_money_does() {
        assertThat(ReleasePolicy.onConfirmation().releases(pounds("10.00"), pounds("10.00"))).isFalse();
        assertThat(ReleasePolicy.onConfirmation().missing(pounds("10.00"), pounds("0.00"), 2)).isZero();
        assertThat(ReleasePolicy.onConfirmation().waitsFor(pounds("10.00"), pounds("10.00"), pounds("0.00"))).isEqualTo(CONFIRMATION);
    }

    @Test
    void all_of_it_is_paid_in_full() {
        assertThat(ReleasePolicy.paid(100)).isEqualTo(ReleasePolicy.full()).returns(Kind.FULL, ReleasePolicy::kind);
        assertThat(ReleasePolicy.paid(99).kind()).isEqualTo(Kind.DEPOSIT);
    }

    @ParameterizedTest
    @CsvSource({"50, 100.00, 30.00, 70.00, PAYMENT", "50, 100.00, 50.00, 50.00, LAB", "50, 100.00, 30.00, 0.00, CONFIRMATION", "100, 100.00, 95.00, 0.00, CONFIRMATION", "0, 10.00, 0.00, 10.00, PAYMENT"})
    void it_waits_for_money_while_there_is_some_to_come_and_for_somebody_where_there_is_not(int percent, BigDecimal total, BigDecimal received, BigDecimal outstanding, WaitsFor waitsFor) {
        assertThat(ReleasePolicy.paid(percent).waitsFor(total, received, outstanding)).isEqualTo(waitsFor);
    }

    @ParameterizedTest
    @CsvSource({"50, 249.01, 0.00, 2, 124.51", "33, 100.00, 10.00, 2, 23.00", "50, 99, 0, 0, 50", "50, 100.00, 80.00, 2, 0.00"})
    void what_is_missing_is_rounded_up_to_what_can_be_paid(int percent, BigDecimal total, BigDecimal received, int digits, BigDecimal missing) {
        assertThat(ReleasePolicy.paid(percent).missing(total, received, digits)).isEqualTo(missing);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_kind_is_found_again_by_its_name(Kind kind) {
        assertThat(Kind.of(kind.id())).contains(kind);
        assertThat(Kind.of("by moonlight")).isEmpty();
    }

    @Property
    void whoever_pays_what_is_missing_lets_it_begin_and_a_penny_less_does_not(@ForAll @IntRange(min = 1, max = 100) int percent, @ForAll @IntRange(min = 1, max = 200_000) int totalPence,
                                                                              @ForAll @IntRange(max = 200_000) int receivedPence) {
        ReleasePolicy policy = ReleasePolicy.paid(percent);
        BigDecimal total = BigDecimal.valueOf(totalPence, 2);
        BigDecimal received = BigDecimal.valueOf(receivedPence, 2);
        BigDecimal missing = policy.missing(total, received, 2);

        assertThat(policy.releases(total, received)).isEqualTo(missing.signum() == 0);
        assertThat(policy.releases(total, received.add(missing))).isTrue();
        if (missing.signum() > 0) {
            assertThat(policy.releases(total, received.add(missing).subtract(BigDecimal.valueOf(1, 2)))).isFalse();
        }
    }

    private static BigDecimal pounds(String amount) {
        return new BigDecimal(amount);
    }
}
