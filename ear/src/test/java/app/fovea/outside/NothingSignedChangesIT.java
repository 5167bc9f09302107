package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed, sold or paid is final, for the application and for whoever holds the database's superuser. */
class NothingSignedChangesIT {
    private static Visit here;
    private static Visit there;

    @BeforeAll
    static void twoPracticesHaveSold() {
        here = Visit.to(Practice.northgate()).ordered();
        there = Visit.to(Practice.harbour()).ordered();
    }

    @Test
    void aFinalisedExamIsWrittenAndFinalisedNoMore() {
        Rest optometrist = here.practice().as(OPTOMETRIST);
        Answer exam = optometrist.get("/api/exams/" + here.examId()).expect(200);

        Answer refused = optometrist.with("If-Match", exam.etag()).put("/api/exams/" + here.examId(), Visit.EXAM).expect(409);
        optometrist.post("/api/exams/" + here.examId() + "/finalize").expect(409);

        assertThat(refused.text("/detail")).contains("finalised");
        assertThat(optometrist.get("/api/exams/" + here.examId()).expect(200).json()).isEqualTo(exam.json());
    }

    @Test
    void aSoldSaleIsChosenAndMeasuredNoMore() {
        Answer sale = here.seller().get("/api/dispenses/" + here.dispenseId()).expect(200);

        here.seller().put("/api/dispenses/" + here.dispenseId() + "/lenses", "{\"pairs\":[{\"lensId\":\"%s\"}]}".formatted(sale.text("/pairs/0/lensId"))).expect(409);
        here.seller().put("/api/dispenses/" + here.dispenseId() + "/treatments", "{\"pairs\":[{\"treatmentIds\":[]}]}").expect(409);
        here.seller().put("/api/dispenses/" + here.dispenseId() + "/measurements", "{\"pairs\":[{\"bvd\":13}]}").expect(409);

        assertThat(here.seller().get("/api/dispenses/" + here.dispenseId()).expect(200).json()).isEqualTo(sale.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update exams set findings = 'Something else' where id = '%exam'",
        "delete from exams where id = '%exam'",
        "update prescriptions set expires_on = expires_on + 365 where exam_id = '%exam'",
        "delete from prescriptions where exam_id = '%exam'",
        "update dispenses set patient_id = patient_id where id = '%sale'",
        "update dispense_pairs set bvd = 13 where dispense_id = '%sale'",
        "delete from dispense_pairs where dispense_id = '%sale'",
        "update invoices set total = total + 1 where id = '%invoice'",
        "update invoices set paid = paid - 1 where id = '%invoice'",
        "update invoices set number = 'INV-999999' where id = '%invoice'",
        "update invoice_lines set amount = 0 where invoice_id = '%invoice'",
        "delete from invoice_lines where invoice_id = '%invoice'",
        "update payments set amount = amount + 1 where invoice_id = '%invoice'",
        "delete from payments where invoice_id = '%invoice'",
        "update orders set snapshot = '{}' where invoice_id = '%invoice'",
        "update order_transitions set reason = 'Rewritten' where order_id in (select id from orders where invoice_id = '%invoice')",
        "delete from order_transitions where order_id in (select id from orders where invoice_id = '%invoice')"})
    void theDatabaseRefuses(String change) {
        for (Visit visit : List.of(here, there)) {
            String statement = change.replace("%exam", visit.examId().toString()).replace("%sale", visit.dispenseId().toString()).replace("%invoice", visit.invoiceId().toString());

            assertThatThrownBy(() -> visit.practice().database().tryToExecute(statement)).isInstanceOfSatisfying(SQLException.class,
                refused -> assertThat(refused.getSQLState()).as(refused.getMessage()).isEqualTo("23001"));
        }
    }

    @Test
    void aSaleNeedsAFinalisedExam() {
        Visit visit = Visit.to(here.practice()).examWritten();

        Answer refused = visit.seller().post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), visit.examId())).expect(422);

        assertThat(refused.text("/rule")).isEqualTo("exam_not_finalised");
    }

    @Test
    void anExamIsNotSoldToSomebodyElse() {
        UUID somebodyElse = Visit.to(here.practice()).registered().patientId();

        here.seller().post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(somebodyElse, here.examId())).expect(404);
    }

    @Test
    void anInvoiceSaysTheSameToday() {
        Answer invoice = here.practice().as(OWNER).get("/api/invoices/" + here.invoiceId()).expect(200);

        assertThat(invoice.amount("/total")).isEqualByComparingTo(here.total());
        assertThat(invoice.at("/lines").findValues("amount").stream().map(each -> each.decimalValue()).reduce(BigDecimal::add).orElseThrow()).isEqualByComparingTo(here.total());
    }
}
