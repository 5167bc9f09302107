package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What patients are promised, by the days on which a branch is open. What is changed here is changed back: other tests read the demonstration's promises. */
class PromisesIT {
    private static final String CALENDAR = "/api/settings/calendar";

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();
    private final Rest manager = harbour.as(PRACTICE_MANAGER);

    @Test
    void a_patient_is_promised_a_day_on_which_the_branch_is_open_and_another_practices_days_are_its_own() {
        Visit visit = Visit.to(harbour).readyToPay();
        String calendar = CALENDAR + "/" + harbour.database().text("select branch_id from dispenses where tenant_id = ? and id = ?", harbour.id(), visit.dispenseId());
        Answer before = manager.get(calendar).expect(200);
        Answer elsewhere = northgate.as(PRACTICE_MANAGER).get(CALENDAR).expect(200);
        LocalDate today = LocalDate.now();
        // On ten Wednesdays it is closed, too: the promise comes after them.
        String closed = IntStream.rangeClosed(0, 80).mapToObj(today::plusDays).filter(day -> day.getDayOfWeek() == DayOfWeek.WEDNESDAY).limit(10)
            .map(day -> "{\"on\":\"" + day + "\",\"name\":\"Move\"}").collect(Collectors.joining(","));
        try {
            manager.with("If-Match", before.etag()).put(calendar, "{\"openDays\":[\"wednesday\"],\"closingDays\":[" + closed + "]}").expect(200);

            UUID order = visit.paidInFull().awaitOrders(1).get(0);

            LocalDate promised = LocalDate.parse(visit.seller().get("/api/orders/" + order).expect(200).text("/promisedOn"));
            assertThat(promised.getDayOfWeek()).isEqualTo(DayOfWeek.WEDNESDAY);
            assertThat(promised).as("not while it is closed").isAfter(today.plusDays(70));
            assertThat(northgate.as(PRACTICE_MANAGER).get(CALENDAR).expect(200).json()).isEqualTo(elsewhere.json());
        } finally {
            manager.with("If-Match", manager.get(calendar).expect(200).etag()).put(calendar, asItWas(before)).expect(200);
        }
    }

    @Test
    void nobody_overwrites_a_change_that_they_have_not_seen_and_what_makes_no_sense_is_told_beside_its_field() {
        Answer all = manager.get(CALENDAR).expect(200);
        String calendar = CALENDAR + "/" + all.text("/items/0/branchId");
        Answer before = manager.get(calendar).expect(200);
        String mondays = "{\"openDays\":[\"monday\"]}";
        try {
            manager.put(calendar, mondays).expect(428);
            Answer changed = manager.with("If-Match", before.etag()).put(calendar, mondays).expect(200);
            manager.with("If-Match", before.etag()).put(calendar, mondays).expect(412);
            Rest editing = manager.with("If-Match", changed.etag());

            assertThat(changed.texts("/openDays", "")).containsExactly("monday");
            assertThat(editing.put(calendar, "{\"openDays\":[]}").expect(400).texts("/errors", "/field")).containsExactly("openDays");
            assertThat(editing.put(calendar, "{\"openDays\":[\"Monday\",null]}").expect(400).texts("/errors", "/field")).containsExactly("openDays[0]", "openDays[1]");
            assertThat(editing.put(calendar, "{\"openDays\":[\"monday\"],\"closingDays\":[null,{\"on\":\"2026-12-25\"}]}").expect(400).texts("/errors", "/field")).containsExactly("closingDays[0].on", "closingDays[1].name");
            assertThat(harbour.database().texts("select detail ->> 'after' from audit_entries where tenant_id = ? and action = 'calendar.changed'", harbour.id())).contains("mon");
            northgate.as(PRACTICE_MANAGER).get(calendar).expect(404);
            northgate.as(PRACTICE_MANAGER).with("If-Match", changed.etag()).put(calendar, mondays).expect(404);
            harbour.as(OPTOMETRIST).get(calendar).expect(403);
        } finally {
            manager.with("If-Match", manager.get(calendar).expect(200).etag()).put(calendar, asItWas(before)).expect(200);
        }
    }

    @Test
    void a_job_that_has_a_long_way_to_go_is_at_risk_before_it_is_late_and_no_more_once_it_is_ready() {
        UUID order = Visit.to(harbour).ordered().orders().get(0);
        promise(order, 60);
        assertThat(card(order).get("atRisk").asBoolean()).isFalse();

        promise(order, 0);
        assertThat(card(order).get("atRisk").asBoolean()).isTrue();
        assertThat(card(order).get("late").asBoolean()).isFalse();

        harbour.database().execute("update orders set stage = 'ready', category = 'quality_check' where id = ?", order);
        assertThat(card(order).get("atRisk").asBoolean()).isFalse();
    }

    private void promise(UUID order, int days) {
        harbour.database().execute("update orders set promised_on = (now() at time zone (select time_zone from tenants where id = ?))::date + ? where id = ?", harbour.id(), days, order);
    }

    private JsonNode card(UUID order) {
        return harbour.as(LAB_MANAGER).get("/api/lab/board/cards?ids=" + order).expect(200).at("/cards/0");
    }

    private static String asItWas(Answer calendar) {
        return "{\"openDays\":" + calendar.at("/openDays") + ",\"closingDays\":" + calendar.at("/closingDays") + "}";
    }
}
