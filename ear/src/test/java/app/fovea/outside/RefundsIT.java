package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.world.Visit.card;
import static app.fovea.world.Visit.voucher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What comes back line by line: the line's own tax, once, and all of it exactly the sale. */
class RefundsIT {
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void aLineComesBackWithItsOwnTaxAndOnceAndTheRestIsExactlyTheSale() {
        for (Practice practice : List.of(northgate, harbour)) {
            Visit visit = Visit.to(practice).paidInFull();
            JsonNode lens = invoice(visit).at("/lines").get(1);

            Answer after = visit.refundLines(null, 2).expect(201);

            JsonNode refund = after.at("/payments").get(1);
            for (String part : List.of("amount", "net", "vat", "exempt")) {
                assertThat(refund.get(part).decimalValue()).as(part).isEqualByComparingTo(lens.get(part).decimalValue());
            }
            assertThat(refund.get("lines")).hasToString("[2]");
            assertThat(refund.get("reason").asText()).isEqualTo("Came back");
            assertThat(after.amount("/lines/1/givenBack")).isEqualByComparingTo(lens.get("amount").decimalValue());
            assertThat(after.amount("/lines/0/givenBack")).isZero();
            assertThat(visit.refundLines(null, 2).expect(422).text("/rule")).isEqualTo("line_given_back");

            visit.refund(new BigDecimal("10.01")).expect(201);
            Answer whole = visit.refundLines(null, lineNos(after)).expect(201);
            assertThat(whole.text("/state")).isEqualTo("refunded");
            for (String part : List.of("net", "vat", "exempt")) {
                BigDecimal back = BigDecimal.ZERO;
                for (JsonNode payment : whole.at("/payments")) {
                    back = payment.has(part) ? back.add(payment.get(part).decimalValue()) : back;
                }
                assertThat(back).as(part).isEqualByComparingTo(whole.amount("/" + part));
            }
            for (JsonNode line : whole.at("/lines")) {
                assertThat(line.get("givenBack").decimalValue()).isEqualByComparingTo(line.get("amount").decimalValue());
            }
            assertThat(practice.as(OWNER).get("/api/patients/" + visit.patientId() + "/summary").expect(200).amount("/stats/totalSpent")).isZero();
        }
    }

    @Test
    void ofALineNoMoreComesBackThanItCostAndThanThePatientPaid() {
        Visit visit = Visit.to(northgate).readyToPay();
        BigDecimal worth = new BigDecimal("42.40");
        visit.checkedOut(voucher(worth), card(visit.total().subtract(worth)));
        Answer invoice = invoice(visit);
        BigDecimal frame = invoice.amount("/lines/0/amount");

        assertThat(visit.refundLines(frame.add(new BigDecimal("0.01")), 1).expect(422).text("/rule")).isEqualTo("refund_exceeds_lines");
        Answer refused = visit.refundLines(null, lineNos(invoice)).expect(422);
        assertThat(refused.text("/rule")).isEqualTo("refund_exceeds_paid");
        assertThat(refused.text("/detail")).contains(visit.total().subtract(worth).toPlainString());
        visit.refundLines(new BigDecimal("1.00"), 1).expect(201);
        assertThat(visit.refundLines(frame, 1).expect(422).text("/rule")).isEqualTo("refund_exceeds_lines");
        assertThat(visit.refundLines(visit.total().subtract(worth).subtract(BigDecimal.ONE), lineNos(invoice)).expect(201).text("/state")).isEqualTo("refunded");
    }

    @Test
    void whatIsNoLineOfTheInvoiceIsNamed() {
        Visit visit = Visit.to(harbour).paidInFull();

        assertThat(visit.refundLines(null, 1, 99).expect(400).texts("/errors", "/field")).containsExactly("lines[1]");
        assertThat(visit.refundLines(null, 1, 1).expect(400).texts("/errors", "/field")).containsExactly("lines");
        assertThat(visit.refundLines(null).expect(400).texts("/errors", "/field")).containsExactly("lines");
        assertThat(invoice(visit).amount("/refunded")).isZero();
    }

    @Test
    void ofManyWhoGiveTheSameLineBackAtOnceOneDoes() {
        Visit visit = Visit.to(northgate).paidInFull();

        List<Answer> answers = AtOnce.call(4, till -> visit.refundLines(null, 1));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 422, 422, 422);
    }

    @Test
    void theDatabaseAddsUpForItself() {
        Visit visit = Visit.to(northgate).paidInFull();
        Visit other = Visit.to(northgate).paidInFull();
        BigDecimal frame = invoice(visit).amount("/lines/0/amount");
        visit.refundLines(null, 1).expect(201);

        assertThatThrownBy(() -> keep(visit, visit, new BigDecimal("0.01"), new BigDecimal("0.01"))).hasMessageContaining("line 1 cost " + frame);
        assertThatThrownBy(() -> keep(other, other, new BigDecimal("5.00"), new BigDecimal("4.00"))).hasMessageContaining("do not add up");
        assertThatThrownBy(() -> keep(visit, other, new BigDecimal("5.00"), new BigDecimal("5.00"))).as("a line of another invoice").hasMessageContaining("foreign key");
        assertThatThrownBy(() -> northgate.database().tryToExecute("update refund_lines set amount = 1 where invoice_id = ?", visit.invoiceId())).hasMessageContaining("refund_lines");
    }

    /** A refund on one invoice, with a line of an invoice. */
    private void keep(Visit refunded, Visit line, BigDecimal refund, BigDecimal ofLine) throws SQLException {
        UUID id = UUID.randomUUID();
        northgate.database().tryToExecute("""
            with given as (insert into payments (tenant_id, id, invoice_id, kind, method, amount, vat, exempt, reason, taken_by, taken_at)
              select tenant_id, ?, id, 'refund', 'card', ?, 0, 0, 'x', dispenser_id, now() from invoices where id = ?)
            insert into refund_lines (tenant_id, id, invoice_id, refund_id, line_no, chosen, amount, vat, exempt) select tenant_id, ?, id, ?, 1, true, ?, 0, 0 from invoices where id = ?""",
            id, refund, refunded.invoiceId(), UUID.randomUUID(), id, ofLine, line.invoiceId());
    }

    private static Answer invoice(Visit visit) {
        return visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200);
    }

    private static Integer[] lineNos(Answer invoice) {
        return StreamSupport.stream(invoice.at("/lines").spliterator(), false).map(line -> line.get("lineNo").intValue()).toArray(Integer[]::new);
    }
}
