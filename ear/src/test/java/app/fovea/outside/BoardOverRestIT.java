package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The lab's board as programs read it: its columns, what a card says, and what is asked for of it. */
class BoardOverRestIT {
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();
    private final Rest lab = northgate.as(LAB_MANAGER);

    @Test
    void every_stage_in_which_a_job_can_stand_is_a_column_and_a_job_stands_in_its_own() {
        UUID order = orderIn(northgate);
        Answer board = lab.get("/api/lab/board").expect(200);

        assertThat(board.texts("/columns", "/key")).startsWith("pending", "awaiting_frame", "awaiting_lens", "surfacing", "coating", "glazing", "quality_check", "ready", "shipped").endsWith("on_hold");
        board.at("/columns").forEach(column -> {
            assertThat(column.get("cards")).allSatisfy(card -> {
                assertThat(card.get("column")).isEqualTo(column.get("key"));
                assertThat(card.get("stage")).isEqualTo(column.get("stage"));
                assertThat(card.get("category")).isEqualTo(column.get("category"));
            });
            assertThat(column.get("count").asInt()).isEqualTo(column.get("cards").size());
        });
        JsonNode card = card(board, order);
        assertThat(card.get("column").asText()).isEqualTo("pending");
        assertThat(card.get("patientInitials").asText()).isEqualTo("AV");
        assertThat(card.get("branch").asText()).isEqualTo(northgate.database().text("select b.name from branches b join orders o on o.branch_id = b.id where o.id = ?", order));
        assertThat(card.get("supplier").asText()).isEqualTo(sold(order, "{lens,supplier}"));
        assertThat(card.get("lens").asText()).isEqualTo(sold(order, "{lens,name}"));
        assertThat(card.get("frame").asText()).isEqualTo("%s %s, %s".formatted(sold(order, "{frame,brand}"), sold(order, "{frame,model}"), sold(order, "{frame,colour}")));
        assertThat(card.get("moves")).isNotEmpty().allSatisfy(move -> assertThat(move.get("title").asText()).isNotBlank());
        assertThat(card.get("moves")).filteredOn(move -> move.get("stage").asText().equals("on_hold")).singleElement().satisfies(move -> assertThat(move.get("asks").asText()).isEqualTo("reason"));
    }

    @Test
    void jobs_are_found_by_branch_supplier_stage_tray_number_and_day_and_the_columns_count_all_the_same() {
        UUID one = orderIn(northgate);
        UUID other = orderIn(northgate);
        String tray = "T" + UUID.randomUUID().toString().substring(0, 8);
        lay(one, tray).expect(200);
        moved(other, "awaiting_lens");
        String number = text("select number from orders where id = ?", one);
        String branch = text("select branch_id from orders where id = ?", one);

        assertThat(ids("tray=" + tray.toLowerCase())).containsExactly(one);
        assertThat(ids("q=" + tray)).containsExactly(one);
        assertThat(ids("q=" + number.toLowerCase())).containsExactly(one);
        assertThat(ids("q=av")).contains(one, other);
        assertThat(ids("stage=awaiting_lens")).contains(other).doesNotContain(one);
        assertThat(ids("stage=pending")).contains(one).doesNotContain(other);
        UUID made = orderIn(northgate);
        moved(made, "in_production");
        assertThat(ids("stage=in_production")).as("a category has all its stages").contains(made).doesNotContain(one, other);
        assertThat(ids("branch=" + branch)).contains(one);
        assertThat(ids("branch=" + UUID.randomUUID())).isEmpty();
        assertThat(ids("supplier=" + sold(one, "{lens,supplier}").replace(" ", "%20"))).contains(one);
        assertThat(ids("supplier=Nobody")).isEmpty();
        assertThat(columns("tray=" + tray, "/count")).as("what is full stays full").isEqualTo(columns("", "/count"));
    }

    @Test
    void late_is_before_today_and_never_what_has_left_the_lab() {
        UUID late = promised(orderIn(northgate), -1);
        UUID today = promised(orderIn(northgate), 0);
        UUID inAWeek = promised(orderIn(northgate), 6);
        UUID later = promised(orderIn(northgate), 7);

        assertThat(ids("due=late")).contains(late).doesNotContain(today, inAWeek, later);
        assertThat(ids("due=today")).contains(today).doesNotContain(late, inAWeek, later);
        assertThat(ids("due=week")).contains(today, inAWeek).doesNotContain(late, later);
        assertThat(card(lab.get("/api/lab/board").expect(200), late).get("late").asBoolean()).isTrue();

        northgate.database().execute("update orders set stage = 'shipped', category = 'shipped' where id = ?", late);
        assertThat(ids("due=late")).doesNotContain(late);
        assertThat(card(lab.get("/api/lab/board").expect(200), late).get("late").asBoolean()).isFalse();
    }

    @Test
    void cards_are_read_by_their_ids_whether_they_are_on_the_board_or_have_left_it_and_nobody_elses_are() {
        UUID here = orderIn(northgate);
        UUID gone = orderIn(northgate);
        UUID theirs = orderIn(harbour);
        northgate.as(LAB_MANAGER).post("/api/orders/" + gone + "/transitions", "{\"to\":\"cancelled\",\"version\":1,\"reason\":\"changed their mind\"}").expect(200);

        Answer answer = lab.get("/api/lab/board/cards?ids=%s,%s,%s,%s".formatted(here, gone, theirs, UUID.randomUUID())).expect(200);

        assertThat(answer.texts("/cards", "/id")).containsExactlyInAnyOrder(here.toString(), gone.toString());
        answer.at("/cards").forEach(card -> {
            boolean left = card.get("id").asText().equals(gone.toString());
            assertThat(card.get("category").asText()).isEqualTo(left ? "cancelled" : "pending");
            assertThat(card.has("column")).isEqualTo(!left);
        });
        String many = IntStream.range(0, 101).mapToObj(i -> UUID.randomUUID().toString()).collect(Collectors.joining(","));
        assertThat(lab.get("/api/lab/board/cards?ids=" + many).expect(400).text("/errors/0/code")).isEqualTo("too_many");
    }

    @Test
    void a_job_lies_in_a_tray_until_somebody_who_saw_it_there_takes_it_out() {
        UUID order = orderIn(northgate);
        assertThat(lay(order, "  17 ").expect(200).text("/tray")).isEqualTo("17");
        assertThat(card(lab.get("/api/lab/board").expect(200), order).get("tray").asText()).isEqualTo("17");

        lab.put("/api/orders/" + order + "/tray", "{\"tray\":\"18\",\"version\":1}").expect(409);
        lab.put("/api/orders/" + order + "/tray", "{\"tray\":\"18\"}").expect(400);
        assertThat(lay(order, "x".repeat(21)).expect(400).text("/errors/0/code")).isEqualTo("tray_unreadable");
        northgate.as(DISPENSING_OPTICIAN).put("/api/orders/" + order + "/tray", "{\"tray\":\"18\",\"version\":2}").expect(403);

        assertThat(lay(order, null).expect(200).at("/tray").isMissingNode()).isTrue();
    }

    private Answer lay(UUID order, String tray) {
        long version = northgate.database().count("select version from orders where id = ?", order);
        return northgate.as(LAB_TECHNICIAN).put("/api/orders/" + order + "/tray", "{\"tray\":%s,\"version\":%d}".formatted(tray == null ? "null" : "\"" + tray + "\"", version));
    }

    private void moved(UUID order, String to) {
        lab.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(to, northgate.database().count("select version from orders where id = ?", order))).expect(200);
    }

    private UUID promised(UUID order, int days) {
        northgate.database().execute("update orders set promised_on = (now() at time zone 'Europe/London')::date + ? where id = ?", days, order);
        return order;
    }

    private List<UUID> ids(String query) {
        List<UUID> ids = new ArrayList<>();
        lab.get("/api/lab/board?" + query).expect(200).at("/columns").forEach(column -> column.get("cards").forEach(card -> ids.add(UUID.fromString(card.get("id").asText()))));
        return ids;
    }

    private List<String> columns(String query, String pointer) {
        return lab.get("/api/lab/board?" + query).expect(200).texts("/columns", pointer);
    }

    private static JsonNode card(Answer board, UUID order) {
        List<JsonNode> found = new ArrayList<>();
        board.at("/columns").forEach(column -> column.get("cards").forEach(found::add));
        return found.stream().filter(card -> card.get("id").asText().equals(order.toString())).findFirst().orElseThrow();
    }

    private String sold(UUID order, String path) {
        return text("select snapshot #>> ?::text[] from orders where id = ?", path, order);
    }

    private String text(String sql, Object... values) {
        return northgate.database().text(sql, values);
    }

    private static UUID orderIn(Practice practice) {
        return Visit.to(practice).ordered().orders().get(0);
    }
}
