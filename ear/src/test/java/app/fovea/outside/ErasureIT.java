package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Answer;
import app.fovea.world.Merge;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Sql;
import app.fovea.world.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who asks to be erased is told what goes and what is kept until when; what goes is gone, and the rest is restricted. */
class ErasureIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static final Rest MANAGER = NORTHGATE.as(PRACTICE_MANAGER);
    private static final String ASKED = "{\"reason\":\"She wrote from the address on file\"}";

    /** What stands is done some seconds later: nobody else's test is to see that happen. */
    @AfterAll
    static void rest() {
        await().atMost(Duration.ofMinutes(3)).until(() -> NORTHGATE.database().count("select count(*) from erasures where done_at is null") == 0);
    }

    @Test
    void it_is_said_before_what_goes_and_what_is_kept_until_when_and_why() {
        Visit visit = Visit.to(NORTHGATE).examined();

        Answer preview = MANAGER.get("/api/patients/" + visit.patientId() + "/erasure").expect(200);

        assertThat(preview.texts("/goes", "/what")).contains("E-mail address");
        assertThat(preview.texts("/stays", "/what")).contains("Exams", "Prescriptions", "Entries of the access log");
        assertThat(LocalDate.parse(preview.text("/keptUntil"))).isAfter(LocalDate.now().plusYears(9));
        assertThat(preview.text("/reason")).isNotBlank();
        assertThat(preview.at("/stands")).isEmpty();
        assertThat(visit.seller().get("/api/patients/" + visit.patientId()).expect(200).text("/email")).as("nothing happened yet").isNotBlank();
    }

    @Test
    void what_need_not_be_kept_goes_and_the_rest_is_restricted() {
        UUID patient = somebody("Erna");
        MANAGER.with("If-Match", MANAGER.get("/api/patients/" + patient).etag()).put("/api/patients/" + patient, body("Erna", "erna.second@example.com")).expect(200);

        MANAGER.post("/api/patients/" + patient + "/erasure", ASKED).expect(202);

        Answer now = MANAGER.get("/api/patients/" + patient).expect(200);
        assertThat(now.at("/email").isMissingNode() || now.at("/email").isNull()).isTrue();
        assertThat(now.text("/familyName")).isEqualTo("Erasable");
        NORTHGATE.as(OPTOMETRIST).get("/api/patients/" + patient).expect(403);
        NORTHGATE.as(OWNER).get("/api/patients/" + patient).expect(200);
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(MANAGER.get("/api/patients/" + patient + "/erasure").expect(200).at("/erasures/0/doneAt").isMissingNode()).isFalse());
        assertThat(traces("erna.first@example.com")).as("also of what the details were before").isEmpty();
        assertThat(traces("erna.second@example.com")).isEmpty();
        assertThat(MANAGER.post("/api/patients/" + patient + "/erasure", ASKED).expect(422).text("/rule")).isEqualTo("still_needed");
    }

    @Test
    void whoever_waits_for_spectacles_must_still_be_reached() {
        Visit visit = Visit.to(NORTHGATE).ordered();

        Answer refused = MANAGER.post("/api/patients/" + visit.patientId() + "/erasure", ASKED).expect(422);

        assertThat(refused.text("/rule")).isEqualTo("still_needed");
        assertThat(refused.text("/detail")).contains("not handed over");
        assertThat(visit.seller().get("/api/patients/" + visit.patientId()).expect(200).text("/email")).isNotBlank();
    }

    @Test
    void whoever_has_paid_and_has_no_order_yet_must_still_be_reached() {
        Visit visit = Visit.to(NORTHGATE).readyToPay();
        visit.paid(visit.percentOfTotal(25)).awaitLabHasHeard();
        // Nothing is owed, as between a payment and the lab's order.
        NORTHGATE.as(OWNER).with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/invoices/" + visit.invoiceId() + "/write-offs",
            "{\"amount\":%s,\"reason\":\"Not worth a letter\"}".formatted(visit.total().subtract(visit.percentOfTotal(25)))).expect(201);

        assertThat(MANAGER.post("/api/patients/" + visit.patientId() + "/erasure", ASKED).expect(422).text("/detail")).contains("no order of it yet").doesNotContain("owed");
    }

    @Test
    void a_sale_at_the_same_moment_and_an_erasure_wait_for_each_other() throws SQLException {
        Visit visit = Visit.to(NORTHGATE).readyToPay();
        String body = "{\"reason\":\"She wrote\"}";
        try (Connection till = NORTHGATE.server().superuser()) {
            till.setAutoCommit(false);
            Sql.run(till, "select from patients where tenant_id = ? and id = ? for key share", NORTHGATE.id(), visit.patientId()); // As an invoice does that is being written.
            CompletableFuture<Answer> erased = CompletableFuture.supplyAsync(() -> MANAGER.post("/api/patients/" + visit.patientId() + "/erasure", body));
            await().atMost(Duration.ofSeconds(30)).until(() -> erased.isDone() || NORTHGATE.database().count("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%patients%'") > 0);
            assertThat(erased.isDone()).isFalse();
            till.rollback();
            erased.join().expect(202);
        }
    }

    @Test
    void of_somebody_with_two_records_both_are_erased_whichever_is_asked_for_and_apart_nothing_comes_back() {
        UUID left = somebody("Edda");
        UUID other = somebody("Edith");
        Merge merge = Merge.of(NORTHGATE, left, other, "email");
        Answer preview = MANAGER.get("/api/patients/" + other + "/erasure").expect(200);
        assertThat(preview.texts("/goes", "/what")).contains("E-mail address", "Earlier e-mail, telephone and postal addresses");
        assertThat(preview.at("/stands")).isEmpty();

        MANAGER.post("/api/patients/" + other + "/erasure", ASKED).expect(202);
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            Answer erased = MANAGER.get("/api/patients/" + left + "/erasure").expect(200);
            assertThat(erased.at("/erasures")).as("asked for once").hasSize(1);
            assertThat(erased.at("/erasures/0/doneAt").isMissingNode()).isFalse();
        });
        assertThat(traces("edda.first@example.com")).isEmpty();
        assertThat(traces("edith.first@example.com")).isEmpty();

        merge.undo().expect(200);
        for (UUID each : List.of(left, other)) {
            assertThat(MANAGER.get("/api/patients/" + each).expect(200).at("/email").isTextual()).isFalse();
            assertThat(MANAGER.get("/api/patients/" + each).expect(200).at("/notifyByEmail").asBoolean()).isFalse();
            NORTHGATE.as(OPTOMETRIST).get("/api/patients/" + each).expect(403);
        }
        MANAGER.with("If-Match", MANAGER.get("/api/patients/" + other).etag()).put("/api/patients/" + other, body("Edith", "edith.second@example.com")).expect(200);
        MANAGER.post("/api/patients/" + other + "/erasure", ASKED).expect(202);
        assertThat(MANAGER.get("/api/patients/" + left + "/erasure").expect(200).at("/erasures")).as("each by itself from now on").hasSize(1);
    }

    @Test
    void it_needs_a_reason_and_the_right_and_stays_in_its_practice() {
        UUID patient = somebody("Egon");

        MANAGER.post("/api/patients/" + patient + "/erasure", "{\"reason\":\" \"}").expect(400);
        NORTHGATE.as(OPTOMETRIST).get("/api/patients/" + patient + "/erasure").expect(403);
        NORTHGATE.as(OPTOMETRIST).post("/api/patients/" + patient + "/erasure", ASKED).expect(403);
        HARBOUR.as(PRACTICE_MANAGER).get("/api/patients/" + patient + "/erasure").expect(404);
        HARBOUR.as(PRACTICE_MANAGER).post("/api/patients/" + patient + "/erasure", ASKED).expect(404);
    }

    @Test
    void an_erased_person_is_found_opened_and_merged_by_nobody() {
        UUID erased = somebody("Emil");
        UUID other = somebody("Emilia");
        NORTHGATE.database().execute("update patients set erased_at = now() where tenant_id = ? and id = ?", NORTHGATE.id(), erased);

        for (String path : List.of("", "/summary", "/alerts", "/messages", "/history", "/merges", "/merges/alike", "/merges/preview?patientId=" + other, "/erasure")) {
            MANAGER.get("/api/patients/" + erased + path).expect(404);
        }
        MANAGER.get("/api/patients/" + other + "/merges/preview?patientId=" + erased).expect(404);
        HARBOUR.as(PRACTICE_MANAGER).get("/api/patients/" + other + "/summary").expect(404);
    }

    @Test
    void nobody_is_merged_while_something_of_them_is_being_erased() {
        UUID patient = somebody("Eckart");
        UUID other = somebody("Eike");
        // Held up by a message that waits until tomorrow.
        NORTHGATE.database().execute("""
            insert into notifications (tenant_id, id, patient_id, event_id, kind, channel, language, recipient, subject, body, state, send_after, created_at)
            values (?, gen_random_uuid(), ?, gen_random_uuid(), 'order_created', 'email', 'en', 'eckart@example.com', 'Soon', 'Soon', 'waiting', now() + interval '1 day', now())""", NORTHGATE.id(), patient);
        NORTHGATE.database().execute("insert into erasures (tenant_id, id, patient_id, kind, asked_by_name, asked_at, reason) values (?, gen_random_uuid(), ?, 'contact', 'Somebody', now(), 'Asked for it')", NORTHGATE.id(), patient);

        Answer preview = MANAGER.get("/api/patients/" + other + "/merges/preview?patientId=" + patient).expect(200);

        assertThat(preview.texts("/problems", "/rule")).contains("being_erased");
        assertThat(MANAGER.with("If-Match", MANAGER.get("/api/patients/" + other).etag()).post("/api/patients/" + other + "/merges",
            "{\"patientId\":\"%s\",\"version\":%d,\"reason\":\"Alike\"}".formatted(patient, preview.number("/merged/version"))).expect(422).text("/rule")).isEqualTo("being_erased");
        NORTHGATE.database().execute("update notifications set state = 'sent', send_after = null, sent_at = now() where tenant_id = ? and patient_id = ?", NORTHGATE.id(), patient);
    }

    private static UUID somebody(String name) {
        return MANAGER.post("/api/patients", body(name, name.toLowerCase() + ".first@example.com")).expect(201).id();
    }

    private static String body(String name, String email) {
        return "{\"givenName\":\"%s\",\"familyName\":\"Erasable\",\"birthDate\":\"1971-05-06\",\"email\":\"%s\"}".formatted(name, email);
    }

    /** Where these words still stand. */
    private static List<String> traces(String words) {
        return List.of("patients", "patient_versions", "patient_merges", "notifications", "audit_entries", "recent_patients").stream()
            .filter(table -> !NORTHGATE.database().text("select count(*) from " + table + " t where t.tenant_id = ? and t::text like '%" + words + "%'", NORTHGATE.id()).equals("0")).toList();
    }
}
