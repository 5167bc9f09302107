package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.world.Visit.card;
import static app.fovea.world.Visit.voucher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sale that is undone before it is made: nothing is made, nothing is kept, nothing is owed. */
class CancelSaleIT {
    private static final String BODY = "{\"method\":\"card\",\"reason\":\"Thought better of it\"}";
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void itsOrdersStopAndAllThatWasPaidGoesBackOnce() {
        Visit visit = Visit.to(northgate).buying(2).ordered();
        Rest dispenser = northgate.as(DISPENSING_OPTICIAN).with("Idempotency-Key", UUID.randomUUID().toString());
        String cancel = "/api/dispenses/" + visit.dispenseId() + "/cancel";
        assertThat(harbour.as(OWNER).with("Idempotency-Key", "x").post(cancel, BODY).status()).isEqualTo(404);
        assertThat(northgate.as(OPTICAL_ASSISTANT).with("Idempotency-Key", "x").post(cancel, BODY).expect(403).text("/permission")).isEqualTo("orders:cancel_sale");

        Answer cancelled = dispenser.post(cancel, BODY).expect(201);

        assertThat(dispenser.post(cancel, BODY).expect(201).json()).as("the same key").isEqualTo(cancelled.json());
        assertThat(cancelled.amount("/givenBack")).isEqualByComparingTo(visit.total());
        assertThat(cancelled.amount("/takenOff")).isZero();
        assertThat(cancelled.at("/orders")).hasSize(2);
        for (UUID order : visit.orders()) {
            Answer stopped = northgate.as(OWNER).get("/api/orders/" + order).expect(200);
            assertThat(stopped.text("/category")).isEqualTo("cancelled");
            assertThat(stopped.at("/history").get(1).get("reason").asText()).isEqualTo("Thought better of it");
        }
        Answer invoice = invoice(visit);
        assertThat(invoice.text("/state")).isEqualTo("cancelled");
        assertThat(invoice.amount("/refunded")).isEqualByComparingTo(visit.total());
        assertThat(invoice.amount("/payments/1/vat")).isEqualByComparingTo(invoice.amount("/vat"));
        Answer summary = northgate.as(OWNER).get("/api/patients/" + visit.patientId() + "/summary").expect(200);
        assertThat(summary.amount("/stats/totalSpent")).isZero();
        assertThat(summary.amount("/stats/outstanding")).isZero();
        assertThat(summary.number("/stats/activeOrders")).isZero();
        assertThat(summary.at("/invoices/items/0/cancelled").asBoolean()).isTrue();
        assertThat(northgate.database().count("select count(*) from journey_events where type = 'sale.cancelled' and aggregate_id = ?", visit.invoiceId())).isEqualTo(1);
        assertThat(northgate.database().count("select count(*) from audit_entries where action = 'sale.cancelled' and target_id = ? and event_id is null", visit.invoiceId())).isEqualTo(1);
        assertThat(visit.cancel().expect(409).text("/detail")).isEqualTo("This sale is cancelled already.");
    }

    @Test
    void whatIsOutstandingIsOwedNoMoreAndTheVoucherIsNotClaimed() {
        Visit visit = Visit.to(northgate).readyToPay();
        BigDecimal worth = new BigDecimal("42.40");
        visit.checkedOut(voucher(worth), card(new BigDecimal("10.00")));
        visit.refund(new BigDecimal("2.50")).expect(201);

        Answer cancelled = visit.cancel().expect(201);

        BigDecimal open = visit.total().subtract(worth).subtract(BigDecimal.TEN);
        assertThat(cancelled.amount("/givenBack")).isEqualByComparingTo("7.50");
        assertThat(cancelled.amount("/takenOff")).isEqualByComparingTo(open);
        assertThat(cancelled.amount("/voucher")).isEqualByComparingTo(worth);
        Answer invoice = invoice(visit);
        assertThat(invoice.amount("/outstanding")).isZero();
        assertThat(invoice.amount("/cancellation/takenOff")).isEqualByComparingTo(open);
        Answer summary = northgate.as(OWNER).get("/api/patients/" + visit.patientId() + "/summary").expect(200);
        for (String figure : List.of("totalSpent", "nhsContribution", "outstanding")) {
            assertThat(summary.amount("/stats/" + figure)).as(figure).isZero();
        }
        assertThat(northgate.database().text("select (sum(p.vat) + max(c.vat))::text from payments p join sale_cancellations c using (tenant_id, invoice_id) where p.invoice_id = ? and p.kind = 'refund'",
            visit.invoiceId())).as("with the refunds exactly the sale's VAT").isEqualTo(invoice.amount("/vat").setScale(2).toPlainString());
        visit.pay(card(BigDecimal.ONE)).expect(422);
        visit.refund(BigDecimal.ONE).expect(422);
    }

    @Test
    void nothingPaidNeedsNoWayToGiveItBack() {
        Visit visit = Visit.to(harbour).checkedOut();

        Answer cancelled = visit.seller().with("Idempotency-Key", "once").post("/api/dispenses/" + visit.dispenseId() + "/cancel", "{\"reason\":\"Found cheaper ones\"}").expect(201);

        assertThat(cancelled.amount("/takenOff")).isEqualByComparingTo(visit.total());
        assertThat(invoice(visit).at("/payments")).isEmpty();
        Answer waiting = harbour.as(OWNER).get("/api/orders/waiting?limit=100").expect(200);
        assertThat(waiting.texts("/items", "/invoiceId")).doesNotContain(visit.invoiceId().toString());
        assertThat(harbour.as(OWNER).with("Idempotency-Key", "r").request("POST", "/api/dispenses/" + visit.dispenseId() + "/release", null).expect(409).text("/detail")).contains("cancelled");
    }

    @Test
    void whatIsBeingMadeIsNotUndoneAndTheAnswerSaysWhatToDoInstead() {
        Visit visit = Visit.to(northgate).buying(2).ordered();
        UUID second = visit.orders().get(1);
        Answer order = northgate.as(LAB_MANAGER).get("/api/orders/" + second).expect(200);
        northgate.as(LAB_MANAGER).post("/api/orders/" + second + "/transitions", "{\"to\":\"in_production\",\"version\":%d}".formatted(order.number("/version"))).expect(200);

        Answer refused = visit.cancel().expect(409);

        assertThat(refused.text("/detail")).contains(order.text("/number")).contains("is being made").contains("line by line");
        assertThat(invoice(visit).amount("/refunded")).isZero();
        assertThat(northgate.as(OWNER).get("/api/orders/" + visit.orders().get(0)).expect(200).text("/category")).isEqualTo("pending");
    }

    @Test
    void anOrderThatIsOnItsWayIsStoppedOrNeverMade() {
        List<Visit> sales = IntStream.range(0, 4).mapToObj(i -> Visit.to(i % 2 == 0 ? northgate : harbour).readyToPay()).toList();

        AtOnce.call(4, till -> {
            sales.get(till).paidInFull();
            return sales.get(till).cancel().expect(201);
        });

        for (Visit visit : sales) {
            visit.awaitLabHasHeard();
            assertThat(northgate.database().count("select count(*) from orders where invoice_id = ? and stage <> 'cancelled'", visit.invoiceId())).isZero();
        }
    }

    @Test
    void theDatabaseLetsNoOrderAndNoMoneyComeToACancelledSale() {
        Visit visit = Visit.to(northgate).checkedOut();
        Visit other = Visit.to(northgate).ordered();
        visit.cancel().expect(201);

        assertThatThrownBy(() -> northgate.database().tryToExecute("""
            insert into orders (tenant_id, id, number, patient_id, dispense_id, pair_no, invoice_id, branch_id, correlation_id, stage, category, stage_entered_at, promised_on, snapshot, snapshot_hash, created_at)
            select tenant_id, gen_random_uuid(), 'ORD-X' || number, patient_id, ?, pair_no, ?, branch_id, correlation_id, stage, category, stage_entered_at, promised_on, snapshot, snapshot_hash, created_at
            from orders where invoice_id = ?""", visit.dispenseId(), visit.invoiceId(), other.invoiceId())).hasMessageContaining("its sale is cancelled");
        assertThatThrownBy(() -> northgate.database().tryToExecute("update invoices set paid = paid + 1 where id = ?", visit.invoiceId())).hasMessageContaining("no money moves");
        assertThatThrownBy(() -> northgate.database().tryToExecute("update invoices set cancelled_at = null where id = ?", visit.invoiceId())).hasMessageContaining("no money moves");
        assertThatThrownBy(() -> northgate.database().tryToExecute("""
            insert into sale_cancellations (tenant_id, id, invoice_id, reason, given_back, taken_off, voucher, vat, exempt, cancelled_by, cancelled_at)
            select tenant_id, gen_random_uuid(), id, 'x', 0, 0, 0, 0, 0, dispenser_id, now() from invoices where id = ?""", other.invoiceId())).hasMessageContaining("does not fit");
    }

    private static Answer invoice(Visit visit) {
        return visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200);
    }
}
