package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.lab.entity.BoardColumns;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A practice arranges its board, and no other practice's; the rules do not notice. */
class LabColumnsIT {
    private static final String SETTINGS = "/api/settings/lab-columns";
    private final Practice northgate = Practice.northgate();
    private final Rest lab = northgate.as(LAB_MANAGER);

    @AfterEach
    void asItWas() {
        northgate.database().execute("delete from lab_columns where tenant_id = ?", northgate.id());
    }

    @Test
    void a_stage_gets_a_second_column_with_a_limit_and_a_job_goes_there_and_on() {
        List<String> theirs = Practice.harbour().as(LAB_MANAGER).get("/api/lab/board").expect(200).texts("/columns", "/title");
        List<String> columns = standard();
        columns.set(0, column("pending", "In the queue", "pending", null));
        columns.add(1, column(null, "Rush bench", "pending", 1));
        Answer arranged = put(columns).expect(200);
        assertThat(arranged.texts("/columns", "/key")).startsWith("pending", "rush_bench", "awaiting_frame");
        assertThat(Practice.harbour().as(LAB_MANAGER).get("/api/lab/board").expect(200).texts("/columns", "/title")).isEqualTo(theirs);

        UUID order = Visit.to(northgate).ordered().orders().get(0);
        UUID other = Visit.to(northgate).ordered().orders().get(0);
        assertThat(card(order).get("column").asText()).isEqualTo("pending");
        assertThat(card(order).get("moves").get(0).get("column").asText()).as("beside comes first").isEqualTo("rush_bench");
        String since = card(order).get("stageEnteredAt").asText();
        move(order, "rush_bench").expect(200);
        move(other, "rush_bench").expect(200);

        assertThat(card(order).get("column").asText()).isEqualTo("rush_bench");
        assertThat(card(order).get("stageEnteredAt").asText()).as("time in the stage goes on").isEqualTo(since);
        JsonNode bench = lab.get("/api/lab/board").expect(200).at("/columns/1");
        assertThat(bench.get("title").asText()).isEqualTo("Rush bench");
        assertThat(bench.get("count").asInt()).isEqualTo(2);
        assertThat(bench.get("over").asBoolean()).isTrue();
        JsonNode step = northgate.as(LAB_MANAGER).get("/api/orders/" + order).expect(200).at("/history/1");
        assertThat(step.get("from").asText() + step.get("to").asText() + step.get("station").asText()).isEqualTo("pendingpendingrush_bench");
        move(order, "rush_bench").expect(409);

        move(order, "awaiting_lens").expect(200);
        assertThat(card(order).get("column").asText()).isEqualTo("awaiting_lens");
        move(order, "rush_bench").expect(200);
        assertThat(card(order).get("stage").asText()).as("a column of another stage is a move to that stage").isEqualTo("pending");
        assertThat(card(order).get("column").asText()).isEqualTo("rush_bench");

        long version = northgate.database().count("select version from orders where id = ?", order);
        put(standard()).expect(200);
        assertThat(card(order).get("column").asText()).as("a job of a column that was removed").isEqualTo("pending");
        assertThat(northgate.database().count("select version from orders where id = ?", order)).isEqualTo(version);
        assertThat(northgate.database().count("select count(*) from audit_entries where tenant_id = ? and action = 'lab_columns.changed'", northgate.id())).isPositive();
    }

    @Test
    void what_would_leave_jobs_nowhere_or_confuse_people_is_refused_and_says_why() {
        assertThat(refused(standard().subList(1, standard().size()))).containsExactly("stage_without_column");
        List<String> twice = standard();
        twice.add(column(null, "ready", "ready", null));
        assertThat(refused(twice)).containsExactly("name_taken");
        List<String> odd = standard();
        odd.add(column("nowhere", "Nowhere", "pending", null));
        odd.add(column(null, " ", "pending", 0));
        odd.add(column(null, "Gone", "dispensed", null));
        odd.add(column("pending", "Other stage", "ready", null));
        assertThat(refused(odd)).containsExactlyInAnyOrder("column_unknown", "name_unreadable", "limit_out_of_range", "stage_unknown", "column_twice");

        lab.put(SETTINGS, body(standard())).expect(428);
        lab.with("If-Match", "\"old\"").put(SETTINGS, body(standard())).expect(412);
        northgate.as(DISPENSING_OPTICIAN).get(SETTINGS).expect(403);
    }

    private List<String> refused(List<String> columns) {
        return put(columns).expect(400).texts("/errors", "/code");
    }

    private Answer put(List<String> columns) {
        return lab.with("If-Match", lab.get(SETTINGS).expect(200).etag()).put(SETTINGS, body(columns));
    }

    private Answer move(UUID order, String to) {
        return lab.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(to, northgate.database().count("select version from orders where id = ?", order)));
    }

    private JsonNode card(UUID order) {
        return lab.get("/api/lab/board/cards?ids=" + order).expect(200).at("/cards/0");
    }

    private static List<String> standard() {
        return BoardColumns.openStages().map(stage -> column(stage.id(), stage.title(), stage.id(), null)).collect(Collectors.toCollection(ArrayList::new));
    }

    private static String column(String key, String name, String stage, Integer limit) {
        return "{%s\"name\":\"%s\",\"stage\":\"%s\"%s}".formatted(key == null ? "" : "\"key\":\"" + key + "\",", name, stage, limit == null ? "" : ",\"limit\":" + limit);
    }

    private static String body(List<String> columns) {
        return "{\"columns\":[" + String.join(",", columns) + "]}";
    }
}
