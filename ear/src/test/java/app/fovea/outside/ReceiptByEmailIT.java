package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.server.CaughtMail;
import app.fovea.world.Answer;
import app.fovea.world.Mailbox;
import app.fovea.world.PdfText;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A patient at the till asks for the receipt by e-mail. */
class ReceiptByEmailIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SETTINGS = "/api/settings/messages";

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void it_comes_once_for_one_press_to_the_address_that_they_name_with_a_file_that_opens() {
        Visit visit = Visit.to(northgate).paidInFull();
        Answer invoice = visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200);
        String home = "home-" + UUID.randomUUID() + "@mail.example";
        Rest press = visit.seller().with("Idempotency-Key", UUID.randomUUID().toString());

        Answer first = press.post(emails(visit), "{\"email\":\"" + home + "\"}").expect(201);
        Answer again = press.post(emails(visit), "{\"email\":\"" + home + "\"}").expect(201);

        assertThat(again.body()).isEqualTo(first.body());
        press.post(emails(visit), "{\"email\":\"other@mail.example\"}").expect(409);
        Answer messages = awaitState(visit, "sent");
        assertThat(messages.texts("/items", "/kind")).containsExactly("receipt");
        assertThat(messages.text("/items/0/id")).isEqualTo(first.text("/id"));
        assertThat(messages.text("/items/0/recipient")).isEqualTo(home);
        assertThat(new Mailbox(visit.email()).mails()).as("not to the address on file").isEmpty();
        assertThat(new Mailbox(home).mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Your receipt from Northgate Opticians (" + invoice.text("/number") + ")");
            assertThat(mail.text()).contains("Dear Ada Visitor", invoice.text("/number"), "Northgate Opticians").doesNotContain("{");
            assertThat(mail.attachments()).singleElement().satisfies(file -> {
                assertThat(file.fileName()).isEqualTo("receipt-" + invoice.text("/number") + ".pdf");
                assertThat(file.type()).isEqualTo("application/pdf");
                assertThat(PdfText.of(file.content())).contains(invoice.text("/number"), "£" + invoice.amount("/total"), "Nothing is left to pay.", "VAT number GB");
            });
        });
        assertThat(northgate.database().count("select count(*) from audit_entries where tenant_id = ? and action = 'receipt.emailed' and target_id = ?", northgate.id(), visit.invoiceId())).isOne();
        assertThat(northgate.database().count("select count(*) from journey_events where tenant_id = ? and type = 'receipt.asked' and payload::text like ?", northgate.id(), "%" + home + "%")).as("no address is in an event").isZero();
        assertThat(northgate.database().count("select count(*) from notifications where tenant_id <> ? and invoice_id = ?", northgate.id(), visit.invoiceId())).isZero();
    }

    /** The patient stands there: neither the night nor what they want to be told of orders is a reason to let them go without. */
    @Test
    void it_waits_for_no_quiet_hours_and_needs_no_consent_beyond_the_asking() {
        LocalTime now = LocalTime.now(ZoneId.of("Europe/London")).truncatedTo(ChronoUnit.MINUTES);
        quiet(now.minusHours(1), now.plusHours(3));
        try {
            Visit visit = Visit.to(harbour).paidInFull();
            Rest optometrist = harbour.as(OPTOMETRIST);
            Answer patient = optometrist.get("/api/patients/" + visit.patientId()).expect(200);
            optometrist.with("If-Match", patient.etag()).put("/api/patients/" + visit.patientId(), "{\"givenName\":\"Ada\",\"familyName\":\"Visitor\",\"birthDate\":\"%s\",\"email\":\"%s\",\"notifyByEmail\":false}"
                .formatted(patient.text("/birthDate"), visit.email())).expect(200);

            visit.seller().with("Idempotency-Key", UUID.randomUUID().toString()).post(emails(visit), "{}").expect(201);

            awaitState(visit, "sent");
            assertThat(new Mailbox(visit.email()).mails()).extracting(CaughtMail::attachments).singleElement().satisfies(files -> assertThat(files).hasSize(1));
        } finally {
            quiet(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
    }

    @Test
    void an_address_that_is_no_good_is_told_beside_its_field_or_with_the_patient() {
        Visit visit = Visit.to(northgate).paidInFull();

        assertThat(press(visit).post(emails(visit), "{\"email\":\"nobody\"}").expect(400).text("/errors/0/field")).isEqualTo("email");
        press(visit).post(emails(visit), "{\"email\":\"ada..visitor@mail.example\"}").expect(201);

        Answer failed = awaitState(visit, "failed");
        assertThat(failed.text("/items/0/error")).isEqualTo("this is no e-mail address");
        assertThat(northgate.as(RECEPTIONIST).get("/api/messages/to-ring?limit=100").expect(200).texts("/items", "/id")).contains(failed.text("/items/0/id"));
        northgate.as(RECEPTIONIST).post("/api/messages/" + failed.text("/items/0/id") + "/rung").expect(204);
    }

    @Test
    void nobody_sends_a_receipt_of_another_practice_or_without_the_right() {
        Visit visit = Visit.to(northgate).paidInFull();

        harbour.as(RECEPTIONIST).with("Idempotency-Key", UUID.randomUUID().toString()).post(emails(visit), "{\"email\":\"mine@mail.example\"}").expect(404);
        northgate.as(LAB_TECHNICIAN).with("Idempotency-Key", UUID.randomUUID().toString()).post(emails(visit), "{\"email\":\"mine@mail.example\"}").expect(403);
        visit.seller().post(emails(visit), "{}").expect(400);
    }

    /** It can be worded, and cannot be left out. */
    @Test
    void a_practice_words_it_and_does_not_switch_it_off() {
        Rest manager = harbour.as(PRACTICE_MANAGER);

        assertThat(manager.get(SETTINGS + "/templates").expect(200).texts("/items", "/kind")).contains("receipt");
        assertThat(manager.get(SETTINGS + "/templates/receipt/email/de").expect(200).text("/subject")).startsWith("Ihre Quittung");
        manager.get(SETTINGS + "/templates/receipt/sms/en").expect(404);
        manager.with("If-Match", manager.get(SETTINGS).expect(200).etag()).put(SETTINGS, "{\"quietFrom\":\"20:00\",\"quietTo\":\"08:00\",\"language\":\"en\",\"kinds\":[\"receipt\"]}").expect(400);
    }

    private static Rest press(Visit visit) {
        return visit.seller().with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String emails(Visit visit) {
        return "/api/invoices/" + visit.invoiceId() + "/receipt-emails";
    }

    private static Answer awaitState(Visit visit, String state) {
        return await("a message that is " + state).atMost(SOON).until(() -> visit.seller().get("/api/patients/" + visit.patientId() + "/messages").expect(200),
            messages -> messages.at("/items").size() == 1 && messages.text("/items/0/state").equals(state));
    }

    private void quiet(LocalTime from, LocalTime to) {
        Rest manager = harbour.as(PRACTICE_MANAGER);
        manager.with("If-Match", manager.get(SETTINGS).expect(200).etag())
            .put(SETTINGS, "{\"quietFrom\":\"%tR\",\"quietTo\":\"%tR\",\"language\":\"en\",\"kinds\":[\"shipped_to_branch\",\"shipped_by_courier\",\"ready_to_collect\"]}".formatted(from, to)).expect(200);
    }
}
