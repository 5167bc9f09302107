package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What does not go straight: made again, brought back, never fetched, handed over before it is paid. */
class MadeAgainIT {
    private final Practice northgate = Practice.northgate();

    @Test
    void what_fails_its_check_is_made_again_without_a_bill() {
        Visit visit = Visit.to(northgate).ordered();
        UUID original = visit.orders().get(0);
        take(LAB_MANAGER, original, "in_production", "quality_check");

        Answer closed = move(LAB_MANAGER, original, "remade", "\"cause\":\"scratch\",\"reason\":\"Left lens, at the rim\",\"remake\":{\"cost\":18.50}").expect(200);

        assertThat(closed.text("/stage")).isEqualTo("remade");
        assertThat(closed.text("/category")).isEqualTo("cancelled");
        assertThat(closed.at("/allowed")).isEmpty();
        assertThat(closed.text("/history/3/cause")).isEqualTo("scratch");
        UUID remake = closed.uuid("/replacedBy/id");
        Answer made = look(remake);
        assertThat(made.text("/stage")).isEqualTo("pending");
        assertThat(made.at("/rush").asBoolean()).as("somebody has waited once already").isTrue();
        assertThat(made.at("/snapshot")).isEqualTo(look(original).at("/snapshot"));
        assertThat(made.text("/remake/of/id")).isEqualTo(original.toString());
        assertThat(made.number("/remake/no")).isOne();
        assertThat(made.text("/remake/party")).isEqualTo("lab");
        assertThat(made.text("/remake/borneBy")).isEqualTo("lab");
        assertThat(made.amount("/remake/cost")).isEqualByComparingTo("18.50");
        assertThat(northgate.as(OWNER).get("/api/invoices/" + visit.invoiceId()).amount("/total")).isEqualByComparingTo(visit.total());
        assertThat(northgate.as(OWNER).get("/api/patients/" + visit.patientId() + "/summary").number("/stats/activeOrders")).isOne();
        assertThat(northgate.as(LAB_TECHNICIAN).get("/api/lab/board").body()).contains(remake.toString()).doesNotContain(original.toString());
        assertThat(northgate.database().texts("select type || ' ' || aggregate_seq from journey_events where aggregate_id = ? order by aggregate_seq", remake)).containsExactly("order.created 1");
        assertThat(northgate.database().count("select count(*) from journey_events c join journey_events m on m.id = c.causation_id where c.aggregate_id = ? and m.aggregate_id = ? and m.type = 'order.status_changed'",
            remake, original)).isOne();
    }

    @Test
    void of_two_who_have_it_made_again_one_does() {
        UUID original = failing();
        long seen = look(original).number("/version");

        List<Answer> answers = AtOnce.call(4, each -> northgate.as(LAB_MANAGER).post("/api/orders/" + original + "/transitions", "{\"to\":\"remade\",\"cause\":\"chip\",\"version\":%d}".formatted(seen)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(northgate.database().count("select count(*) from orders where remake_of = ?", original)).isOne();
    }

    @Test
    void a_pair_is_made_a_third_time_if_the_second_fails() {
        UUID original = failing();
        UUID second = move(LAB_MANAGER, original, "remade", "\"cause\":\"power\"").expect(200).uuid("/replacedBy/id");
        take(LAB_MANAGER, second, "in_production", "quality_check");

        Answer third = look(move(LAB_MANAGER, second, "remade", "\"cause\":\"tint\",\"remake\":{\"borneBy\":\"supplier\",\"rush\":false}").expect(200).uuid("/replacedBy/id"));

        assertThat(third.number("/remake/no")).isEqualTo(2);
        assertThat(third.text("/remake/borneBy")).isEqualTo("supplier");
        assertThat(third.at("/rush").asBoolean()).isFalse();
    }

    @Test
    void nothing_is_made_again_without_a_cause_and_not_for_what_broke_with_the_patient() {
        UUID original = failing();

        assertThat(move(LAB_MANAGER, original, "remade", null).expect(422).text("/rule")).isEqualTo("cause_needed");
        for (String none : List.of("warranty", "patient_damage", "lost")) {
            Answer refused = move(LAB_MANAGER, original, "remade", "\"cause\":\"%s\"".formatted(none)).expect(422);
            assertThat(refused.text("/rule")).isEqualTo("not_a_remake");
            assertThat(refused.text("/detail")).contains("Sell a new pair");
        }
        move(LAB_MANAGER, original, "remade", "\"cause\":\"bad_luck\"").expect(400);
        move(LAB_MANAGER, original, "remade", "\"cause\":\"chip\",\"remake\":{\"cost\":-1}").expect(400);
        move(LAB_MANAGER, original, "remade", "\"cause\":\"chip\",\"remake\":{\"borneBy\":\"the_patient\"}").expect(400);
        assertThat(move(LAB_TECHNICIAN, original, "remade", "\"cause\":\"chip\"").expect(403).text("/permission")).isEqualTo("orders:remake");
        move(LAB_MANAGER, original, "glazing", "\"cause\":\"chip\"").expect(400);
        assertThat(look(original).text("/stage")).isEqualTo("quality_check");
    }

    @Test
    void who_measured_wrongly_measures_again() {
        UUID original = failing();
        assertThat(move(LAB_MANAGER, original, "remade", "\"cause\":\"pd\"").expect(422).text("/rule")).isEqualTo("measurements_needed");
        move(LAB_MANAGER, original, "remade", "\"cause\":\"pd\",\"remake\":{\"measurements\":{\"right\":{\"pd\":90,\"height\":20},\"left\":{\"pd\":31,\"height\":20}}}").expect(400);

        Answer remake = look(move(LAB_MANAGER, original, "remade",
            "\"cause\":\"pd\",\"remake\":{\"measurements\":{\"right\":{\"pd\":30.5,\"height\":20},\"left\":{\"pd\":31,\"height\":20},\"bvd\":12}}").expect(200).uuid("/replacedBy/id"));

        assertThat(remake.amount("/snapshot/measurements/right/pd")).isEqualByComparingTo("30.5");
        assertThat(remake.at("/snapshot/prescription")).isEqualTo(look(original).at("/snapshot/prescription"));
        assertThat(look(original).amount("/snapshot/measurements/right/pd")).as("what was sold never changes").isEqualByComparingTo("31.5");
        assertThat(northgate.database().text("select snapshot_hash from orders where id = ?", remake.id())).isNotEqualTo(northgate.database().text("select snapshot_hash from orders where id = ?", original));
    }

    @Test
    void what_was_prescribed_wrongly_is_made_from_the_exam_as_it_counts_now() {
        Visit visit = Visit.to(northgate).ordered();
        UUID original = visit.orders().get(0);
        take(LAB_MANAGER, original, "in_production", "quality_check");
        String fromExam = "\"remake\":{\"fromExamAsItCountsNow\":true}";
        assertThat(move(LAB_MANAGER, original, "remade", "\"cause\":\"rx_change\"," + fromExam).expect(422).text("/rule")).isEqualTo("exam_not_amended");
        visit.amended(Visit.EXAM.replace("\"axis\":10", "\"axis\":100"));
        assertThat(move(LAB_MANAGER, original, "remade", "\"cause\":\"scratch\"," + fromExam).expect(422).text("/rule")).isEqualTo("powers_stay");

        Answer remake = look(move(LAB_MANAGER, original, "remade", "\"cause\":\"rx_change\"," + fromExam).expect(200).uuid("/replacedBy/id"));

        assertThat(remake.number("/snapshot/dispensed/right/axis")).isEqualTo(100);
        assertThat(look(original).number("/snapshot/dispensed/right/axis")).isEqualTo(10);
        assertThat(remake.text("/remake/party")).isEqualTo("prescriber");
    }

    @Test
    void what_comes_back_says_why_and_is_made_again_or_paid_back() {
        Visit visit = Visit.to(northgate).ordered();
        UUID order = visit.orders().get(0);
        take(LAB_MANAGER, order, "in_production", "quality_check", "ready", "shipped", "dispensed");
        assertThat(move(DISPENSING_OPTICIAN, order, "returned", null).expect(422).text("/rule")).isEqualTo("cause_needed");
        move(DISPENSING_OPTICIAN, order, "returned", "\"cause\":\"scratch\"").expect(400);
        assertThat(move(LAB_MANAGER, order, "returned", "\"cause\":\"quality\"").expect(403).text("/permission")).isEqualTo("orders:return");

        Answer back = move(DISPENSING_OPTICIAN, order, "returned", "\"cause\":\"non_tolerance\",\"reason\":\"Swims at the edges\"").expect(200);

        assertThat(back.text("/category")).isEqualTo("completed");
        assertThat(back.texts("/allowed", "")).containsExactly("remade");
        assertThat(northgate.as(DISPENSING_OPTICIAN).with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + visit.dispenseId() + "/cancel",
            "{\"method\":\"card\",\"reason\":\"Came back\"}").expect(409).text("/detail")).contains("Give its lines back");
        Answer remade = move(DISPENSING_OPTICIAN, order, "remade", "\"cause\":\"non_tolerance\"").expect(200);
        take(LAB_MANAGER, remade.uuid("/replacedBy/id"), "in_production", "quality_check", "ready", "shipped", "dispensed");
        visit.refundLines(null, 1).expect(201);
    }

    @Test
    void what_is_not_paid_is_handed_over_with_a_right_and_a_reason_alone() {
        Visit visit = Visit.to(northgate).readyToPay();
        UUID order = visit.paid(visit.percentOfTotal(50)).awaitOrders(1).get(0);
        take(LAB_MANAGER, order, "in_production", "quality_check", "ready", "shipped");

        Answer refused = move(LAB_MANAGER, order, "dispensed", "\"reason\":\"Payday is tomorrow\"").expect(422);
        assertThat(refused.text("/rule")).isEqualTo("balance_outstanding");
        assertThat(refused.text("/detail")).contains("£").contains("INV-");
        assertThat(move(PRACTICE_MANAGER, order, "dispensed", null).expect(422).text("/rule")).isEqualTo("balance_outstanding");

        Answer handed = move(PRACTICE_MANAGER, order, "dispensed", "\"reason\":\"Payday is tomorrow\",\"handOver\":{\"fit\":\"Sits well\",\"acuity\":\"6/5 both\"}").expect(200);

        assertThat(handed.text("/history/5/fit")).isEqualTo("Sits well");
        assertThat(handed.text("/history/5/acuity")).isEqualTo("6/5 both");
        assertThat(northgate.database().count("select count(*) from audit_entries where action = 'order.handed_over_unpaid' and target_id = ?", order)).isOne();
    }

    @Test
    void what_nobody_fetched_counts_as_unclaimed_in_time_and_is_given_up_by_whoever_writes_off() {
        UUID order = Visit.to(northgate).ordered().orders().get(0);
        take(LAB_MANAGER, order, "in_production", "quality_check", "ready", "shipped");
        Answer early = move(LAB_MANAGER, order, "unclaimed", null).expect(422);
        assertThat(early.text("/rule")).isEqualTo("not_unclaimed_yet");
        assertThat(early.text("/detail")).contains("60 days");
        northgate.database().execute("update orders set stage_entered_at = stage_entered_at - interval '61 days' where id = ?", order);

        assertThat(move(LAB_MANAGER, order, "unclaimed", null).expect(200).text("/category")).isEqualTo("shipped");

        assertThat(northgate.as(LAB_TECHNICIAN).get("/api/lab/board").body()).contains(order.toString());
        assertThat(move(PRACTICE_MANAGER, order, "cancelled", "\"reason\":\"Moved abroad\"").expect(403).text("/permission")).isEqualTo("invoices:write_off");
        move(OWNER, order, "cancelled", "\"reason\":\"Moved abroad\"").expect(200);
    }

    @Test
    void a_practice_decides_when_spectacles_count_as_unclaimed() {
        Rest manager = northgate.as(PRACTICE_MANAGER);
        Answer seen = manager.get("/api/settings/orders").expect(200);
        assertThat(seen.number("/unclaimedAfterDays")).isEqualTo(60);
        String as = "{\"policy\":\"%s\",\"depositPercent\":%s,\"unclaimedAfterDays\":%%d}".formatted(seen.text("/policy"), seen.at("/depositPercent").isMissingNode() ? "null" : seen.text("/depositPercent"));
        assertThat(manager.with("If-Match", seen.etag()).put("/api/settings/orders", as.formatted(6)).expect(400).text("/errors/0/field")).isEqualTo("unclaimedAfterDays");
        UUID order = Visit.to(northgate).ordered().orders().get(0);
        take(LAB_MANAGER, order, "in_production", "quality_check", "ready", "shipped");
        northgate.database().execute("update orders set stage_entered_at = stage_entered_at - interval '20 days' where id = ?", order);
        move(LAB_MANAGER, order, "unclaimed", null).expect(422);
        try {
            assertThat(manager.with("If-Match", seen.etag()).put("/api/settings/orders", as.formatted(14)).expect(200).number("/unclaimedAfterDays")).isEqualTo(14);
            assertThat(Practice.harbour().as(PRACTICE_MANAGER).get("/api/settings/orders").expect(200).number("/unclaimedAfterDays")).isEqualTo(60);

            move(LAB_MANAGER, order, "unclaimed", null).expect(200);
        } finally {
            manager.with("If-Match", seen.etag()).put("/api/settings/orders", as.formatted(60)).expect(200);
        }
    }

    @Test
    void a_practice_decides_when_patients_are_reminded_of_what_they_did_not_fetch() {
        Rest manager = northgate.as(PRACTICE_MANAGER);
        Answer seen = manager.get("/api/settings/orders").expect(200);
        assertThat(seen.at("/reminderDays").toString()).isEqualTo("[7,21,60]");
        String as = "{\"policy\":\"%s\",\"depositPercent\":%s,\"reminderDays\":%%s}".formatted(seen.text("/policy"), seen.at("/depositPercent").isMissingNode() ? "null" : seen.text("/depositPercent"));

        for (String refused : List.of("[0]", "[7,null]", "[366]", "[1,2,3,4,5,6]")) {
            assertThat(manager.with("If-Match", seen.etag()).put("/api/settings/orders", as.formatted(refused)).expect(400).text("/errors/0/field")).isEqualTo("reminderDays");
        }
        try {
            Answer decided = manager.with("If-Match", seen.etag()).put("/api/settings/orders", as.formatted("[30,10,10]")).expect(200);
            assertThat(decided.at("/reminderDays").toString()).isEqualTo("[10,30]");
            assertThat(decided.number("/unclaimedAfterDays")).as("left out, so as it was").isEqualTo(60);
            assertThat(manager.with("If-Match", seen.etag()).put("/api/settings/orders", as.formatted("[]")).expect(200).at("/reminderDays")).isEmpty();
            assertThat(Practice.harbour().as(PRACTICE_MANAGER).get("/api/settings/orders").expect(200).at("/reminderDays").toString()).isEqualTo("[7,21,60]");
        } finally {
            manager.with("If-Match", seen.etag()).put("/api/settings/orders", as.formatted("[7,21,60]")).expect(200);
        }
        assertThat(northgate.database().texts("select detail ->> 'after' from audit_entries where tenant_id = ? and action = 'collection_reminders.changed' order by at, id", northgate.id())).contains("[10, 30]", "[]", "[7, 21, 60]");
    }

    @Test
    void the_database_admits_no_remake_of_its_own_accord() {
        UUID order = Visit.to(northgate).ordered().orders().get(0);

        assertThatThrownBy(() -> northgate.database().tryToExecute("update orders set stage = 'remade', category = 'cancelled' where id = ?", order)).hasMessageContaining("nothing replaces it");
    }

    private UUID failing() {
        UUID order = Visit.to(northgate).ordered().orders().get(0);
        take(LAB_MANAGER, order, "in_production", "quality_check");
        return order;
    }

    private void take(DefaultRole by, UUID order, String... stages) {
        Stream.of(stages).forEach(stage -> move(by, order, stage, null).expect(200));
    }

    private Answer look(UUID order) {
        return northgate.as(OWNER).get("/api/orders/" + order).expect(200);
    }

    /** @param more what the move says besides, as the API takes it; null for nothing */
    private Answer move(DefaultRole by, UUID order, String to, String more) {
        return northgate.as(by).post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d%s}".formatted(to, look(order).number("/version"), more == null ? "" : "," + more));
    }
}
