package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.access.entity.Permission;
import app.fovea.server.CaughtMail;
import app.fovea.world.Answer;
import app.fovea.world.Mailbox;
import app.fovea.world.Merge;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Somebody says when a patient should come again; the patient is written to once, and it is over when they came. */
class RecallsIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static final Rest RECEPTION = NORTHGATE.as(RECEPTIONIST);
    private static final LocalDate FAR = LocalDate.now().plusMonths(18);
    private static final LocalDate NEAR = LocalDate.now().plusDays(7);

    @Test
    void a_recall_is_booked_changed_and_cancelled_and_the_audit_says_by_whom() {
        UUID patient = Visit.to(NORTHGATE).registered().patientId();
        RECEPTION.get(path(patient)).expect(404);

        Answer booked = book(patient, 0, FAR, "Ring in the evening").expect(200);
        assertThat(booked.text("/setBy")).isEqualTo(NORTHGATE.user(RECEPTIONIST).name());
        assertThat(RECEPTION.get("/api/patients/" + patient + "/summary").expect(200).text("/recall/dueOn")).isEqualTo(FAR.toString());
        assertThat(due(RECEPTION, FAR)).contains(patient.toString());
        assertThat(due(RECEPTION, FAR.minusDays(1))).doesNotContain(patient.toString());
        book(patient, 0, FAR, null).expect(412);
        RECEPTION.put(path(patient), "{\"dueOn\":\"" + FAR + "\"}").expect(428);
        Answer changed = book(patient, booked.number("/version"), FAR.plusDays(1), null).expect(200);
        assertThat(changed.at("/note").isMissingNode()).isTrue();

        RECEPTION.with("If-Match", "\"" + changed.number("/version") + "\"").request("DELETE", path(patient), null).expect(204);

        RECEPTION.get(path(patient)).expect(404);
        assertThat(due(RECEPTION, FAR.plusDays(1))).doesNotContain(patient.toString());
        assertThat(NORTHGATE.database().texts("select action from audit_entries where target_id = ? and action like 'recall.%' order by at, id", patient)).containsExactly("recall.set", "recall.changed", "recall.cancelled");
        book(patient, 0, FAR, null).expect(200);
    }

    @Test
    void a_day_that_is_past_or_beyond_all_plans_is_refused() {
        UUID patient = Visit.to(NORTHGATE).registered().patientId();

        assertThat(book(patient, 0, LocalDate.now().minusDays(2), null).expect(400).text("/errors/0/field")).isEqualTo("dueOn");
        book(patient, 0, LocalDate.now().plusYears(11), null).expect(400);
        book(patient, 0, FAR, "x".repeat(501)).expect(400);
        RECEPTION.get("/api/recalls?due=tomorrow").expect(400);
        RECEPTION.get("/api/recalls?reminded=perhaps").expect(400);
    }

    @Test
    void the_patient_is_written_to_once_and_again_only_for_another_day() {
        Visit visit = Visit.to(NORTHGATE).registered();

        Answer booked = book(visit.patientId(), 0, NEAR, "Nothing that a patient reads").expect(200);

        await().atMost(Duration.ofSeconds(60)).until(() -> !mails(visit).isEmpty());
        CaughtMail mail = mails(visit).get(0);
        assertThat(mail.text()).contains("Dear Ada Visitor", NEAR.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK)), "Northgate").doesNotContain("{", "Nothing that a patient reads");
        await().atMost(Duration.ofSeconds(30)).until(() -> RECEPTION.get(path(visit.patientId())).expect(200).at("/reminder").asText().equals("sent"));
        Answer told = RECEPTION.get(path(visit.patientId())).expect(200);
        assertThat(told.text("/remindedAt")).isNotBlank();
        Answer same = book(visit.patientId(), told.number("/version"), NEAR, "Another note").expect(200);
        assertThat(NORTHGATE.database().count("select count(*) from journey_events where type = 'recall.due' and patient_id = ?", visit.patientId())).as("the same day").isEqualTo(1);
        assertThat(reminded(true)).contains(visit.patientId().toString());
        book(visit.patientId(), same.number("/version"), NEAR.plusDays(1), null).expect(200);
        await().atMost(Duration.ofSeconds(60)).until(() -> mails(visit).size() == 2);
        assertThat(booked.number("/version")).isPositive();
        assertThat(NORTHGATE.database().count("select count(*) from notifications where tenant_id <> ? and patient_id = ?", NORTHGATE.id(), visit.patientId())).isZero();
    }

    @Test
    void whoever_may_not_be_written_to_is_to_be_rung() {
        UUID patient = RECEPTION.post("/api/patients", "{\"givenName\":\"Silent\",\"familyName\":\"Caller\",\"birthDate\":\"1980-05-12\",\"phone\":\"07700 900321\",\"notifyByEmail\":false}").expect(201).id();

        book(patient, 0, NEAR, null).expect(200);

        await().atMost(Duration.ofSeconds(60)).until(() -> RECEPTION.get(path(patient)).expect(200).at("/reminder").asText().equals("skipped"));
        assertThat(RECEPTION.get("/api/messages/to-ring?limit=100").expect(200).texts("/items", "/patientId")).contains(patient.toString());
    }

    @Test
    void it_is_over_when_an_exam_is_signed() {
        Visit visit = Visit.to(NORTHGATE).examWritten();
        book(visit.patientId(), 0, FAR, null).expect(200);

        visit.practice().as(OPTOMETRIST).post("/api/exams/" + visit.examId() + "/finalize").expect(200);

        RECEPTION.get(path(visit.patientId())).expect(404);
        assertThat(due(RECEPTION, FAR)).doesNotContain(visit.patientId().toString());
    }

    @Test
    void two_records_of_one_person_have_one_recall_and_apart_each_its_own() {
        UUID left = Visit.to(NORTHGATE).registered().patientId();
        UUID other = Visit.to(NORTHGATE).registered().patientId();
        book(left, 0, FAR, null).expect(200);
        book(other, 0, FAR.plusDays(3), null).expect(200);

        Merge merge = Merge.of(NORTHGATE, left, other);

        assertThat(RECEPTION.get(path(other)).expect(200).text("/dueOn")).as("what was said last").isEqualTo(FAR.plusDays(3).toString());
        assertThat(due(RECEPTION, FAR.plusDays(3)).stream().filter(each -> each.equals(left.toString()) || each.equals(other.toString()))).containsExactly(left.toString());
        merge.undo().expect(200);
        assertThat(RECEPTION.get(path(left)).expect(200).text("/dueOn")).isEqualTo(FAR.toString());
        assertThat(RECEPTION.get(path(other)).expect(200).text("/dueOn")).isEqualTo(FAR.plusDays(3).toString());
    }

    @Test
    void whoever_asks_to_be_erased_is_not_called_again() {
        UUID patient = Visit.to(NORTHGATE).registered().patientId();
        book(patient, 0, FAR, "A note about them").expect(200);

        NORTHGATE.as(PRACTICE_MANAGER).post("/api/patients/" + patient + "/erasure", "{\"reason\":\"She wrote\"}").expect(202);

        NORTHGATE.as(OWNER).get(path(patient)).expect(404);
        await().atMost(Duration.ofMinutes(3)).until(() -> NORTHGATE.database().count("select count(*) from recalls where patient_id = ?", patient) == 0);
    }

    @Test
    void it_needs_the_right_shows_contact_to_whoever_may_see_it_and_stays_in_its_practice() {
        UUID patient = Visit.to(NORTHGATE).registered().patientId();
        book(patient, 0, FAR, null).expect(200);

        assertThat(NORTHGATE.as(OPTICAL_ASSISTANT).with("If-Match", "\"1\"").put(path(patient), "{\"dueOn\":\"" + FAR + "\"}").expect(403).text("/permission")).isEqualTo("recalls:manage");
        Rest without = NORTHGATE.holding(Set.of(Permission.RECALLS_MANAGE));
        assertThat(entry(without, patient).has("email")).isFalse();
        assertThat(entry(RECEPTION, patient).has("email")).isTrue();
        HARBOUR.as(OWNER).get(path(patient)).expect(404);
        HARBOUR.as(OWNER).with("If-Match", "\"0\"").put(path(patient), "{\"dueOn\":\"" + FAR + "\"}").expect(404);
        assertThat(due(HARBOUR.as(OWNER), FAR)).doesNotContain(patient.toString());
    }

    private static Answer book(UUID patient, long seen, LocalDate day, String note) {
        return RECEPTION.with("If-Match", "\"" + seen + "\"").put(path(patient), "{\"dueOn\":\"%s\",\"note\":%s}".formatted(day, note == null ? "null" : "\"" + note + "\""));
    }

    private static String path(UUID patient) {
        return "/api/patients/" + patient + "/recall";
    }

    private static JsonNode entry(Rest reader, UUID patient) {
        return StreamSupport.stream(all(reader, FAR, "").spliterator(), false).flatMap(page -> StreamSupport.stream(page.at("/items").spliterator(), false))
            .filter(each -> each.path("patientId").asText().equals(patient.toString())).findFirst().orElseThrow();
    }

    private static List<String> due(Rest reader, LocalDate until) {
        return all(reader, until, "").stream().flatMap(page -> page.texts("/items", "/patientId").stream()).toList();
    }

    private static List<String> reminded(boolean yes) {
        return all(RECEPTION, FAR, "&reminded=" + yes).stream().flatMap(page -> page.texts("/items", "/patientId").stream()).toList();
    }

    /** Every page of the list. */
    private static List<Answer> all(Rest reader, LocalDate until, String more) {
        List<Answer> pages = new ArrayList<>();
        String after = "";
        do {
            Answer page = reader.get("/api/recalls?limit=100&due=" + until + more + after).expect(200);
            pages.add(page);
            after = page.at("/next").isTextual() ? "&after=" + page.text("/next") : "";
        } while (!after.isEmpty());
        return pages;
    }

    private static List<CaughtMail> mails(Visit visit) {
        return new Mailbox(visit.email()).mails();
    }
}
