package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every look at a patient's record stands in the access log: who, when, whose, what, by which way. */
class WhoLookedIsWrittenDownIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static Visit visit;
    private static UUID order;

    @BeforeAll
    static void somebodyBoughtSpectacles() {
        visit = Visit.to(NORTHGATE).ordered();
        order = visit.orders().get(0);
    }

    @Test
    void each_call_that_shows_something_of_a_patient_is_one_entry_with_what_it_showed() {
        Rest optician = NORTHGATE.as(DISPENSING_OPTICIAN);
        for (List<String> call : List.of(
            List.of("/api/patients/" + visit.patientId(), "patient"), List.of("/api/patients/" + visit.patientId() + "/summary", "patient"), List.of("/api/exams/" + visit.examId(), "exam"),
            List.of("/api/catalogue/lenses?examId=" + visit.examId(), "exam"), List.of("/api/dispenses/" + visit.dispenseId(), "sale"), List.of("/api/invoices/" + visit.invoiceId(), "invoice"),
            List.of("/api/papers/receipts/" + visit.invoiceId(), "invoice"), List.of("/api/orders/" + order, "order"), List.of("/api/orders?patientId=" + visit.patientId(), "order"),
            List.of("/api/papers/job-tickets/" + order, "order"), List.of("/api/patients/" + visit.patientId() + "/messages", "message"),
            List.of("/api/journey/timeline?patientId=" + visit.patientId(), "journey"), List.of("/api/journey/events?patientId=" + visit.patientId(), "journey"))) {
            long before = looks();

            optician.get(call.get(0)).expect(200);

            assertThat(looks()).as(call.get(0)).isEqualTo(before + 1);
            JsonNode newest = log("?patientId=" + visit.patientId() + "&limit=1").at("/items/0");
            assertThat(newest.at("/kind").asText()).as(call.get(0)).isEqualTo(call.get(1));
            assertThat(newest.at("/user").asText()).isEqualTo(NORTHGATE.user(DISPENSING_OPTICIAN).name());
            assertThat(newest.at("/role").asText()).isEqualTo("Dispensing Optician");
            assertThat(newest.at("/way").asText()).isEqualTo("GET " + call.get(0).replaceFirst("[?].*", ""));
            assertThat(newest.at("/patientNumber").asText()).startsWith("P-");
        }
    }

    @Test
    void changing_something_is_a_look_too() {
        long before = looks();

        NORTHGATE.as(DISPENSING_OPTICIAN).post("/api/orders/" + order + "/tolerance-check", "{}").expect(403);
        assertThat(looks()).as("what was refused was not seen").isEqualTo(before);
        Answer patient = NORTHGATE.as(RECEPTIONIST).get("/api/patients/" + visit.patientId()).expect(200);
        NORTHGATE.as(RECEPTIONIST).with("If-Match", patient.etag())
            .put("/api/patients/" + visit.patientId(), "{\"givenName\":\"%s\",\"familyName\":\"%s\",\"birthDate\":\"%s\",\"email\":\"%s\"}"
                .formatted(patient.text("/givenName"), patient.text("/familyName"), patient.text("/birthDate"), patient.text("/email"))).expect(200);

        assertThat(log("?patientId=" + visit.patientId() + "&limit=1").at("/items/0/way").asText()).startsWith("PUT /api/patients/");
    }

    @Test
    void what_is_nowhere_or_another_practices_is_no_look_at_anybody() {
        UUID theirs = Visit.to(HARBOUR).registered().patientId();

        NORTHGATE.as(PRACTICE_MANAGER).get("/api/patients/" + UUID.randomUUID()).expect(404);
        NORTHGATE.as(PRACTICE_MANAGER).get("/api/patients/" + theirs).expect(404);

        assertThat(NORTHGATE.database().count("select count(*) from record_views where patient_id = ? and tenant_id = ?", theirs, NORTHGATE.id())).isZero();
        assertThat(HARBOUR.as(OWNER).get("/api/access-log?patientId=" + visit.patientId()).expect(200).at("/items")).isEmpty();
    }

    @Test
    void somebody_without_a_branch_stands_in_the_log_too() {
        for (Practice practice : List.of(NORTHGATE, HARBOUR)) {
            UUID patient = Visit.to(practice).registered().patientId();
            practice.as(OWNER).get("/api/patients/" + patient).expect(200);

            assertThat(practice.as(OWNER).get("/api/access-log?patientId=" + patient).expect(200).texts("/items", "/user")).contains(practice.user(OWNER).name());
        }
    }

    @Test
    void a_list_of_many_is_no_look_at_each() {
        long before = looks();
        NORTHGATE.as(DISPENSING_OPTICIAN).get("/api/patients?limit=100").expect(200);
        NORTHGATE.as(LAB_TECHNICIAN).get("/api/lab/board").expect(200);
        assertThat(looks()).isEqualTo(before);
    }

    @Test
    void a_page_that_asks_several_times_is_one_look_at_each_kind_of_record() {
        Visit another = Visit.to(NORTHGATE).ordered();
        Browser page = signedIn(OPTOMETRIST);

        page.open("/patients/" + another.patientId()).expect(200);

        List<String> seen = NORTHGATE.database().texts("select kind from record_views where patient_id = ? and way = ? order by kind", another.patientId(), "GET /patients/" + another.patientId());
        assertThat(seen).contains("patient").doesNotHaveDuplicates();
    }

    /** From step to step a wizard's page sends itself back; that it was opened stands there each time. */
    @Test
    void an_open_page_that_asks_again_is_one_look_in_a_quarter_of_an_hour() {
        Visit another = Visit.to(NORTHGATE).examined();
        String rights = "/patients/" + another.patientId() + "/rights";
        Browser page = signedIn(OWNER);
        for (int press = 0; press < 3; press++) {
            page.open(rights).expect(200);
            page.send(rights, "exports", "exports:json").expect(200);
        }
        assertThat(looksBy("POST " + rights)).isEqualTo(1);
        assertThat(looksBy("GET " + rights)).isEqualTo(3);

        // As if it were long ago; nobody rewrites a look while triggers are on.
        NORTHGATE.database().execute("set session_replication_role = replica; update record_views set id = overlay(id::text placing '01000000-0000' from 1 for 13)::uuid where way = 'POST " + rights + "'");
        page.open(rights).expect(200);
        page.send(rights, "exports", "exports:json").expect(200);

        assertThat(looksBy("POST " + rights)).as("afterwards").isEqualTo(2);
    }

    /** As if the disk were full for the log alone. */
    @Test
    void what_cannot_be_written_down_is_not_shown_not_even_through_a_roles_eyes() {
        Visit another = Visit.to(NORTHGATE).examined();
        Browser viewer = signedIn(OWNER);
        String preview = "/people/preview?role=" + NORTHGATE.role(OPTOMETRIST);
        viewer.open(preview).expect(200);
        viewer.send(preview, "look-through", "begin").expect(302);
        String record = "/patients/" + another.patientId();
        assertThat(viewer.open(record).expect(200).body()).contains("Visitor");
        assertThat(NORTHGATE.database().texts("select distinct role_name from record_views where patient_id = ? and way = ?", another.patientId(), "GET " + record)).containsExactly(OPTOMETRIST.title());

        NORTHGATE.database().execute("alter table record_views add constraint full_disk check (patient_id <> '" + another.patientId() + "') not valid");
        try {
            Answer answer = viewer.open(record);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("Visitor");
        } finally {
            NORTHGATE.database().execute("alter table record_views drop constraint full_disk");
        }
        viewer.open(record).expect(200);
    }

    @Test
    void the_log_is_looked_through_by_who_what_and_when_page_after_page() {
        Visit another = Visit.to(NORTHGATE).examined();
        for (int i = 0; i < 3; i++) {
            NORTHGATE.as(RECEPTIONIST).get("/api/patients/" + another.patientId()).expect(200);
        }
        NORTHGATE.as(OPTOMETRIST).get("/api/exams/" + another.examId()).expect(200);
        String whose = "?patientId=" + another.patientId();
        String today = LocalDate.now(ZoneId.of("Europe/London")).toString();
        UUID receptionist = UUID.fromString(NORTHGATE.as(RECEPTIONIST).get("/api/me").expect(200).text("/userId"));

        assertThat(log(whose + "&userId=" + receptionist).at("/items")).hasSize(3);
        assertThat(log(whose + "&kind=patient&q=" + NORTHGATE.user(RECEPTIONIST).name().substring(0, 3)).at("/items")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(log(whose + "&q=nobody of that name").at("/items")).isEmpty();
        assertThat(log(whose + "&from=" + today + "&userId=" + receptionist).at("/items")).hasSize(3);
        assertThat(log(whose + "&to=2020-01-01").at("/items")).isEmpty();
        Answer first = NORTHGATE.as(PRACTICE_MANAGER).get("/api/access-log" + whose + "&userId=" + receptionist + "&limit=2").expect(200);
        assertThat(first.at("/items")).hasSize(2);
        assertThat(log(whose + "&userId=" + receptionist + "&limit=2&after=" + first.text("/next")).at("/items")).hasSize(1);
        NORTHGATE.as(PRACTICE_MANAGER).get("/api/access-log?kind=shoe").expect(400);
        NORTHGATE.as(PRACTICE_MANAGER).get("/api/access-log?from=yesterday").expect(400);
        NORTHGATE.as(OPTOMETRIST).get("/api/access-log").expect(403);
    }

    @Test
    void an_order_shows_powers_to_who_makes_or_reads_them_and_not_to_the_receptionist() {
        assertThat(NORTHGATE.as(LAB_TECHNICIAN).get("/api/orders/" + order).expect(200).at("/snapshot/prescription/right/sphere").isNumber()).isTrue();
        Answer forReception = NORTHGATE.as(RECEPTIONIST).get("/api/orders/" + order).expect(200);
        assertThat(forReception.at("/snapshot/frame/rim").asText()).isNotBlank();
        assertThat(forReception.body()).doesNotContain("sphere");
        Browser page = signedIn(RECEPTIONIST);
        assertThat(page.open("/orders/" + order).expect(200).body()).contains("Your role does not show: powers");
    }

    private static Browser signedIn(DefaultRole role) {
        Browser browser = Browser.at(NORTHGATE.nobody());
        browser.signIn(NORTHGATE.slug(), NORTHGATE.user(role).email(), NORTHGATE.password()).expect(302);
        return browser;
    }

    private static long looksBy(String way) {
        return NORTHGATE.database().count("select count(*) from record_views where way = ?", way);
    }

    private static long looks() {
        return NORTHGATE.database().count("select count(*) from record_views where patient_id = ?", visit.patientId());
    }

    private static JsonNode log(String query) {
        return NORTHGATE.as(PRACTICE_MANAGER).get("/api/access-log" + query.replace(" ", "+")).expect(200).at("");
    }
}
