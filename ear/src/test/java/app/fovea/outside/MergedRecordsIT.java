package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.Visit.card;
import static app.fovea.world.Visit.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.fovea.access.entity.Permission;
import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Merge;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Sql;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Two records that are one person's are one, whoever asks by whichever of them; and each is what it was once they are taken apart. */
class MergedRecordsIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();

    private final Rest owner = NORTHGATE.as(OWNER);

    @Test
    void what_was_made_for_either_is_shown_together_under_the_number_that_is_left_and_the_old_one_leads_there() {
        Visit first = Visit.to(NORTHGATE).ordered();
        Visit second = Visit.to(NORTHGATE).ordered();
        String oldNumber = patient(second.patientId()).text("/number");
        String row = NORTHGATE.database().text("select cast(i as text) from invoices i where id = ?", second.invoiceId());

        Merge merge = Merge.of(NORTHGATE, first.patientId(), second.patientId());

        Answer summary = summary(first.patientId());
        assertThat(summary.at("/patient/id").asText()).isEqualTo(first.patientId().toString());
        assertThat(summary.texts("/exams/items", "/id")).containsExactlyInAnyOrder(first.examId().toString(), second.examId().toString());
        assertThat(summary.texts("/invoices/items", "/id")).containsExactlyInAnyOrder(first.invoiceId().toString(), second.invoiceId().toString());
        assertThat(summary.texts("/orders/items", "/id")).hasSize(2);
        assertThat(summary.texts("/merged", "/number")).containsExactly(oldNumber);
        assertThat(sections(second.patientId())).as("by the old id").isEqualTo(sections(first.patientId()));
        assertThat(patient(second.patientId()).id()).isEqualTo(first.patientId());
        assertThat(owner.get("/api/patients?q=" + oldNumber).expect(200).texts("/items", "/id")).containsExactly(first.patientId().toString());
        assertThat(owner.get("/api/search?q=" + oldNumber).expect(200).text("/items/0/id")).isEqualTo(first.patientId().toString());
        assertThat(owner.get("/api/orders?patientId=" + first.patientId()).expect(200).at("/items")).hasSize(2);
        assertThat(owner.get("/api/journey/timeline?patientId=" + second.patientId()).expect(200).at("/items").size())
            .isEqualTo(owner.get("/api/journey/timeline?patientId=" + first.patientId()).expect(200).at("/items").size());
        Answer export = owner.get("/api/patients/" + second.patientId() + "/export").expect(200);
        assertThat(export.body()).contains(first.invoiceId().toString(), second.invoiceId().toString(), merge.id().toString());
        assertThat(owner.get("/api/patients/" + first.patientId() + "/export/fhir").expect(200).body()).contains(oldNumber, second.examId().toString());
        assertThat(NORTHGATE.database().text("select cast(i as text) from invoices i where id = ?", second.invoiceId())).as("a finished document").isEqualTo(row);
        assertThat(NORTHGATE.database().count("select count(*) from audit_entries where action in ('patient.merged', 'patient.merged_into') and target_id in (?, ?)", first.patientId(), second.patientId())).isEqualTo(2);
    }

    @Test
    void taken_apart_each_is_what_it_was_and_what_was_added_meanwhile_stays_with_the_one_that_was_left() {
        Visit first = Visit.to(NORTHGATE).ordered();
        Visit second = Visit.to(NORTHGATE).ordered();
        Map<String, JsonNode> firstBefore = sections(first.patientId());
        Map<String, JsonNode> secondBefore = sections(second.patientId());
        Merge merge = Merge.of(NORTHGATE, first.patientId(), second.patientId(), "email");
        assertThat(patient(first.patientId()).text("/email")).isEqualTo(second.email());
        UUID meanwhile = NORTHGATE.as(OPTOMETRIST).post("/api/patients/" + second.patientId() + "/exams", Visit.EXAM).expect(201).id();

        merge.undo().expect(200);

        assertThat(sections(second.patientId())).isEqualTo(secondBefore);
        Answer summary = summary(first.patientId());
        assertThat(summary.texts("/exams/items", "/id")).containsExactly(meanwhile.toString(), first.examId().toString());
        NORTHGATE.as(OWNER).with("If-Match", owner.get("/api/exams/" + meanwhile).expect(200).etag()).request("DELETE", "/api/exams/" + meanwhile, null).expect(204);
        assertThat(sections(first.patientId())).isEqualTo(firstBefore);
        assertThat(merge.undo().expect(409).text("/detail")).contains("already");
        assertThat(owner.get("/api/patients/" + first.patientId() + "/merges").expect(200).text("/items/0/undoReason")).isEqualTo("Twins");
    }

    @Test
    void a_detail_that_was_changed_meanwhile_stays_as_it_is_and_the_others_go_back() {
        UUID first = registered("\"phone\":\"01632 960001\",\"address\":\"1 Old Road\"");
        UUID second = registered("\"phone\":\"01632 960002\",\"address\":\"2 New Road\"");
        Merge merge = Merge.of(NORTHGATE, first, second, "phone", "address");
        owner.with("If-Match", patient(first).etag()).put("/api/patients/" + first, person("\"phone\":\"01632 960003\",\"address\":\"2 New Road\"")).expect(200);

        merge.undo().expect(200);

        assertThat(patient(first).text("/phone")).isEqualTo("01632 960003");
        assertThat(patient(first).text("/address")).isEqualTo("1 Old Road");
        assertThat(patient(second).text("/phone")).isEqualTo("01632 960002");
        assertThat(owner.get("/api/patients/" + first + "/history").expect(200).texts("/items", "/reason")).anyMatch(reason -> reason.startsWith("Merged with P-"));
    }

    @Test
    void the_preview_says_side_by_side_what_differs_and_what_comes_along_and_changes_nothing() {
        Visit first = Visit.to(NORTHGATE).registered();
        Visit second = Visit.to(NORTHGATE).checkedOut();

        Answer preview = owner.get("/api/patients/" + first.patientId() + "/merges/preview?patientId=" + second.patientId()).expect(200);

        assertThat(preview.texts("/differ", "/field")).containsExactly("email");
        assertThat(preview.text("/differ/0/merged")).isEqualTo(second.email());
        assertThat(preview.number("/moves/exams")).isEqualTo(1);
        assertThat(preview.number("/moves/invoices")).isEqualTo(1);
        assertThat(preview.at("/problems")).isEmpty();
        assertThat(patient(second.patientId()).id()).isEqualTo(second.patientId());
        assertThat(owner.get("/api/patients/" + first.patientId() + "/merges/alike").expect(200).texts("/items", "/id")).doesNotContain(first.patientId().toString());
    }

    @Test
    void the_nhs_number_comes_along_and_is_free_for_nobody_else() {
        UUID first = registered("\"phone\":\"01632 960004\"");
        UUID second = registered("\"nhsNumber\":\"" + nhsNumber() + "\"");
        String number = patient(second).text("/nhsNumber");

        Merge merge = Merge.of(NORTHGATE, first, second);

        assertThat(patient(first).text("/nhsNumber")).isEqualTo(number);
        owner.post("/api/patients", person("\"nhsNumber\":\"" + number + "\"")).expect(409);
        assertThat(owner.get("/api/patients?q=" + number).expect(200).texts("/items", "/id")).containsExactly(first.toString());
        merge.undo().expect(200);
        assertThat(patient(first).at("/nhsNumber").isTextual()).isFalse();
        assertThat(patient(second).text("/nhsNumber")).isEqualTo(number);
    }

    @Test
    void two_records_that_cannot_be_one_person_stay_two_and_it_is_said_why() {
        UUID first = registered("\"nhsNumber\":\"" + nhsNumber() + "\"");
        UUID second = registered("\"nhsNumber\":\"" + nhsNumber() + "\"");
        UUID third = registered("\"phone\":\"01632 960005\"");
        UUID fourth = registered("\"phone\":\"01632 960006\"");
        assertThat(Merge.ask(NORTHGATE, first, second).expect(422).text("/rule")).isEqualTo("nhs_numbers_differ");
        assertThat(Merge.ask(NORTHGATE, first, first).expect(422).text("/rule")).isEqualTo("same_record");
        Merge merge = Merge.of(NORTHGATE, second, third);
        assertThat(Merge.ask(NORTHGATE, second, third).expect(422).text("/rule")).isEqualTo("same_record");
        assertThat(Merge.ask(NORTHGATE, fourth, second).expect(422).text("/rule")).as("no chains").isEqualTo("holds_merged");
        Merge later = Merge.of(NORTHGATE, second, fourth);
        assertThat(merge.undo().expect(422).text("/rule")).isEqualTo("merged_since");
        later.undo().expect(200);
        merge.undo().expect(200);
        owner.with("If-Match", "\"999\"").post("/api/patients/" + third + "/merges", "{\"patientId\":\"" + fourth + "\",\"version\":1,\"reason\":\"r\"}").expect(412);
        owner.with("If-Match", patient(third).etag()).post("/api/patients/" + third + "/merges", "{\"patientId\":\"" + fourth + "\",\"version\":999,\"reason\":\"r\"}").expect(409);
        assertThat(owner.with("If-Match", patient(third).etag()).post("/api/patients/" + third + "/merges", "{\"patientId\":\"" + fourth + "\",\"version\":" + patient(fourth).number("/version") + "}").expect(400)
            .text("/errors/0/field")).isEqualTo("reason");
    }

    @Test
    void a_restriction_of_either_holds_for_both_and_whoever_does_not_see_a_record_does_not_merge_it() {
        UUID first = registered("\"phone\":\"01632 960007\"");
        UUID second = registered("\"phone\":\"01632 960008\"");
        Rest manager = NORTHGATE.as(PRACTICE_MANAGER);
        owner.put("/api/patients/" + second + "/restriction", "{\"reason\":\"A colleague\"}").expect(200);
        assertThat(manager.get("/api/patients/" + first + "/merges/preview?patientId=" + second).expect(403).text("/rule")).isEqualTo("record_restricted");
        assertThat(manager.with("If-Match", patient(first).etag()).post("/api/patients/" + first + "/merges", "{\"patientId\":\"" + second + "\",\"version\":1,\"reason\":\"r\"}").expect(403).text("/rule"))
            .isEqualTo("record_restricted");

        Merge merge = Merge.of(NORTHGATE, first, second);

        assertThat(manager.get("/api/patients/" + first + "/summary").expect(403).text("/rule")).isEqualTo("record_restricted");
        assertThat(manager.get("/api/patients/" + second).expect(403).text("/rule")).isEqualTo("record_restricted");
        assertThat(manager.get("/api/patients?q=" + number(first)).expect(200).at("/items/0/restricted").asBoolean()).isTrue();
        manager.post("/api/record-openings", "{\"patientId\":\"" + first + "\",\"reason\":\"She is in pain\"}").expect(200);
        manager.get("/api/patients/" + first + "/summary").expect(200);
        manager.request("DELETE", "/api/record-openings/patients/" + first, null).expect(204);
        merge.undo().expect(200);
        manager.get("/api/patients/" + first).expect(200);
        manager.get("/api/patients/" + second).expect(403);
        assertThat(manager.get("/api/patients/" + first + "/merges").expect(200).body()).doesNotContain(number(second));
        owner.put("/api/patients/" + first + "/restriction", "{\"reason\":\"A neighbour\"}").expect(200);
        assertThat(Merge.ask(NORTHGATE, first, second).expect(422).text("/rule")).isEqualTo("both_restricted");
    }

    @Test
    void a_restriction_that_was_made_while_they_were_one_stays_with_both() {
        UUID first = registered("\"phone\":\"01632 960019\"");
        UUID second = registered("\"phone\":\"01632 960020\"");
        Merge merge = Merge.of(NORTHGATE, first, second);
        UUID optometrist = NORTHGATE.as(OPTOMETRIST).get("/api/me").expect(200).uuid("/userId");
        owner.put("/api/patients/" + second + "/restriction", "{\"reason\":\"In the news\",\"userIds\":[\"" + optometrist + "\"]}").expect(200);

        merge.undo().expect(200);

        for (UUID each : List.of(first, second)) {
            NORTHGATE.as(PRACTICE_MANAGER).get("/api/patients/" + each).expect(403);
            NORTHGATE.as(OPTOMETRIST).get("/api/patients/" + each).expect(200);
            Answer restriction = owner.get("/api/patients/" + each + "/restriction").expect(200);
            assertThat(restriction.text("/reason")).isEqualTo("In the news");
            assertThat(restriction.text("/patientId")).isEqualTo(each.toString());
        }
    }

    @Test
    void changes_of_all_records_are_shown_together_each_with_whose_it_is_and_go_with_their_record() {
        UUID first = registered("\"phone\":\"01632 960021\"");
        UUID second = registered("\"phone\":\"01632 960022\"");
        String old = number(second);
        owner.with("If-Match", patient(second).etag()).put("/api/patients/" + second + "?reason=Moved+before", person("\"phone\":\"01632 960023\"")).expect(200);
        Merge merge = Merge.of(NORTHGATE, first, second);
        owner.with("If-Match", patient(first).etag()).put("/api/patients/" + second + "?reason=Moved+since", person("\"phone\":\"01632 960024\"")).expect(200);

        Answer together = owner.get("/api/patients/" + first + "/history").expect(200);
        assertThat(together.texts("/items", "/reason")).containsExactly("Moved since", "Moved before");
        assertThat(together.text("/items/1/record")).isEqualTo(old);
        assertThat(together.at("/items/0/record").isMissingNode()).isTrue();
        assertThat(together.text("/items/1/changes/0/after")).isEqualTo("01632 960023");
        assertThat(owner.get("/api/patients/" + second + "/history").expect(200).texts("/items", "/reason")).hasSize(2);

        merge.undo().expect(200);
        assertThat(owner.get("/api/patients/" + first + "/history").expect(200).texts("/items", "/reason")).contains("Moved since").doesNotContain("Moved before");
        assertThat(owner.get("/api/patients/" + second + "/history").expect(200).texts("/items", "/reason")).containsExactly("Moved before");
        assertThat(owner.get("/api/patients/" + second + "/export").expect(200).body()).contains("Moved before").doesNotContain("Moved since");
    }

    @Test
    void a_receipt_that_was_sent_while_they_were_one_is_filed_under_the_record_of_its_invoice() {
        Visit first = Visit.to(NORTHGATE).registered();
        Visit second = Visit.to(NORTHGATE).paidInFull();
        Merge merge = Merge.of(NORTHGATE, first.patientId(), second.patientId());
        owner.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/invoices/" + second.invoiceId() + "/receipt-emails", "{\"email\":\"home@mail.example\"}").expect(201);

        merge.undo().expect(200);

        assertThat(owner.get("/api/patients/" + second.patientId() + "/messages").expect(200).texts("/items", "/kind")).contains("receipt");
        assertThat(owner.get("/api/patients/" + first.patientId() + "/messages").expect(200).at("/items")).isEmpty();
    }

    /** What is paid in the moment in which they are taken apart is judged by whose the invoice is then. */
    @Test
    void credit_that_is_spent_while_they_are_being_taken_apart_is_not_lent() throws SQLException {
        Visit first = Visit.to(NORTHGATE).paidInFull();
        BigDecimal frame = first.exchange(1).expect(201).amount("/credit");
        Visit second = Visit.to(NORTHGATE).readyToPay();
        Merge merge = Merge.of(NORTHGATE, second.patientId(), first.patientId());
        try (Connection other = NORTHGATE.server().superuser()) {
            other.setAutoCommit(false);
            Sql.run(other, "select set_config('fovea.tenant', ?, true)", NORTHGATE.id().toString());
            Sql.run(other, "select from patients where tenant_id = ? and id in (?, ?) order by id for update", NORTHGATE.id(), first.patientId(), second.patientId());
            Sql.run(other, "update patient_merges set undone_at = now(), undone_by = merged_by, undo_reason = 'Twins' where tenant_id = ? and id = ?", NORTHGATE.id(), merge.id());
            Sql.run(other, "update patients set merged_into = null, merged_at = null where tenant_id = ? and id = ?", NORTHGATE.id(), first.patientId());
            CompletableFuture<Answer> spent = CompletableFuture.supplyAsync(() -> second.checkout(UUID.randomUUID().toString(), payment("credit", frame), card(second.total().subtract(frame))));
            await().atMost(Duration.ofSeconds(30)).until(() -> spent.isDone() || NORTHGATE.database().count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0);
            other.commit();

            assertThat(spent.join().status()).as("not with somebody else's money").isNotEqualTo(201);
        }
    }

    @Test
    void the_journey_of_the_practice_is_shown_with_the_events_of_both_and_each_page_knows_who_it_is() {
        Visit first = Visit.to(NORTHGATE).examined();
        Visit second = Visit.to(NORTHGATE).examined();
        Merge merge = Merge.of(NORTHGATE, first.patientId(), second.patientId());
        Browser reader = Browser.at(NORTHGATE.nobody());
        reader.signIn(NORTHGATE.slug(), NORTHGATE.user(OWNER).email(), NORTHGATE.password()).expect(302);

        assertThat(reader.open("/journey").expect(200).body()).contains(first.patientId().toString(), "Ada Visitor");
        assertThat(reader.open("/journey/chain?patient=" + second.patientId()).expect(200).body()).contains("Ada Visitor");
        merge.undo().expect(200);
    }

    @Test
    void credit_of_either_pays_for_both_and_is_not_torn_apart() {
        Visit first = Visit.to(NORTHGATE).paidInFull();
        BigDecimal frame = first.exchange(1).expect(201).amount("/credit");
        Visit second = Visit.to(NORTHGATE).readyToPay();
        Merge merge = Merge.of(NORTHGATE, second.patientId(), first.patientId());

        second.checkedOut(payment("credit", frame), card(second.total().subtract(frame)));

        assertThat(summary(second.patientId()).amount("/stats/totalSpent")).isEqualByComparingTo(first.total().subtract(frame).add(second.total()));
        assertThat(merge.undo().expect(422).text("/rule")).isEqualTo("credit_used");
    }

    @Test
    void an_allergy_that_one_of_them_knows_of_is_not_lost_by_the_other_that_knows_of_none() {
        UUID first = registered("\"phone\":\"01632 960009\"");
        UUID second = registered("\"phone\":\"01632 960010\"");
        Rest optometrist = NORTHGATE.as(OPTOMETRIST);
        optometrist.with("If-Match", "\"0\"").put("/api/patients/" + second + "/alerts/allergies", "{\"state\":\"present\",\"note\":\"Nickel\"}").expect(200);
        optometrist.with("If-Match", "\"0\"").put("/api/patients/" + first + "/alerts/allergies", "{\"state\":\"none_known\"}").expect(200);

        Merge merge = Merge.of(NORTHGATE, first, second);

        Answer known = optometrist.get("/api/patients/" + first + "/alerts/allergies").expect(200);
        assertThat(known.text("/note")).isEqualTo("Nickel");
        optometrist.with("If-Match", known.etag()).put("/api/patients/" + first + "/alerts/allergies", "{\"state\":\"none_known\"}").expect(200);
        assertThat(optometrist.get("/api/patients/" + second + "/alerts/allergies").expect(200).text("/state")).as("asked since").isEqualTo("none_known");
        merge.undo().expect(200);
        assertThat(optometrist.get("/api/patients/" + second + "/alerts/allergies").expect(200).text("/note")).isEqualTo("Nickel");
    }

    @Test
    void a_sale_from_an_exam_of_the_old_record_stays_with_that_record() {
        Visit first = Visit.to(NORTHGATE).examined();
        Visit second = Visit.to(NORTHGATE).examined();
        Merge.of(NORTHGATE, first.patientId(), second.patientId());

        UUID sale = NORTHGATE.as(OWNER).post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(first.patientId(), second.examId())).expect(201).id();

        assertThat(NORTHGATE.database().text("select patient_id from dispenses where id = ?", sale)).isEqualTo(second.patientId().toString());
    }

    @Test
    void the_log_of_a_record_tells_of_whoever_looked_at_it_while_it_was_part_of_another() {
        UUID first = registered("\"phone\":\"01632 960011\"");
        UUID second = registered("\"phone\":\"01632 960012\"");
        Merge merge = Merge.of(NORTHGATE, first, second);
        NORTHGATE.as(OPTOMETRIST).get("/api/patients/" + first + "/summary").expect(200);

        merge.undo().expect(200);

        assertThat(owner.get("/api/access-log?patientId=" + second).expect(200).texts("/items", "/user")).contains(NORTHGATE.user(OPTOMETRIST).name());
    }

    @Test
    void the_database_takes_no_chain_and_nothing_that_nobody_said() {
        UUID first = registered("\"phone\":\"01632 960013\"");
        UUID second = registered("\"phone\":\"01632 960014\"");
        UUID third = registered("\"phone\":\"01632 960015\"");
        Merge merge = Merge.of(NORTHGATE, first, second);
        String point = "update patients set merged_into = ?, merged_at = now() where tenant_id = ? and id = ?";

        assertThatThrownBy(() -> NORTHGATE.database().tryToExecute(point, first, NORTHGATE.id(), third)).isInstanceOf(SQLException.class).hasMessageContaining("nobody said why");
        assertThatThrownBy(() -> NORTHGATE.database().tryToExecute(point, second, NORTHGATE.id(), third)).isInstanceOf(SQLException.class).hasMessageContaining("merged itself");
        assertThatThrownBy(() -> NORTHGATE.database().tryToExecute("update patient_merges set reason = 'Another' where tenant_id = ? and id = ?", NORTHGATE.id(), merge.id())).isInstanceOf(SQLException.class).hasMessageContaining("stays as it was written");
    }

    @Test
    void another_practice_merges_nobody_here_and_nobody_without_the_right_does() {
        UUID first = registered("\"phone\":\"01632 960016\"");
        UUID second = registered("\"phone\":\"01632 960017\"");
        Rest there = HARBOUR.as(OWNER);
        UUID theirs = there.post("/api/patients", person("\"phone\":\"01632 960018\"")).expect(201).id();

        there.with("If-Match", "\"1\"").post("/api/patients/" + theirs + "/merges", "{\"patientId\":\"" + second + "\",\"version\":1,\"reason\":\"r\"}").expect(404);
        there.get("/api/patients/" + theirs + "/merges/preview?patientId=" + first).expect(404);
        Rest without = NORTHGATE.holding(Set.of(Permission.PATIENTS_IDENTIFY));
        assertThat(without.with("If-Match", "\"1\"").post("/api/patients/" + first + "/merges", "{\"patientId\":\"" + second + "\",\"version\":1,\"reason\":\"r\"}").expect(403).text("/permission")).isEqualTo("patients:merge");
    }

    /** All that the summary says, but for the version, which goes up with each change, and messages, which follow an order when they can. */
    private Map<String, JsonNode> sections(UUID patient) {
        Map<String, JsonNode> sections = new TreeMap<>();
        summary(patient).json().fields().forEachRemaining(field -> sections.put(field.getKey(), field.getValue()));
        sections.remove("messages");
        ((ObjectNode) sections.get("patient")).remove("version");
        return sections;
    }

    private Answer summary(UUID patient) {
        return owner.get("/api/patients/" + patient + "/summary").expect(200);
    }

    private Answer patient(UUID patient) {
        return owner.get("/api/patients/" + patient).expect(200);
    }

    private String number(UUID patient) {
        return patient(patient).text("/number");
    }

    private UUID registered(String more) {
        return owner.post("/api/patients", person(more)).expect(201).id();
    }

    private static String person(String more) {
        return "{\"givenName\":\"Mona\",\"familyName\":\"Mergeable\",\"birthDate\":\"1971-03-14\"," + more + "}";
    }

    /** A valid one that nobody has. */
    private static String nhsNumber() {
        while (true) {
            String digits = String.valueOf(400_000_000L + ThreadLocalRandom.current().nextLong(99_999_999));
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (digits.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check != 10) {
                return digits + check;
            }
        }
    }
}
