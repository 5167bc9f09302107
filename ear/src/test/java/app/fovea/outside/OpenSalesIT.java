package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sales that are begun and not paid: who finds them, who has them, and who goes on. */
@DisplayName("Open sales over REST")
class OpenSalesIT {
    private static final Practice NORTHGATE = Practice.northgate();

    private final Rest dispenser = NORTHGATE.as(DISPENSING_OPTICIAN);
    private final Rest manager = NORTHGATE.as(PRACTICE_MANAGER);

    @Test
    void an_open_sale_is_found_with_its_patient_its_dispenser_and_its_step() {
        UUID begun = Visit.to(NORTHGATE).saleBegun().dispenseId();
        UUID ready = Visit.to(NORTHGATE).readyToPay().dispenseId();

        JsonNode first = listed(dispenser, "&mine=true", begun);
        assertThat(first.get("patient").asText()).isEqualTo("Ada Visitor");
        assertThat(first.get("dispenser").asText()).isEqualTo(NORTHGATE.user(DISPENSING_OPTICIAN).name());
        assertThat(first.get("mine").asBoolean()).isTrue();
        assertThat(first.get("step").asText()).isEqualTo("exam");
        assertThat(first.get("begunAt").asText()).isNotBlank();
        assertThat(listed(dispenser, "", ready).get("step").asText()).isEqualTo("checkout");
        assertThat(listed(manager, "&mine=false", ready).get("mine").asBoolean()).isFalse();
        assertThat(sales(manager, "&mine=true")).doesNotContain(ready.toString());
    }

    @Test
    void the_pages_of_the_list_have_every_sale_once_and_the_newest_first() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(0, Visit.to(NORTHGATE).saleBegun().dispenseId().toString());
        }

        List<String> paged = new ArrayList<>();
        String after = "";
        do {
            Answer page = dispenser.get("/api/dispenses?state=draft&mine=true&limit=1&after=" + after).expect(200);
            paged.addAll(page.texts("/items", "/id"));
            after = page.at("/next").asText();
        } while (!after.isEmpty() && !paged.containsAll(made));

        assertThat(paged).doesNotHaveDuplicates().containsSubsequence(made);
    }

    @Test
    void sold_and_discarded_sales_are_no_longer_open_and_another_practice_never_sees_them() {
        UUID sold = Visit.to(NORTHGATE).paidInFull().dispenseId();
        UUID discarded = Visit.to(NORTHGATE).saleBegun().dispenseId();
        dispenser.request("DELETE", "/api/dispenses/" + discarded, null).expect(204);
        UUID open = Visit.to(NORTHGATE).saleBegun().dispenseId();

        assertThat(sales(dispenser, "")).contains(open.toString()).doesNotContain(sold.toString(), discarded.toString());
        assertThat(sales(Practice.harbour().as(DISPENSING_OPTICIAN), "")).doesNotContain(open.toString());
        Practice.harbour().as(DISPENSING_OPTICIAN).post("/api/dispenses/" + open + "/take-over").expect(404);
    }

    @Test
    void whoever_takes_a_sale_over_has_it_and_what_the_other_saw_is_refused() {
        UUID sale = Visit.to(NORTHGATE).readyToPay().dispenseId();
        Answer seen = dispenser.get("/api/dispenses/" + sale).expect(200);

        Answer taken = manager.post("/api/dispenses/" + sale + "/take-over").expect(200);

        assertThat(taken.text("/dispenserId")).isNotEqualTo(seen.text("/dispenserId"));
        assertThat(taken.at("/pairs")).isEqualTo(seen.at("/pairs"));
        dispenser.with("If-Match", seen.etag()).put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{}]}").expect(409);
        assertThat(manager.get("/api/dispenses/" + sale).expect(200).at("/pairs")).as("nothing is lost").isEqualTo(seen.at("/pairs"));
        assertThat(listed(manager, "&mine=true", sale).get("dispenser").asText()).isEqualTo(NORTHGATE.user(PRACTICE_MANAGER).name());
        assertThat(NORTHGATE.database().count("select count(*) from audit_entries where action = 'sale.taken_over' and target_id = ?", sale)).isEqualTo(1);

        manager.post("/api/dispenses/" + sale + "/take-over").expect(200);
        assertThat(NORTHGATE.database().count("select count(*) from audit_entries where action = 'sale.taken_over' and target_id = ?", sale)).as("twice is as once").isEqualTo(1);
    }

    @Test
    void a_colleague_who_changes_a_sale_has_it_from_then_on() {
        UUID sale = Visit.to(NORTHGATE).saleBegun().dispenseId();

        manager.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{}]}").expect(200);

        assertThat(listed(manager, "&mine=true", sale).get("mine").asBoolean()).isTrue();
        assertThat(sales(dispenser, "&mine=true")).doesNotContain(sale.toString());
    }

    @Test
    void without_the_right_a_colleagues_sale_stays_the_colleagues() {
        UUID sale = Visit.to(NORTHGATE).saleBegun().dispenseId();
        Rest trainee = NORTHGATE.holding(Set.of(Permission.POS_ACCESS, Permission.PATIENTS_VIEW, Permission.PRESCRIPTIONS_VIEW, Permission.CATALOGUE_VIEW));

        assertThat(trainee.post("/api/dispenses/" + sale + "/take-over").expect(403).body()).contains("pos:take_over");
        assertThat(listed(dispenser, "&mine=true", sale).get("mine").asBoolean()).isTrue();
    }

    @Test
    void a_sold_sale_is_taken_over_by_nobody() {
        UUID sold = Visit.to(NORTHGATE).paidInFull().dispenseId();
        manager.post("/api/dispenses/" + sold + "/take-over").expect(409);
    }

    @Test
    void only_open_sales_are_listed_and_the_refusal_says_how_to_ask() {
        dispenser.get("/api/dispenses").expect(400);
        assertThat(dispenser.get("/api/dispenses?state=sold").expect(400).body()).contains("state=draft");
        dispenser.get("/api/dispenses?state=draft&mine=maybe").expect(400);
        dispenser.get("/api/dispenses?state=draft&after=nowhere").expect(400);
        NORTHGATE.as(DefaultRole.LAB_TECHNICIAN).get("/api/dispenses?state=draft").expect(403);
    }

    private static JsonNode listed(Rest by, String more, UUID sale) {
        JsonNode items = by.get("/api/dispenses?state=draft&limit=100" + more).expect(200).at("/items");
        return StreamSupport.stream(items.spliterator(), false).filter(each -> each.get("id").asText().equals(sale.toString())).findFirst().orElseThrow();
    }

    private static List<String> sales(Rest by, String more) {
        return by.get("/api/dispenses?state=draft&limit=100" + more).expect(200).texts("/items", "/id");
    }
}
