package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What was sold with what is remembered for advice, and can be forgotten and learnt again. */
class AdviceFeedbackIT {
    private static final String MEMORY = """
        select s.id || ' ' || s.design || ' ' || s.material || ' ' || s.age_band || ' ' || s.sold_at || ' ' ||
          coalesce((select string_agg(t.code, ',' order by t.code) from advice_sale_treatments t where t.tenant_id = s.tenant_id and t.sale_id = s.id), '') || ' ' ||
          coalesce((select string_agg(u.use, ',' order by u.use) from advice_sale_uses u where u.tenant_id = s.tenant_id and u.sale_id = s.id), '')
        from advice_sales s join dispense_pairs p on p.tenant_id = s.tenant_id and p.id = s.id where s.tenant_id = ? and p.dispense_id = ? order by p.pair_no""";
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void each_pair_that_goes_to_the_lab_is_remembered_once_without_a_name_or_a_power() {
        Visit visit = Visit.to(northgate).bornOn("1960-01-01").buying(2).ordered();

        List<String> remembered = awaitMemory(visit, 2);

        assertThat(remembered).allMatch(row -> row.contains(" single_vision ") && row.contains(" 60_and_over ") && row.endsWith(" distance"));
        assertThat(northgate.database().count("select count(*) from advice_sales where tenant_id = ? and id in (select id from dispense_pairs where dispense_id = ?)", harbour.id(), visit.dispenseId())).isZero();
        assertThat(northgate.database().texts("select column_name from information_schema.columns where table_name like 'advice_sale%' order by 1"))
            .containsOnly("age_band", "code", "design", "id", "material", "sale_id", "sold_at", "tenant_id", "use");
    }

    @Test
    void what_was_forgotten_is_the_same_again_after_a_replay_and_what_was_not_stays_as_it_is() {
        Instant from = Instant.now();
        Visit forgotten = Visit.to(harbour).buying(2).ordered();
        Visit kept = Visit.to(harbour).ordered();
        List<String> before = awaitMemory(forgotten, 2);
        List<String> keptBefore = awaitMemory(kept, 1);
        for (String table : List.of("advice_sale_treatments where sale_id", "advice_sale_uses where sale_id", "advice_sales where id")) {
            harbour.database().execute("delete from " + table + " in (select id from dispense_pairs where dispense_id = ?)", forgotten.dispenseId());
        }

        harbour.as(LAB_MANAGER).post("/api/journey/replays", "{\"listener\":\"AdviceFeedback\",\"mode\":\"rebuild\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(from, Instant.now().plusSeconds(1))).expect(202);

        assertThat(awaitMemory(forgotten, 2)).isEqualTo(before);
        assertThat(awaitMemory(kept, 1)).isEqualTo(keptBefore);
        assertThat(forgotten.orders()).hasSize(2);
    }

    @Test
    void what_people_of_an_age_take_with_a_design_is_suggested_with_the_reason_in_words() {
        Visit sold = Visit.to(harbour).bornOn("2015-01-01").ordered();
        awaitMemory(sold, 1);
        Visit visit = Visit.to(harbour).bornOn("2014-01-01").readyToPay();
        Rest dispenser = harbour.as(DISPENSING_OPTICIAN);
        String suggestions = "/api/dispenses/" + visit.dispenseId() + "/suggestions";
        String taken = dispenser.get("/api/catalogue/treatments?lensId=" + lensOf(visit)).expect(200).text("/items/0/id");
        String code = harbour.database().text("select code from treatments where tenant_id = ? and id = ?", harbour.id(), UUID.fromString(taken));

        // Thirty more pairs for children, of which twenty-four had the treatment.
        List<String> pairs = harbour.database().texts("select id from dispense_pairs p where tenant_id = ? and snapshot is not null and not exists (select from advice_sales s where s.tenant_id = p.tenant_id and s.id = p.id)"
            + " order by id limit 30", harbour.id());
        String ids = String.join(",", pairs);
        harbour.database().execute("insert into advice_sales (tenant_id, id, design, material, age_band, sold_at) select ?, unnest(string_to_array(?, ','))::uuid, 'single_vision', 'CR-39', 'under_16', now()", harbour.id(), ids);
        harbour.database().execute("insert into advice_sale_treatments (tenant_id, sale_id, code) select ?, unnest(string_to_array(?, ','))::uuid, ?", harbour.id(), String.join(",", pairs.subList(0, 24)), code);
        try {
            assertThat(dispenser.get(suggestions).expect(200).texts("/items", "/reason"))
                .anyMatch(reason -> reason.matches("Taken with (2[4-9]|3\\d) of 3\\d pairs of this design here, by people aged under 16\\.") || reason.startsWith("Your optometrist"));
        } finally {
            harbour.database().execute("delete from advice_sale_treatments where tenant_id = ? and sale_id = any(string_to_array(?, ',')::uuid[])", harbour.id(), ids);
            harbour.database().execute("delete from advice_sales where tenant_id = ? and id = any(string_to_array(?, ',')::uuid[])", harbour.id(), ids);
        }
    }

    private List<String> awaitMemory(Visit visit, int pairs) {
        return Awaitility.await("what was sold is remembered").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100))
            .until(() -> visit.practice().database().texts(MEMORY, visit.practice().id(), visit.dispenseId()), rows -> rows.size() == pairs);
    }

    private static UUID lensOf(Visit visit) {
        return UUID.fromString(visit.practice().database().text("select lens_id from dispense_pairs where dispense_id = ?", visit.dispenseId()));
    }
}
