package app.fovea.outside;

import static app.fovea.world.Visit.card;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A till that lost the answer asks again: whatever takes money or makes a document happens once for a key. */
class IdempotencyIT {
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();
    private final String key = UUID.randomUUID().toString();

    @Test
    void theSameKeyGetsTheSameReceiptAndMakesOneInvoice() {
        Visit visit = Visit.to(northgate).readyToPay();
        String body = visit.checkoutBody(card(visit.total()));
        Rest till = visit.seller().with("Idempotency-Key", key);

        Answer first = till.post("/api/dispenses/" + visit.dispenseId() + "/checkout", body).expect(201);
        Answer second = till.post("/api/dispenses/" + visit.dispenseId() + "/checkout", body).expect(201);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(invoicesOf(visit)).isEqualTo(1);
        assertThat(visit.awaitOrders(1)).hasSize(1);
    }

    @Test
    void ofManyTillsWithOneKeyAtOnceAllGetTheSameReceipt() {
        Visit visit = Visit.to(northgate).readyToPay();
        String body = visit.checkoutBody(card(visit.total()));
        Rest till = visit.seller().with("Idempotency-Key", key);

        List<Answer> answers = AtOnce.call(6, each -> till.post("/api/dispenses/" + visit.dispenseId() + "/checkout", body));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers).extracting(Answer::json).containsOnly(answers.get(0).json());
        assertThat(invoicesOf(visit)).isEqualTo(1);
        assertThat(northgate.database().count("select count(*) from payments where invoice_id = ?", answers.get(0).uuid("/invoiceId"))).isEqualTo(1);
        assertThat(visit.awaitOrders(1)).hasSize(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsAConflict() {
        Visit visit = Visit.to(northgate).readyToPay();
        visit.checkout(key, card(visit.total())).expect(201);

        Answer refused = visit.checkout(key, card(BigDecimal.ONE)).expect(409);

        assertThat(refused.text("/detail")).contains("Idempotency-Key");
        assertThat(invoicesOf(visit)).isEqualTo(1);
    }

    @Test
    void anotherKeyForASaleThatIsCheckedOutIsAConflictThatNamesTheInvoice() {
        Visit visit = Visit.to(northgate).paidInFull();

        Answer refused = visit.checkout(key, card(visit.total())).expect(409);

        assertThat(refused.text("/detail")).contains(visit.receipt().text("/invoiceNumber"));
        assertThat(invoicesOf(visit)).isEqualTo(1);
    }

    @Test
    void ofTwoTillsWithTheirOwnKeysOneSells() {
        Visit visit = Visit.to(northgate).readyToPay();

        List<Answer> answers = AtOnce.call(4, each -> visit.checkout(UUID.randomUUID().toString(), card(visit.total())));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
        assertThat(invoicesOf(visit)).isEqualTo(1);
    }

    @Test
    void withoutAKeyNoMoneyIsTaken() {
        Visit visit = Visit.to(northgate).readyToPay();
        String body = visit.checkoutBody(card(visit.total()));

        Answer none = visit.seller().post("/api/dispenses/" + visit.dispenseId() + "/checkout", body).expect(400);
        Answer tooLong = visit.seller().with("Idempotency-Key", "k".repeat(201)).post("/api/dispenses/" + visit.dispenseId() + "/checkout", body).expect(400);

        assertThat(none.text("/errors/0/field")).isEqualTo("Idempotency-Key");
        assertThat(tooLong.text("/errors/0/field")).isEqualTo("Idempotency-Key");
        assertThat(invoicesOf(visit)).isZero();
        visit.paidInFull();
        visit.seller().post("/api/invoices/" + visit.invoiceId() + "/payments", card(BigDecimal.ONE)).expect(400);
        visit.seller().post("/api/invoices/" + visit.invoiceId() + "/refunds", "{\"method\":\"card\",\"amount\":1,\"reason\":\"r\"}").expect(400);
    }

    @Test
    void aRefusedRequestDoesNotUseItsKeyUp() {
        Visit visit = Visit.to(northgate).readyToPay();
        visit.checkout(key, card(visit.total().add(BigDecimal.ONE))).expect(422);

        visit.checkout(key, card(visit.total())).expect(201);
    }

    @Test
    void aKeyCountsForOneSaleAndOnePracticeAlone() {
        for (Visit visit : List.of(Visit.to(northgate).readyToPay(), Visit.to(northgate).readyToPay(), Visit.to(harbour).readyToPay())) {
            visit.checkout(key, card(visit.total())).expect(201);
            assertThat(invoicesOf(visit)).isEqualTo(1);
        }
    }

    @Test
    void aPaymentIsTakenOnceForAKey() {
        Visit visit = Visit.to(northgate).checkedOut();

        List<Answer> answers = AtOnce.call(4, each -> visit.pay(key, card(BigDecimal.TEN)));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers).extracting(Answer::json).containsOnly(answers.get(0).json());
        assertThat(visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200).amount("/paid")).isEqualByComparingTo(BigDecimal.TEN);
        visit.pay(key, card(BigDecimal.ONE)).expect(409);
    }

    @Test
    void aRefundIsGivenOnceForAKey() {
        Visit visit = Visit.to(northgate).paidInFull();
        String body = "{\"method\":\"card\",\"amount\":10,\"reason\":\"Goodwill\"}";
        Rest till = visit.seller().with("Idempotency-Key", key);

        List<Answer> answers = AtOnce.call(4, each -> till.post("/api/invoices/" + visit.invoiceId() + "/refunds", body));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200).amount("/refunded")).isEqualByComparingTo(BigDecimal.TEN);
    }

    private long invoicesOf(Visit visit) {
        return visit.practice().database().count("select count(*) from invoices where dispense_id = ?", visit.dispenseId());
    }
}
