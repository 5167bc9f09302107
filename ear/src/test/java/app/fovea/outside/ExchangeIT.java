package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.world.Visit.card;
import static app.fovea.world.Visit.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What comes back pays for another sale of the same patient, to the penny and once. */
class ExchangeIT {
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void whatComesBackPaysForAnotherSaleAndTheFiguresSayBoth() {
        for (Practice practice : List.of(northgate, harbour)) {
            Visit first = Visit.to(practice).paidInFull();
            BigDecimal frame = first.seller().get("/api/invoices/" + first.invoiceId()).expect(200).amount("/lines/0/amount");
            assertThat(first.exchange(1).expect(201).amount("/credit")).isEqualByComparingTo(frame);
            assertThat(summary(practice, first).amount("/stats/totalSpent")).isEqualByComparingTo(first.total().subtract(frame));

            Visit second = first.again().readyToPay();
            Answer refused = second.checkout(UUID.randomUUID().toString(), payment("credit", frame.add(new BigDecimal("0.01")))).expect(422);
            assertThat(refused.text("/rule")).isEqualTo("credit_exceeded");
            assertThat(refused.text("/detail")).contains(frame.setScale(2).toPlainString());
            second.checkedOut(payment("credit", frame), card(second.total().subtract(frame)));

            assertThat(second.receipt().amount("/outstanding")).isZero();
            Answer invoice = second.seller().get("/api/invoices/" + second.invoiceId()).expect(200);
            assertThat(invoice.amount("/credit")).isZero();
            assertThat(invoice.texts("/payments", "/method")).containsExactlyInAnyOrder("credit", "card");
            assertThat(summary(practice, first).amount("/stats/totalSpent")).isEqualByComparingTo(first.total().subtract(frame).add(second.total()));
            second.awaitLabHasHeard();
            assertThat(practice.database().count("select count(*) from orders where invoice_id = ?", second.invoiceId())).as("credit lets the lab begin like any payment").isEqualTo(1);
        }
    }

    @Test
    void theCreditOfOnePatientPaysForNobodyElse() {
        Visit first = Visit.to(northgate).paidInFull();
        first.exchange(1).expect(201);
        Visit other = Visit.to(northgate).readyToPay();

        assertThat(other.checkout(UUID.randomUUID().toString(), payment("credit", BigDecimal.ONE)).expect(422).text("/rule")).isEqualTo("credit_exceeded");
    }

    @Test
    void ofTwoSalesThatTakeTheSameCreditOneIsRefused() {
        Visit first = Visit.to(northgate).paidInFull();
        BigDecimal frame = first.exchange(1).expect(201).amount("/credit");
        List<Visit> sales = List.of(first.again().readyToPay(), first.again().readyToPay());

        List<Answer> answers = AtOnce.call(2, till -> sales.get(till).checkout(UUID.randomUUID().toString(), payment("credit", frame)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 422);
    }

    @Test
    void theDatabaseTakesNoMoreCreditThanWasGiven() {
        Visit visit = Visit.to(harbour).checkedOut();

        assertThatThrownBy(() -> harbour.database().tryToExecute("""
            insert into payments (tenant_id, id, invoice_id, kind, method, amount, taken_by, taken_at)
            select tenant_id, gen_random_uuid(), id, 'payment', 'credit', 1, dispenser_id, now() from invoices where id = ?""", visit.invoiceId())).hasMessageContaining("less credit than that");
    }

    private static Answer summary(Practice practice, Visit visit) {
        return practice.as(OWNER).get("/api/patients/" + visit.patientId() + "/summary").expect(200);
    }
}
