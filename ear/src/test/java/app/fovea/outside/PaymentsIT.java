package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.world.Visit.card;
import static app.fovea.world.Visit.payment;
import static app.fovea.world.Visit.voucher;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Money: when it sends a sale to the lab, who pays what, and what is given back. */
class PaymentsIT {
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void halfOfTheMoneySendsASaleToTheLab() {
        Visit visit = Visit.to(northgate).readyToPay();

        visit.paid(visit.percentOfTotal(50)).awaitLabHasHeard();

        assertThat(visit.orders()).hasSize(1);
        assertThat(visit.receipt().amount("/outstanding")).isEqualByComparingTo(visit.total().subtract(visit.percentOfTotal(50)));
    }

    @Test
    void aTenthOfTheMoneyDoesNotUntilMoreIsPaid() {
        Visit visit = Visit.to(northgate).readyToPay();
        visit.paid(visit.percentOfTotal(10)).awaitLabHasHeard();
        assertThat(visit.orders()).isEmpty();

        Answer after = visit.pay(card(visit.percentOfTotal(40))).expect(201);

        visit.awaitLabHasHeard();
        assertThat(visit.orders()).hasSize(1);
        assertThat(after.text("/state")).isEqualTo("part_paid");
        visit.pay(card(after.amount("/outstanding"))).expect(201);
        visit.awaitLabHasHeard();
        assertThat(visit.orders()).as("the rest makes no second order").hasSize(1);
    }

    @Test
    void aPennyLessThanTheDepositIsNotEnough() {
        Visit visit = Visit.to(northgate).readyToPay();
        visit.paid(visit.percentOfTotal(50).subtract(new BigDecimal("0.01"))).awaitLabHasHeard();

        assertThat(visit.orders()).isEmpty();
    }

    @Test
    void eachPracticeSetsItsOwnDeposit() {
        Visit there = Visit.to(harbour).readyToPay();
        Visit here = Visit.to(northgate).readyToPay();

        there.paid(there.percentOfTotal(25)).awaitLabHasHeard();
        here.paid(here.percentOfTotal(25)).awaitLabHasHeard();

        assertThat(there.orders()).hasSize(1);
        assertThat(here.orders()).isEmpty();
    }

    @Test
    void aSaleMayBeCheckedOutUnpaidAndWaits() {
        Visit visit = Visit.to(northgate).checkedOut();

        assertThat(visit.receipt().amount("/outstanding")).isEqualByComparingTo(visit.total());
        assertThat(northgate.database().count("select count(*) from journey_events where aggregate_id = ?", visit.invoiceId())).isZero();
        visit.pay(payment("transfer", visit.total())).expect(201);
        visit.awaitOrders(1);
    }

    @Test
    void aVoucherSettlesButIsNotThePatientsMoney() {
        Visit visit = Visit.to(northgate).readyToPay();
        BigDecimal voucher = new BigDecimal("42.00");
        BigDecimal rest = visit.total().subtract(voucher);

        visit.checkedOut(voucher(voucher), payment("cash", rest));

        assertThat(visit.receipt().amount("/outstanding")).isZero();
        visit.awaitOrders(1);
        Answer stats = northgate.as(OWNER).get("/api/patients/" + visit.patientId() + "/summary").expect(200);
        assertThat(stats.amount("/stats/nhsContribution")).isEqualByComparingTo(voucher);
        assertThat(stats.amount("/stats/totalSpent")).isEqualByComparingTo(rest);
        assertThat(stats.amount("/stats/outstanding")).as("the voucher is taken off once").isZero();
        Answer refused = visit.refund(visit.total()).expect(422);
        assertThat(refused.text("/rule")).as("the NHS's money is not given to the patient").isEqualTo("refund_exceeds_paid");
    }

    @Test
    void aRefundGivesBackWhatWasPaidAndLeavesTheInvoiceAsItIs() {
        Visit visit = Visit.to(northgate).paidInFull();
        BigDecimal ten = new BigDecimal("10.00");

        Answer partly = visit.refund(ten).expect(201);
        assertThat(partly.amount("/refunded")).isEqualByComparingTo(ten);
        assertThat(partly.amount("/total")).isEqualByComparingTo(visit.total());
        assertThat(partly.text("/state")).isEqualTo("paid");
        assertThat(visit.refund(visit.total()).expect(422).text("/rule")).isEqualTo("refund_exceeds_paid");

        Answer whole = visit.refund(visit.total().subtract(ten)).expect(201);
        assertThat(whole.text("/state")).isEqualTo("refunded");
        assertThat(whole.texts("/payments", "/kind")).containsExactly("payment", "refund", "refund");
        Answer stats = northgate.as(OWNER).get("/api/patients/" + visit.patientId() + "/summary").expect(200);
        assertThat(stats.amount("/stats/totalSpent")).isZero();
        assertThat(stats.amount("/stats/outstanding")).isZero();
    }

    @Test
    void nobodyPaysMoreThanIsOutstanding() {
        Visit visit = Visit.to(northgate).readyToPay();
        BigDecimal tooMuch = visit.total().add(new BigDecimal("0.01"));

        assertThat(visit.checkout(UUID.randomUUID().toString(), card(tooMuch)).expect(422).text("/rule")).isEqualTo("overpaid");
        assertThat(visit.checkout(UUID.randomUUID().toString(), card(visit.total()), payment("cash", BigDecimal.ONE)).expect(422).text("/rule")).isEqualTo("overpaid");
        visit.paidInFull();
        assertThat(visit.pay(card(new BigDecimal("0.01"))).expect(422).text("/rule")).isEqualTo("overpaid");
    }

    @Test
    void ofTwoTillsThatTakeTheSameMoneyOneIsRefused() {
        Visit visit = Visit.to(northgate).checkedOut();

        List<Answer> answers = AtOnce.call(4, till -> visit.pay(card(visit.total())));

        Map<Integer, Long> statuses = answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting()));
        assertThat(statuses).containsExactlyInAnyOrderEntriesOf(Map.of(201, 1L, 422, 3L));
        assertThat(visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200).amount("/paid")).isEqualByComparingTo(visit.total());
        assertThat(visit.awaitOrders(1)).hasSize(1);
    }

    @Test
    void ofManyRefundsAtOnceNoMoreIsGivenThanWasPaid() {
        Visit visit = Visit.to(northgate).paidInFull();

        List<Answer> answers = AtOnce.call(6, till -> visit.refund(visit.percentOfTotal(40)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(2);
        assertThat(answers).filteredOn(answer -> answer.status() == 422).hasSize(4);
    }

    @Test
    void twoPairsAreOneInvoiceAndTwoOrders() {
        Visit visit = Visit.to(northgate).buying(2).paidInFull();

        List<UUID> orders = visit.awaitOrders(2);

        List<Answer> both = orders.stream().map(order -> northgate.as(OWNER).get("/api/orders/" + order).expect(200)).toList();
        assertThat(both).extracting(order -> order.number("/pairNo")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(both).extracting(order -> order.text("/number")).doesNotHaveDuplicates();
        assertThat(both).extracting(order -> order.uuid("/invoiceId")).containsOnly(visit.invoiceId());
    }

    @Test
    void invoiceNumbersHaveNoGapsHoweverManyTillsAreAtWorkAndHoweverManyAreRefused() {
        List<Visit> sales = IntStream.range(0, 32).mapToObj(i -> Visit.to(i % 4 == 3 ? harbour : northgate).readyToPay()).toList();

        List<Answer> answers = AtOnce.call(8, till -> IntStream.range(0, 4).mapToObj(i -> sales.get(till * 4 + i)).flatMap(visit -> {
            Answer refused = visit.checkout(UUID.randomUUID().toString(), card(visit.total().multiply(BigDecimal.TEN)));
            return Stream.of(refused, visit.checkout(UUID.randomUUID().toString(), card(visit.total())));
        }).toList()).stream().flatMap(List::stream).toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(32);
        assertThat(answers).filteredOn(answer -> answer.status() == 422).hasSize(32);
        for (Practice practice : List.of(northgate, harbour)) {
            List<Integer> numbers = practice.database().texts("select substring(number from '[0-9]+') from invoices where tenant_id = ? order by number", practice.id())
                .stream().map(Integer::valueOf).toList();
            assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }
}
