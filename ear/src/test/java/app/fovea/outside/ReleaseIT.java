package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static app.fovea.world.Visit.card;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a sale goes to the lab: the practice's decision, what waits for it, and letting one begin. Harbour tries every policy; Northgate hears of none of it. */
class ReleaseIT {
    private static final String USUAL = "{\"policy\":\"deposit\",\"depositPercent\":25}";
    private static final String ON_CONFIRMATION = "{\"policy\":\"confirmation\"}";
    private final Practice harbour = Practice.harbour();
    private final Practice northgate = Practice.northgate();

    @AfterEach
    void decideAsItWas() {
        decide(USUAL);
        assertThat(northgate.as(PRACTICE_MANAGER).get("/api/settings/orders").expect(200).text("/policy")).isEqualTo("deposit");
        assertThat(northgate.as(PRACTICE_MANAGER).get("/api/settings/orders").expect(200).number("/depositPercent")).isEqualTo(50);
    }

    @Test
    void paid_in_full_means_to_the_last_penny() {
        decide("{\"policy\":\"full\"}");
        Visit visit = Visit.to(harbour).readyToPay();
        visit.paid(visit.total().subtract(new BigDecimal("0.01"))).awaitLabHasHeard();

        assertThat(visit.orders()).isEmpty();
        assertThat(waiting(visit).amount("/missing")).isEqualByComparingTo("0.01");
        assertThat(waiting(visit).text("/waitsFor")).isEqualTo("payment");

        visit.pay(card(new BigDecimal("0.01"))).expect(201);
        visit.awaitOrders(1);
        assertThat(findWaiting(visit)).isEmpty();
    }

    @Test
    void on_confirmation_no_money_begins_a_sale_and_somebody_does_once() {
        decide(ON_CONFIRMATION);
        Visit visit = Visit.to(harbour).buying(2).paidInFull().awaitLabHasHeard();
        assertThat(visit.orders()).isEmpty();
        assertThat(waiting(visit).text("/waitsFor")).isEqualTo("confirmation");
        assertThat(waiting(visit).amount("/missing")).isZero();

        assertThat(release(harbour.as(RECEPTIONIST), visit, "r").expect(403).text("/permission")).isEqualTo("orders:release");
        release(northgate.as(DISPENSING_OPTICIAN), visit, "n").expect(404);
        harbour.as(DISPENSING_OPTICIAN).request("POST", "/api/dispenses/" + visit.dispenseId() + "/release", null).expect(400);

        String key = UUID.randomUUID().toString();
        Answer released = release(harbour.as(DISPENSING_OPTICIAN), visit, key).expect(201);
        assertThat(release(harbour.as(DISPENSING_OPTICIAN), visit, key).expect(201).json()).isEqualTo(released.json());
        assertThat(released.text("/reason")).isEqualTo("confirmed");

        assertThat(visit.awaitOrders(2)).hasSize(2);
        release(harbour.as(OWNER), visit, "again").expect(409);
        assertThat(count("select count(*) from journey_events where type = 'sale.released' and aggregate_id = ? and tenant_id = ?", visit)).isEqualTo(1);
        assertThat(findWaiting(visit)).isEmpty();
    }

    @Test
    void a_sale_that_meets_a_new_policy_begins_with_it_and_what_does_not_goes_on_waiting() {
        decide("{\"policy\":\"full\"}");
        Visit half = Visit.to(harbour).readyToPay();
        half.paid(half.percentOfTotal(50)).awaitLabHasHeard();
        Visit little = Visit.to(harbour).readyToPay();
        little.paid(little.percentOfTotal(10)).awaitLabHasHeard();
        assertThat(half.orders()).isEmpty();

        decide("{\"policy\":\"deposit\",\"depositPercent\":40}");

        half.awaitOrders(1);
        assertThat(little.orders()).isEmpty();
        assertThat(waiting(little).amount("/missing")).isEqualByComparingTo(little.percentOfTotal(40).subtract(little.percentOfTotal(10)));
        assertThat(harbour.database().text("select reason from order_releases where tenant_id = ? and dispense_id = ?", harbour.id(), half.dispenseId())).isEqualTo("policy_changed");
        half.pay(card(half.total().subtract(half.percentOfTotal(50)))).expect(201);
        half.awaitLabHasHeard();
        assertThat(half.orders()).as("the rest makes no second order").hasSize(1);
    }

    @Test
    void what_costs_nothing_is_paid_with_its_checkout_and_begins_at_once() {
        decide("{\"policy\":\"full\"}");
        Visit visit = Visit.to(harbour).saleBegun();
        Rest seller = visit.seller();
        String frame = seller.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        String lens = seller.get("/api/catalogue/lenses?examId=" + visit.examId() + "&frameId=" + frame).expect(200).text("/items/0/id");
        UUID free = UUID.randomUUID();
        harbour.database().execute("""
            insert into lenses select (jsonb_populate_record(lens, jsonb_build_object('id', ?::text, 'code', 'FREE-' || lens.code, 'name', 'Replaced at no charge', 'price', 0, 'dispensing_fee', 0))).*
            from lenses lens where tenant_id = ? and id = ?""", free.toString(), harbour.id(), UUID.fromString(lens));
        try {
            visit.readyToPayFor("{\"ownFrame\":{\"a\":50,\"b\":34,\"dbl\":18,\"ed\":52,\"rim\":\"full\"},\"lensId\":\"%s\"}".formatted(free)).checkedOut();
        } finally {
            harbour.database().execute("update lenses set active = false where tenant_id = ? and id = ?", harbour.id(), free);
        }

        assertThat(visit.total()).isZero();
        visit.awaitOrders(1);
        assertThat(findWaiting(visit)).isEmpty();
        assertThat(harbour.database().text("select payload ->> 'paymentMethod' from journey_events where tenant_id = ? and type = 'invoice.paid' and aggregate_id = ?", harbour.id(), visit.invoiceId())).isEqualTo("none");
    }

    @Test
    void what_was_written_off_is_no_deposit_and_where_nothing_is_left_to_pay_somebody_lets_it_begin() {
        Visit visit = Visit.to(harbour).readyToPay();
        visit.paid(visit.percentOfTotal(10)).awaitLabHasHeard();
        assertThat(release(harbour.as(OWNER), visit, "too early").expect(422).text("/rule")).isEqualTo("release_by_payment");

        BigDecimal rest = visit.receipt().amount("/outstanding");
        harbour.as(OWNER).with("Idempotency-Key", UUID.randomUUID().toString())
            .post("/api/invoices/" + visit.invoiceId() + "/write-offs", "{\"amount\":%s,\"reason\":\"Moved abroad\"}".formatted(rest)).expect(201);

        assertThat(visit.orders()).isEmpty();
        assertThat(waiting(visit).text("/waitsFor")).isEqualTo("confirmation");
        Answer released = release(harbour.as(OWNER), visit, "now").expect(201);
        assertThat(released.text("/reason")).isEqualTo("nothing_left_to_pay");
        assertThat(released.header("Location")).as("where its orders will stand").hasValueSatisfying(where -> assertThat(where).endsWith("/api/dispenses/" + visit.dispenseId()));
        visit.awaitOrders(1);
    }

    @Test
    void whatever_comes_at_once_makes_one_order_for_each_pair_and_no_dead_letter() {
        decide(ON_CONFIRMATION);
        List<Visit> visits = List.of(begunAtHarbour(), begunAtHarbour(), begunAtHarbour());

        // For each sale: three people release it while the rest is paid, and the practice changes its mind.
        List<Integer> answers = AtOnce.call(visits.size() * 4 + 1, at -> {
            if (at == visits.size() * 4) {
                decide(USUAL);
                return 200;
            }
            Visit visit = visits.get(at / 4);
            return at % 4 == 3 ? visit.pay(card(visit.percentOfTotal(40))).status() : release(harbour.as(DISPENSING_OPTICIAN), visit, UUID.randomUUID().toString()).status();
        });

        assertThat(answers).allMatch(status -> List.of(200, 201, 409, 422).contains(status));
        visits.forEach(visit -> {
            visit.awaitOrders(2);
            visit.awaitLabHasHeard();
            assertThat(visit.orders()).hasSize(2);
            assertThat(count("select count(*) from order_releases where dispense_id = ? and tenant_id = ?", visit.dispenseId())).isLessThanOrEqualTo(1);
            assertThat(count("select count(*) from dead_letters d join journey_events e on e.tenant_id = d.tenant_id and e.id = d.event_id where e.aggregate_id = ? and d.tenant_id = ?", visit)).isZero();
        });
    }

    @Test
    void the_decision_is_kept_from_being_overwritten_from_nonsense_and_from_who_may_not() {
        Rest manager = harbour.as(PRACTICE_MANAGER);
        Answer seen = manager.get("/api/settings/orders").expect(200);
        manager.put("/api/settings/orders", ON_CONFIRMATION).expect(428);
        manager.with("If-Match", "\"full\"").put("/api/settings/orders", ON_CONFIRMATION).expect(412);
        for (String nonsense : List.of("{}", "{\"policy\":\"sometimes\"}", "{\"policy\":\"deposit\"}", "{\"policy\":\"deposit\",\"depositPercent\":0}", "{\"policy\":\"deposit\",\"depositPercent\":100}",
                "{\"policy\":\"full\",\"depositPercent\":50}")) {
            assertThat(manager.with("If-Match", seen.etag()).put("/api/settings/orders", nonsense).expect(400).texts("/errors", "/field")).hasSize(1);
        }
        harbour.as(DISPENSING_OPTICIAN).with("If-Match", seen.etag()).put("/api/settings/orders", ON_CONFIRMATION).expect(403);
        assertThat(manager.get("/api/settings/orders").expect(200).etag()).isEqualTo(seen.etag());

        long before = harbour.database().count("select count(*) from audit_entries where action = 'release_policy.changed' and tenant_id = ?", harbour.id());
        Answer changed = manager.with("If-Match", seen.etag()).put("/api/settings/orders", ON_CONFIRMATION).expect(200);
        manager.with("If-Match", changed.etag()).put("/api/settings/orders", ON_CONFIRMATION).expect(200);
        assertThat(harbour.database().count("select count(*) from audit_entries where action = 'release_policy.changed' and tenant_id = ?", harbour.id())).as("the same again is no change").isEqualTo(before + 1);
    }

    private Visit begunAtHarbour() {
        Visit visit = Visit.to(harbour).buying(2).readyToPay();
        return visit.paid(visit.percentOfTotal(30)).awaitLabHasHeard();
    }

    private void decide(String policy) {
        Rest manager = harbour.as(PRACTICE_MANAGER);
        manager.with("If-Match", manager.get("/api/settings/orders").expect(200).etag()).put("/api/settings/orders", policy).expect(200);
    }

    private static Answer release(Rest by, Visit visit, String key) {
        return by.with("Idempotency-Key", key).request("POST", "/api/dispenses/" + visit.dispenseId() + "/release", null);
    }

    private Waits waiting(Visit visit) {
        return findWaiting(visit).orElseThrow();
    }

    private Optional<Waits> findWaiting(Visit visit) {
        JsonNode items = harbour.as(OWNER).get("/api/orders/waiting?limit=100").expect(200).at("/items");
        return StreamSupport.stream(items.spliterator(), false).filter(item -> item.at("/invoiceId").asText().equals(visit.invoiceId().toString())).map(Waits::new).findFirst();
    }

    private record Waits(JsonNode item) {
        BigDecimal amount(String pointer) {
            return item.at(pointer).decimalValue();
        }

        String text(String pointer) {
            return item.at(pointer).asText();
        }
    }

    private long count(String sql, Visit visit) {
        return count(sql, visit.invoiceId());
    }

    private long count(String sql, UUID id) {
        return harbour.database().count(sql, id, harbour.id());
    }
}
