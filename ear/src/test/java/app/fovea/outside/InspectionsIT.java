package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Permission;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was measured is kept, judged as it is written, and decides whether spectacles leave the quality check. */
@DisplayName("D1: what leaves the quality check was measured and passed, or somebody answers for it")
class InspectionsIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static final String SETTINGS = "/api/settings/quality";
    /** As {@link Visit#EXAM} was sold: within tolerance. */
    private static final String GOOD = "{\"focimeter\":\"LM-7\",\"reading\":\"R -2.06 -1.25 x 12\\nL -1.75\",\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20}}";
    private static final String BAD = GOOD.replace("-2.06", "-2.50");

    @AfterEach
    void decideNothing() {
        settings(HARBOUR, false);
    }

    @Test
    void what_was_measured_is_kept_with_the_limits_it_was_judged_by_and_never_changes() {
        UUID order = inQualityCheck(HARBOUR);

        Answer failed = inspect(HARBOUR, order, BAD).expect(201);
        Answer passed = inspect(HARBOUR, order, GOOD).expect(201);

        assertThat(failed.at("/passed").asBoolean(true)).isFalse();
        assertThat(failed.text("/verdict/right/verdict")).isEqualTo("fail");
        assertThat(passed.number("/no")).isEqualTo(2);
        assertThat(passed.text("/focimeter")).isEqualTo("LM-7");
        assertThat(passed.at("/measured/right/power/sphere").decimalValue()).isEqualByComparingTo("-2.06");
        Answer all = HARBOUR.as(LAB_TECHNICIAN).get("/api/orders/" + order + "/inspections").expect(200);
        assertThat(all.at("/items")).hasSize(2);
        assertThat(all.at("/items/0")).isEqualTo(passed.json());
        assertThat(all.text("/items/1/verdict/profile/id")).isEqualTo("ansi-z80.1-2015");
        assertThat(all.at("/items/1/verdict/right/findings/0/limit").isNumber()).isTrue();
        assertThat(HARBOUR.database().texts("select action from audit_entries where tenant_id = ? and target_id = ? and action = 'order.inspected'", HARBOUR.id(), order)).hasSize(2);
    }

    @Test
    void the_same_key_writes_once_however_often_it_is_sent_and_at_once() throws Exception {
        UUID order = inQualityCheck(HARBOUR);
        Rest focimeter = HARBOUR.as(LAB_MANAGER).with("Idempotency-Key", UUID.randomUUID().toString());
        Answer first = focimeter.post("/api/orders/" + order + "/inspections", GOOD).expect(201);

        assertThat(focimeter.post("/api/orders/" + order + "/inspections", GOOD).expect(201).json()).isEqualTo(first.json());
        focimeter.post("/api/orders/" + order + "/inspections", BAD).expect(409);
        HARBOUR.as(LAB_MANAGER).post("/api/orders/" + order + "/inspections", GOOD).expect(400);
        ExecutorService inspectors = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> another = () -> inspect(HARBOUR, order, GOOD).status();
            for (Future<Integer> each : inspectors.invokeAll(List.of(another, another, another, another))) {
                assertThat(each.get()).isEqualTo(201);
            }
        } finally {
            inspectors.shutdown();
        }
        assertThat(HARBOUR.database().texts("select no from inspections where tenant_id = ? and order_id = ? order by no", HARBOUR.id(), order)).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void spectacles_that_failed_stay_until_they_pass_or_come_back_from_glazing() {
        UUID order = inQualityCheck(HARBOUR);
        Rest inspector = HARBOUR.holding(EnumSet.of(Permission.LAB_INSPECT, Permission.LAB_SHIP, Permission.ORDERS_HOLD));
        inspect(HARBOUR, order, BAD).expect(201);

        assertThat(move(inspector, order, "ready", null).expect(422).text("/rule")).isEqualTo("inspection_failed");
        assertThat(move(inspector, order, "shipped", "Hurry").expect(422).text("/rule")).as("nor by way of what lies behind").isEqualTo("inspection_failed");
        move(inspector, order, "on_hold", "Lunch").expect(200);
        move(inspector, order, "quality_check", null).expect(200);
        assertThat(move(inspector, order, "ready", null).expect(422).text("/rule")).as("nor by a rest on hold").isEqualTo("inspection_failed");
        inspect(HARBOUR, order, GOOD).expect(201);
        move(inspector, order, "ready", null).expect(200);

        UUID reworked = inQualityCheck(HARBOUR);
        inspect(HARBOUR, reworked, BAD).expect(201);
        move(inspector, reworked, "glazing", null).expect(200);
        move(inspector, reworked, "quality_check", null).expect(200);
        move(inspector, reworked, "ready", null).expect(200);
    }

    @Test
    void whoever_may_lets_them_pass_all_the_same_and_says_why() {
        UUID order = inQualityCheck(HARBOUR);
        inspect(HARBOUR, order, BAD).expect(201);
        Rest manager = HARBOUR.as(LAB_MANAGER);

        assertThat(move(manager, order, "ready", " ").expect(422).text("/rule")).isEqualTo("override_reason_needed");
        move(manager, order, "ready", "She wore half a dioptre less before").expect(200);

        Answer all = manager.get("/api/orders/" + order + "/inspections").expect(200);
        assertThat(all.text("/items/0/override")).isEqualTo("She wore half a dioptre less before");
        assertThat(all.at("/items/0/passed").asBoolean(true)).isFalse();
        assertThat(all.at("/items/0/measured").isMissingNode()).isTrue();
        assertThat(HARBOUR.database().texts("select detail ->> 'reason' from audit_entries where tenant_id = ? and target_id = ? and action = 'inspection.overridden'", HARBOUR.id(), order))
            .containsExactly("She wore half a dioptre less before");
    }

    @Test
    void for_a_child_only_a_registrant_lets_them_pass_all_the_same() {
        UUID order = inQualityCheck(HARBOUR, Visit.to(HARBOUR).bornOn("2018-03-01"));
        inspect(HARBOUR, order, BAD).expect(201);

        assertThat(move(HARBOUR.as(LAB_MANAGER), order, "ready", "It is nearly right").expect(422).text("/rule")).isEqualTo("restricted_supply");
        move(HARBOUR.holding(EnumSet.of(Permission.LAB_OVERRIDE, Permission.DISPENSES_SUPERVISE)), order, "ready", "I measured again by hand").expect(200);
    }

    @Test
    void where_only_measured_ones_pass_nobody_walks_past_the_focimeter() {
        UUID before = inQualityCheck(HARBOUR);
        Rest inspector = HARBOUR.holding(EnumSet.of(Permission.LAB_INSPECT));
        move(inspector, before, "ready", null).expect(200);

        settings(HARBOUR, true);
        UUID order = inQualityCheck(HARBOUR);
        assertThat(move(inspector, order, "ready", null).expect(422).text("/rule")).isEqualTo("not_inspected");
        inspect(HARBOUR, order, "{}").expect(201);
        assertThat(move(inspector, order, "ready", null).expect(422).text("/rule")).as("nothing measured is nothing good").isEqualTo("inspection_failed");
        inspect(HARBOUR, order, GOOD).expect(201);
        move(inspector, order, "ready", null).expect(200);

        UUID theirs = inQualityCheck(NORTHGATE);
        move(NORTHGATE.holding(EnumSet.of(Permission.LAB_INSPECT)), theirs, "ready", null).expect(200);
    }

    @Test
    void a_practice_says_by_which_standard_it_judges() {
        Rest manager = HARBOUR.as(PRACTICE_MANAGER);
        Answer seen = manager.get(SETTINGS).expect(200);
        assertThat(manager.with("If-Match", seen.etag()).put(SETTINGS, "{\"profile\":\"din\"}").expect(400).texts("/errors", "/field")).containsExactly("onlyMeasured", "profile");
        manager.with("If-Match", seen.etag()).put(SETTINGS, "{\"onlyMeasured\":false,\"profile\":\"bs-en-iso-21987-2017\"}").expect(200);
        manager.with("If-Match", seen.etag()).put(SETTINGS, "{\"onlyMeasured\":false}").expect(412);

        UUID order = inQualityCheck(HARBOUR);
        assertThat(inspect(HARBOUR, order, GOOD).expect(201).text("/verdict/profile/id")).isIn("bs-en-iso-21987-2017", "ansi-z80.1-2015");
        assertThat(inspect(HARBOUR, order, GOOD.replaceFirst("\\{", "{\"profile\":\"ansi-z80.1-2015\",")).expect(201).text("/verdict/profile/id")).isEqualTo("ansi-z80.1-2015");
        assertThat(HARBOUR.as(LAB_MANAGER).get("/api/lab/tolerance-profiles").expect(200).texts("/items", "/usual")).containsExactly("false", "true");
        assertThat(NORTHGATE.as(LAB_MANAGER).get("/api/lab/tolerance-profiles").expect(200).texts("/items", "/usual")).as("of another practice").containsExactly("true", "false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"reading\":\"hello\"} | reading | reading_unknown",
        "{\"reading\":\"R -1.00\",\"right\":{\"sphere\":-1}} | right.sphere | measured_twice",
        "{\"reading\":\"R -99.00\"} | right.sphere | sphere_out_of_range",
        "{\"right\":{\"sphere\":-1.001}} | right.sphere | sphere_too_fine"})
    void a_reading_that_makes_no_sense_is_refused_with_its_field(String body, String field, String code) {
        UUID order = inQualityCheck(HARBOUR);

        Answer refused = inspect(HARBOUR, order, body).expect(400);

        assertThat(refused.texts("/errors", "/field")).containsExactly(field);
        assertThat(refused.texts("/errors", "/code")).containsExactly(code);
        assertThat(HARBOUR.as(LAB_MANAGER).get("/api/orders/" + order + "/inspections").expect(200).at("/items")).isEmpty();
    }

    @Test
    void only_what_is_in_the_quality_check_is_inspected_by_those_who_may_in_their_own_practice() {
        UUID waiting = Visit.to(HARBOUR).ordered().orders().get(0);
        assertThat(inspect(HARBOUR, waiting, GOOD).expect(409).text("/detail")).contains("Waiting");
        UUID order = inQualityCheck(HARBOUR);
        assertThat(HARBOUR.as(LAB_TECHNICIAN).with("Idempotency-Key", "k").post("/api/orders/" + order + "/inspections", GOOD).expect(403).text("/permission")).isEqualTo("lab:check");
        assertThat(HARBOUR.as(RECEPTIONIST).get("/api/orders/" + order + "/inspections").expect(403).text("/permission")).isEqualTo("lab:view");
        Answer ofTheirs = inspect(NORTHGATE, order, GOOD).expect(404);
        assertThat(ofTheirs.text("/detail")).isEqualTo(inspect(NORTHGATE, UUID.randomUUID(), GOOD).expect(404).text("/detail"));
        NORTHGATE.as(OWNER).get("/api/orders/" + order + "/inspections").expect(404);
    }

    private static Answer inspect(Practice practice, UUID order, String body) {
        return practice.as(LAB_MANAGER).with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/orders/" + order + "/inspections", body);
    }

    private static UUID inQualityCheck(Practice practice) {
        return inQualityCheck(practice, Visit.to(practice));
    }

    private static UUID inQualityCheck(Practice practice, Visit visit) {
        UUID order = visit.ordered().orders().get(0);
        move(practice.as(LAB_MANAGER), order, "in_production", null).expect(200);
        move(practice.as(LAB_MANAGER), order, "quality_check", null).expect(200);
        return order;
    }

    private static Answer move(Rest by, UUID order, String to, String reason) {
        long version = by.get("/api/orders/" + order).expect(200).number("/version");
        return by.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d%s}".formatted(to, version, reason == null ? "" : ",\"reason\":\"" + reason + "\""));
    }

    private static void settings(Practice practice, boolean onlyMeasured) {
        Rest manager = practice.as(PRACTICE_MANAGER);
        manager.with("If-Match", manager.get(SETTINGS).expect(200).etag()).put(SETTINGS, "{\"onlyMeasured\":" + onlyMeasured + "}").expect(200);
    }
}
