package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.PdfText;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PapersIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();

    @Test
    void a_receipt_names_practice_branch_patient_seller_and_every_amount() {
        Visit visit = Visit.to(NORTHGATE).paidInFull();
        Answer invoice = visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200);
        String patient = visit.seller().get("/api/patients/" + visit.patientId()).expect(200).text("/familyName");

        String receipt = PdfText.lines(visit.seller().download("/api/papers/receipts/" + visit.invoiceId()));

        assertThat(receipt).contains(NORTHGATE.database().text("select name from tenants where id = ?", NORTHGATE.id()), invoice.text("/number"), patient,
            NORTHGATE.database().text("select name from branches b join invoices i on (i.tenant_id, i.branch_id) = (b.tenant_id, b.id) where i.tenant_id = ? and i.id = ?", NORTHGATE.id(), visit.invoiceId()),
            NORTHGATE.user(DISPENSING_OPTICIAN).name(), "£" + invoice.amount("/total"), "Nothing is left to pay.");
        invoice.texts("/lines", "/description").forEach(line -> assertThat(receipt).contains(line));
    }

    @Test
    void it_answers_as_a_file_that_no_cache_keeps_and_is_written_into_the_audit() {
        Visit visit = Visit.to(NORTHGATE).paidInFull();

        Answer answer = visit.seller().get("/api/papers/receipts/" + visit.invoiceId()).expect(200);

        assertThat(answer.contentType()).isEqualTo("application/pdf");
        assertThat(answer.header("Content-Disposition")).hasValueSatisfying(value -> assertThat(value).startsWith("inline; filename=\"receipt-INV-"));
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(NORTHGATE.database().count("select count(*) from audit_entries where tenant_id = ? and action = 'receipt.made' and target_id = ?", NORTHGATE.id(), visit.invoiceId())).isOne();
    }

    @Test
    void the_lab_has_a_ticket_and_a_label_of_a_job_and_no_receipt() {
        Visit visit = Visit.to(NORTHGATE).ordered();
        UUID order = visit.orders().get(0);
        String number = visit.seller().get("/api/orders/" + order).expect(200).text("/number");
        Rest technician = NORTHGATE.as(LAB_TECHNICIAN);

        assertThat(PdfText.lines(technician.download("/api/papers/job-tickets/" + order))).contains(number, "To make", "Measured");
        assertThat(PdfText.lines(technician.download("/api/papers/labels/" + order))).contains(number, "promised");
        assertThat(PdfText.lines(technician.download("/api/papers/trays/" + visit.dispenseId()))).contains(number, "To make", "Measured", "promised");
        technician.get("/api/papers/receipts/" + visit.invoiceId()).expect(403);
    }

    @Test
    void a_link_on_a_page_opens_it_for_whoever_is_signed_in_and_may_see_it() {
        Visit visit = Visit.to(NORTHGATE).paidInFull();
        Browser seller = Browser.at(NORTHGATE.nobody());
        seller.signIn(NORTHGATE.slug(), NORTHGATE.user(DISPENSING_OPTICIAN).email(), NORTHGATE.password()).expect(302);
        Browser technician = Browser.at(NORTHGATE.nobody());
        technician.signIn(NORTHGATE.slug(), NORTHGATE.user(LAB_TECHNICIAN).email(), NORTHGATE.password()).expect(302);

        assertThat(seller.open("/papers/receipt/" + visit.invoiceId()).expect(200).contentType()).isEqualTo("application/pdf");
        seller.open("/papers/poem/" + visit.invoiceId()).expect(404);
        technician.open("/papers/receipt/" + visit.invoiceId()).expect(403);
    }

    @Test
    void another_practice_finds_none_of_it() {
        Visit visit = Visit.to(NORTHGATE).ordered();
        Rest stranger = HARBOUR.as(DISPENSING_OPTICIAN);

        stranger.get("/api/papers/receipts/" + visit.invoiceId()).expect(404);
        stranger.get("/api/papers/job-tickets/" + visit.orders().get(0)).expect(404);
        stranger.get("/api/papers/labels/" + visit.orders().get(0)).expect(404);
        stranger.get("/api/papers/trays/" + visit.dispenseId()).expect(404);
    }
}
