package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A job's way through the lab: where it may go, who may send it there, and what never changes on the way. */
class OrdersIT {
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void aMoveThatTheLabDoesNotKnowIsRefusedWithThoseThatItKnows() {
        UUID order = orderIn(northgate);

        for (String nonsense : List.of("completed", "dispensed", "ready", "shipped", "nowhere")) {
            Answer refused = move(LAB_MANAGER, order, nonsense).expect(409);

            List<String> allowed = refused.texts("/allowed", "");
            assertThat(allowed).contains("in_production", "awaiting_frame", "on_hold", "cancelled").doesNotContain(nonsense);
        }
        assertThat(stageOf(order)).isEqualTo("pending");
    }

    @Test
    void everyNameThatIsSaidToBeAllowedIsAllowed() {
        UUID order = orderIn(northgate);
        List<String> allowed = look(order).texts("/allowed", "");

        for (String name : allowed) {
            UUID another = orderIn(northgate);
            moveBecause(OWNER, another, name, "Because it is allowed").expect(200);
        }
    }

    @Test
    void ofTwoPeopleWhoSawTheSameJobOneMovesIt() {
        UUID order = orderIn(northgate);
        long seen = look(order).number("/version");

        List<Answer> answers = AtOnce.call(4, each -> northgate.as(LAB_MANAGER).post("/api/orders/" + order + "/transitions",
            "{\"to\":\"awaiting_frame\",\"version\":%d}".formatted(seen)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409, 409, 409);
        assertThat(look(order).texts("/history", "/to")).containsExactly("pending", "awaiting_frame");
        Answer stale = northgate.as(LAB_MANAGER).post("/api/orders/" + order + "/transitions", "{\"to\":\"pending\",\"version\":%d}".formatted(seen)).expect(409);
        assertThat(stale.texts("/allowed", "")).as("what one could do instead").contains("pending");
    }

    @Test
    void aMoveWithAKeyIsMadeOnceAndSaysWhereItWasMade() {
        UUID order = orderIn(northgate);
        Rest scanner = northgate.as(LAB_MANAGER).with("Idempotency-Key", UUID.randomUUID().toString());
        String move = "{\"to\":\"awaiting_lens\",\"version\":%d,\"station\":\"Tray rack 2\"}".formatted(look(order).number("/version"));

        Answer first = scanner.post("/api/orders/" + order + "/transitions", move).expect(200);
        Answer again = scanner.post("/api/orders/" + order + "/transitions", move).expect(200);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.texts("/history", "/to")).containsExactly("pending", "awaiting_lens");
        assertThat(first.text("/history/1/station")).isEqualTo("Tray rack 2");
        assertThat(northgate.database().texts("select payload ->> 'station' from journey_events where aggregate_id = ? and type = 'order.status_changed'", order)).containsExactly("Tray rack 2");
        scanner.post("/api/orders/" + order + "/transitions", move.replace("awaiting_lens", "awaiting_frame")).expect(409);
    }

    @Test
    void anOrderIsChangedBeforeItIsMadeAndNotAfterwards() {
        UUID order = orderIn(northgate);
        Answer before = look(order);
        String day = LocalDate.now().plusDays(40).toString();

        Answer changed = change(order, "\"promisedOn\":\"%s\",\"rush\":true,\"instructions\":\"Tint the left lens last\",\"reason\":\"Wedding\"".formatted(day)).expect(200);

        assertThat(changed.text("/promisedOn")).isEqualTo(day);
        assertThat(changed.at("/rush").asBoolean()).isTrue();
        assertThat(changed.text("/instructions")).isEqualTo("Tint the left lens last");
        assertThat(changed.text("/stageEnteredAt")).as("it moved nowhere").isEqualTo(before.text("/stageEnteredAt"));
        assertThat(changed.text("/history/1/reason")).contains(day, before.text("/promisedOn"), "before the others", "Wedding");
        assertThat(changed.at("/snapshot")).isEqualTo(before.at("/snapshot"));
        assertThat(northgate.database().texts("select payload ->> 'from' || ' ' || (payload ->> 'to') from journey_events where aggregate_id = ? and type = 'order.status_changed'", order)).containsExactly("pending pending");
        change(order, "\"promisedOn\":\"2020-01-01\"").expect(400);
        northgate.as(LAB_MANAGER).post("/api/orders/" + order + "/changes", "{\"version\":%d,\"rush\":false}".formatted(before.number("/version"))).expect(409);
        assertThat(northgate.as(OPTICAL_ASSISTANT).post("/api/orders/" + order + "/changes", "{\"version\":2,\"rush\":false}").expect(403).text("/permission")).isEqualTo("orders:change");
        move(LAB_MANAGER, order, "in_production").expect(200);

        Answer late = change(order, "\"rush\":false").expect(422);

        assertThat(late.text("/rule")).isEqualTo("being_made");
        assertThat(late.text("/detail")).contains("made again");
    }

    @Test
    void aCategorysNameStandsForItsFirstStage() {
        UUID order = orderIn(northgate);
        String firstWork = look(order).at("/snapshot/lens/stock").asBoolean() ? "glazing" : "surfacing";

        assertThat(move(LAB_MANAGER, order, "in_production").expect(200).text("/stage")).isEqualTo(firstWork);
        assertThat(move(LAB_MANAGER, order, "quality_check").expect(200).text("/stage")).isEqualTo("quality_check");
        assertThat(move(LAB_MANAGER, order, "shipped").expect(200).text("/stage")).isEqualTo("shipped");
        assertThat(move(LAB_MANAGER, order, "completed").expect(200).text("/stage")).isEqualTo("dispensed");
        assertThat(look(order).texts("/allowed", "")).containsExactly("returned");
    }

    @Test
    void whatIsOnHoldSaysWhyAndGoesBackWhereItCameFrom() {
        UUID order = orderIn(northgate);
        move(LAB_MANAGER, order, "awaiting_frame").expect(200);
        assertThat(move(LAB_MANAGER, order, "on_hold").expect(422).text("/rule")).isEqualTo("reason_needed");

        Answer held = moveBecause(LAB_MANAGER, order, "on_hold", "The frame is cracked").expect(200);

        assertThat(held.texts("/allowed", "")).contains("awaiting_frame", "cancelled").doesNotContain("in_production", "shipped");
        assertThat(move(LAB_MANAGER, order, "awaiting_frame").expect(200).text("/history/2/reason")).isEqualTo("The frame is cracked");
    }

    @Test
    void everyMoveAsksForItsRight() {
        UUID order = orderIn(northgate);
        assertThat(move(OPTICAL_ASSISTANT, order, "in_production").expect(403).text("/permission")).isEqualTo("lab:start");
        move(LAB_TECHNICIAN, order, "in_production").expect(200);
        move(LAB_TECHNICIAN, order, "quality_check").expect(200);
        assertThat(move(LAB_TECHNICIAN, order, "ready").expect(403).text("/permission")).isEqualTo("lab:inspect");
        assertThat(moveBecause(LAB_TECHNICIAN, order, "cancelled", "No more wanted").expect(403).text("/permission")).isEqualTo("orders:cancel_made");
        move(LAB_MANAGER, order, "ready").expect(200);
        assertThat(move(LAB_TECHNICIAN, order, "shipped").expect(403).text("/permission")).isEqualTo("lab:ship");
        move(DISPENSING_OPTICIAN, order, "shipped").expect(200);
        move(DISPENSING_OPTICIAN, order, "dispensed").expect(200);
    }

    @Test
    void whoMayShipMayNotThereforePassAQualityCheck() {
        UUID order = orderIn(northgate);
        move(LAB_TECHNICIAN, order, "in_production").expect(200);
        move(LAB_TECHNICIAN, order, "quality_check").expect(200);

        Answer refused = move(DISPENSING_OPTICIAN, order, "shipped").expect(403);

        assertThat(refused.text("/permission")).isEqualTo("lab:inspect");
        assertThat(stageOf(order)).isEqualTo("quality_check");
    }

    @Test
    void anOrderStaysAsItWasSoldWhateverTheCatalogueSaysLater() {
        Visit visit = Visit.to(northgate).ordered();
        UUID order = visit.orders().get(0);
        JsonNode sold = look(order).at("/snapshot");
        String hash = hashOf(order);
        String frame = northgate.as(DISPENSING_OPTICIAN).get("/api/dispenses/" + visit.dispenseId()).text("/pairs/0/frameId");
        String brand = northgate.database().text("select brand from frames where id = ?::uuid", frame);
        northgate.database().execute("update frames set brand = 'Renamed', price = price + 100 where id = ?::uuid", frame);
        try {
            assertThat(look(order).at("/snapshot")).isEqualTo(sold);
            assertThat(look(order).text("/frame")).doesNotContain("Renamed");
            assertThat(hashOf(order)).isEqualTo(hash);
            assertThat(northgate.as(OWNER).get("/api/invoices/" + visit.invoiceId()).amount("/total")).isEqualByComparingTo(visit.total());
            assertThat(northgate.as(OWNER).get("/api/dispenses/" + visit.dispenseId()).amount("/quote/total")).as("the price of a sold sale").isEqualByComparingTo(visit.total());
        } finally {
            northgate.database().execute("update frames set brand = ?, price = price - 100 where id = ?::uuid", brand, frame);
        }
        assertThat(move(LAB_MANAGER, order, "in_production").expect(200).at("/snapshot")).isEqualTo(sold);
    }

    @Test
    void ordersAreListedByCategoryNewestFirstAndPageByPage() {
        UUID first = orderIn(northgate);
        UUID second = orderIn(northgate);
        orderIn(harbour);
        move(LAB_MANAGER, first, "in_production").expect(200);

        List<String> pending = everyPage("/api/orders?category=pending&limit=3");
        List<String> inProduction = everyPage("/api/orders?category=in_production&limit=3");

        assertThat(pending).contains(second.toString()).doesNotContain(first.toString()).doesNotHaveDuplicates();
        assertThat(inProduction).contains(first.toString()).doesNotContain(second.toString()).doesNotHaveDuplicates();
        assertThat(pending).hasSize((int) northgate.database().count("select count(*) from orders where tenant_id = ? and category = 'pending'", northgate.id()));
        northgate.as(OWNER).get("/api/orders?category=nonsense").expect(400);
    }

    @Test
    void theBoardShowsEveryOpenJobOfThisPracticeAndNoOther() {
        UUID order = orderIn(northgate);
        UUID theirs = orderIn(harbour);

        Answer board = northgate.as(LAB_TECHNICIAN).get("/api/lab/board").expect(200);

        assertThat(board.texts("/columns", "/category")).doesNotContain("completed", "cancelled").contains("pending", "in_production", "quality_check", "shipped", "on_hold");
        assertThat(board.body()).contains(order.toString()).doesNotContain(theirs.toString());
        List<JsonNode> cards = new ArrayList<>();
        board.at("/columns").forEach(column -> column.get("cards").forEach(cards::add));
        assertThat(cards).hasSize((int) northgate.database().count("select count(*) from orders where tenant_id = ? and category not in ('completed', 'cancelled')", northgate.id()));
    }

    private static UUID orderIn(Practice practice) {
        return Visit.to(practice).ordered().orders().get(0);
    }

    private Answer look(UUID order) {
        return northgate.as(OWNER).get("/api/orders/" + order).expect(200);
    }

    private String stageOf(UUID order) {
        return look(order).text("/stage");
    }

    private String hashOf(UUID order) {
        return northgate.database().text("select snapshot_hash from orders where id = ?", order);
    }

    private Answer change(UUID order, String what) {
        return northgate.as(LAB_MANAGER).post("/api/orders/" + order + "/changes", "{\"version\":%d,%s}".formatted(look(order).number("/version"), what));
    }

    private Answer move(DefaultRole by, UUID order, String to) {
        return northgate.as(by).post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(to, look(order).number("/version")));
    }

    private Answer moveBecause(DefaultRole by, UUID order, String to, String reason) {
        return northgate.as(by).post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d,\"reason\":\"%s\"}".formatted(to, look(order).number("/version"), reason));
    }

    private List<String> everyPage(String path) {
        List<String> ids = new ArrayList<>();
        Answer page = northgate.as(OWNER).get(path).expect(200);
        ids.addAll(page.texts("/items", "/id"));
        while (!page.at("/next").isMissingNode()) {
            page = northgate.as(OWNER).get(path + "&after=" + page.text("/next")).expect(200);
            ids.addAll(page.texts("/items", "/id"));
        }
        return ids;
    }
}
