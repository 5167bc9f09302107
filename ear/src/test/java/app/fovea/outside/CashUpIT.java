package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.world.Answer;
import app.fovea.world.PdfText;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.SaleCopies;
import app.fovea.world.Visit;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose till money goes to, and that each payment is counted once and in no other cash-up. */
class CashUpIT {
    private static final BigDecimal FLOAT = new BigDecimal("50.00");

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    /** A till of its own for a test, and a registrant at it. */
    private record Desk(Practice practice, UUID till, Rest seller) {
        static Desk at(Practice practice) {
            Rest owner = practice.as(OWNER);
            String branch = owner.get("/api/tills").expect(200).text("/items/0/branchId");
            UUID till = once(owner).post("/api/tills", "{\"branchId\":\"%s\",\"name\":\"Till of a test %s\",\"usualFloat\":50}".formatted(branch, UUID.randomUUID().toString().substring(0, 8))).expect(201).id();
            Rest seller = practice.as(practice.hire(DISPENSING_OPTICIAN, "D-12345"), practice.password());
            assertThat(seller.put("/api/tills/mine", "{\"tillId\":\"%s\"}".formatted(till)).expect(200).at("/mine").asBoolean()).isTrue();
            return new Desk(practice, till, seller);
        }

        Visit sold(String... payments) {
            Visit visit = Visit.to(practice).readyToPay();
            once(seller).post("/api/dispenses/" + visit.dispenseId() + "/checkout", visit.checkoutBody(payments)).expect(201);
            return visit;
        }

        UUID invoice(Visit visit) {
            return UUID.fromString(practice.database().text("select id from invoices where dispense_id = ?", visit.dispenseId()));
        }

        Answer takings() {
            return seller.get("/api/tills/" + till + "/takings").expect(200);
        }

        Answer close(String key, String body) {
            return seller.with("Idempotency-Key", key).post("/api/tills/" + till + "/cash-ups", body);
        }

        /** As it should be. */
        Answer close(Answer takings) {
            return close(UUID.randomUUID().toString(), counted(takings, cash(takings), ""));
        }

        private long count(String sql) {
            return practice.database().count(sql, till);
        }
    }

    @Test
    void whatComesBackAsCreditLiesInNoTill() {
        Desk desk = Desk.at(northgate);
        Visit visit = desk.sold(Visit.card(new BigDecimal("10.00")));
        once(desk.seller()).post("/api/invoices/" + desk.invoice(visit) + "/refunds", "{\"method\":\"credit\",\"amount\":4,\"reason\":\"Another frame\"}").expect(201);

        Answer takings = desk.takings();
        assertThat(takings.texts("/lines", "/method")).containsExactly("card", "cash");
        assertThat(takings.amount("/lines/0/expected")).isEqualByComparingTo("10");
        desk.close(takings).expect(201);
        assertThat(desk.count("select count(*) from cash_up_payments c join payments p on p.tenant_id = c.tenant_id and p.id = c.id where p.till_id = ?")).isEqualTo(1);
    }

    @Test
    void whatSomebodyTakesAndGivesBackGoesToTheirTillAndIsCountedOnce() {
        for (Practice practice : List.of(northgate, harbour)) {
            Desk desk = Desk.at(practice);
            Visit visit = desk.sold("{\"method\":\"cash\",\"amount\":20,\"given\":50}", Visit.card(new BigDecimal("10.00")));
            once(desk.seller()).post("/api/invoices/" + desk.invoice(visit) + "/payments", "{\"method\":\"cash\",\"amount\":5}").expect(201);
            once(desk.seller()).post("/api/invoices/" + desk.invoice(visit) + "/refunds", "{\"method\":\"cash\",\"amount\":2.50,\"reason\":\"Loyal\"}").expect(201);
            Visit elsewhere = Visit.to(practice).readyToPay().checkedOut("{\"method\":\"cash\",\"amount\":3}");

            Answer takings = desk.takings();
            assertThat(takings.texts("/lines", "/method")).containsExactly("card", "cash");
            assertThat(takings.amount("/lines/0/expected")).isEqualByComparingTo("10");
            assertThat(takings.amount("/lines/1/opening")).isEqualByComparingTo(FLOAT);
            assertThat(takings.amount("/lines/1/taken")).isEqualByComparingTo("25");
            assertThat(takings.amount("/lines/1/givenBack")).isEqualByComparingTo("2.5");
            assertThat(takings.amount("/lines/1/expected")).isEqualByComparingTo("72.5");
            assertThat(takings.texts("/payments", "/invoiceId")).hasSize(4).doesNotContain(elsewhere.invoiceId().toString());

            String key = UUID.randomUUID().toString();
            Answer refused = desk.close(key, counted(takings, new BigDecimal("70.00"), "")).expect(400);
            assertThat(refused.texts("/errors", "/field")).containsExactly("reason");
            assertThat(refused.text("/errors/0/message")).startsWith("£2.50 too little by cash.");
            String body = counted(takings, new BigDecimal("70.00"), ",\"reason\":\"A note is missing\",\"left\":40,\"coins\":[{\"value\":20,\"number\":3},{\"value\":5,\"number\":2}]");
            Answer closed = desk.close(key, body).expect(201);
            assertThat(desk.close(key, body).expect(201).json()).isEqualTo(closed.json());

            assertThat(closed.number("/no")).isEqualTo(1);
            assertThat(closed.amount("/difference")).isEqualByComparingTo("-2.5");
            assertThat(closed.amount("/takenOut")).isEqualByComparingTo("30");
            assertThat(desk.seller().get("/api/cash-ups/" + closed.id()).expect(200).texts("/payments", "/id")).hasSize(4);
            assertThat(desk.seller().get("/api/tills/" + desk.till() + "/cash-ups").expect(200).text("/items/0/reason")).isEqualTo("A note is missing");
            assertThat(PdfText.of(desk.seller().download("/api/papers/cash-ups/" + closed.id()))).contains("Cash-up 1 of Till of a test", "Counted by Newly Hired",
                "Cash £50.00 £25.00 £2.50 £72.50 £70.00 -£2.50", "Card £0.00 £10.00 £0.00 £10.00 not looked at –", "Reason: A note is missing", "To the safe or the bank: £30.00", "£20.00 3 £60.00", "Given back: Cash −£2.50");
            Answer next = desk.takings();
            assertThat(next.texts("/payments", "/id")).isEmpty();
            assertThat(next.amount("/lines/0/expected")).as("what was left").isEqualByComparingTo("40");
            assertThat(practice.database().text("select detail ->> 'difference' from audit_entries where target_id = ? and action = 'till.cashed_up'", closed.id())).isEqualTo("£2.50 too little by cash.");
            Practice other = practice == northgate ? harbour : northgate;
            other.as(OWNER).get("/api/cash-ups/" + closed.id()).expect(404);
            other.as(OWNER).get("/api/papers/cash-ups/" + closed.id()).expect(404);
            other.as(OWNER).get("/api/tills/" + desk.till() + "/takings").expect(404);
            other.as(OWNER).put("/api/tills/mine", "{\"tillId\":\"%s\"}".formatted(desk.till())).expect(404);
        }
    }

    /** Its transaction began before, and ends afterwards. */
    @Test
    void whatCommitsWhileSomebodyClosesIsInTheNextCashUp() throws Exception {
        Desk desk = Desk.at(northgate);
        Visit visit = desk.sold("{\"method\":\"cash\",\"amount\":20}");
        try (Connection late = northgate.server().superuser()) {
            late.setAutoCommit(false);
            try (PreparedStatement payment = late.prepareStatement("""
                    insert into payments select made.* from payments p, lateral jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'amount', 7)) made
                    where p.till_id = ? and p.invoice_id = ?""")) {
                payment.setObject(1, desk.till());
                payment.setObject(2, desk.invoice(visit));
                assertThat(payment.executeUpdate()).isOne();
            }
            Answer first = desk.close(desk.takings()).expect(201);
            late.commit();

            assertThat(first.amount("/lines/0/taken")).isEqualByComparingTo("20");
        }
        Answer next = desk.takings();
        assertThat(next.amount("/lines/0/taken")).isEqualByComparingTo("7");
        desk.close(next).expect(201);
        assertThat(desk.count("select count(*) from payments p where p.till_id = ? and not exists (select from cash_up_payments c where c.tenant_id = p.tenant_id and c.id = p.id)")).isZero();
    }

    @Test
    void withTillsAndCountersAtWorkAtOnceEachPaymentIsInExactlyOneCashUp() {
        Desk desk = Desk.at(northgate);
        Visit first = Visit.to(northgate).readyToPay();
        String body = first.checkoutBody("{\"method\":\"cash\",\"amount\":11}");
        List<UUID> sales = Stream.concat(Stream.of(first.dispenseId()), SaleCopies.of(northgate, first.dispenseId(), 11).stream()).toList();

        List<Integer> answers = AtOnce.call(4, person -> person < 3
            ? sales.subList(person * 4, person * 4 + 4).stream().mapToInt(sale -> once(desk.seller()).post("/api/dispenses/" + sale + "/checkout", body).status()).filter(status -> status == 201).map(status -> 1).sum()
            : Stream.generate(() -> desk.close(desk.takings()).status()).limit(8).mapToInt(status -> status == 201 || status == 409 ? 0 : 1000).sum());
        desk.close(desk.takings()).expect(201);

        assertThat(answers).containsExactly(4, 4, 4, 0);
        assertThat(desk.count("select count(*) from payments where till_id = ?")).isEqualTo(12);
        assertThat(desk.count("select count(*) from cash_up_payments c join cash_ups u on u.tenant_id = c.tenant_id and u.id = c.cash_up_id where u.till_id = ?")).isEqualTo(12);
        assertThat(desk.count("select sum(l.taken)::integer from cash_up_lines l join cash_ups u on u.tenant_id = l.tenant_id and u.id = l.cash_up_id where u.till_id = ?")).isEqualTo(12 * 11);
        assertThat(desk.count("select max(no) - count(*) from cash_ups where till_id = ?")).as("numbers without a hole").isZero();
    }

    @Test
    void ofSeveralWhoCloseAtOnceOneDoes() {
        Desk desk = Desk.at(harbour);
        desk.sold("{\"method\":\"cash\",\"amount\":20}");
        Answer takings = desk.takings();

        List<Answer> answers = AtOnce.call(4, person -> desk.close(takings));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(3);
        assertThat(desk.count("select count(*) from cash_ups where till_id = ?")).isEqualTo(1);
    }

    @Test
    void whatIsClosedUnseenIsRefused() {
        Desk desk = Desk.at(northgate);
        Answer before = desk.takings();
        desk.sold("{\"method\":\"cash\",\"amount\":20}");

        assertThat(desk.close(before).expect(409).text("/detail")).contains("since you looked");
        assertThat(desk.close(UUID.randomUUID().toString(), "{\"counted\":[{\"method\":\"cash\",\"amount\":70}]}").expect(400).texts("/errors", "/code")).containsExactly("seen_missing");
        desk.close(desk.takings()).expect(201);
    }

    @Test
    void aTillIsSetUpByWhoMayAndRetiredOnceItIsCounted() {
        Desk desk = Desk.at(harbour);
        Rest owner = harbour.as(OWNER);
        Answer till = owner.get("/api/tills/" + desk.till()).expect(200);
        String retired = "{\"name\":\"%s\",\"usualFloat\":0,\"retired\":true}".formatted(till.text("/name"));
        String path = "/api/tills/" + desk.till();
        desk.sold("{\"method\":\"cash\",\"amount\":20}");

        owner.put(path, retired).expect(428);
        owner.with("If-Match", "\"99\"").put(path, retired).expect(412);
        assertThat(owner.with("If-Match", till.etag()).put(path, retired).expect(422).text("/rule")).isEqualTo("till_not_counted");
        assertThat(desk.seller().with("If-Match", till.etag()).put(path, retired).expect(403).text("/permission")).isEqualTo("till:manage");
        assertThat(once(owner).post("/api/tills", "{\"branchId\":\"%s\",\"name\":\" %s\",\"usualFloat\":0}".formatted(till.text("/branchId"), till.text("/name").toUpperCase())).expect(409).text("/detail")).contains("another name");
        assertThat(once(owner).post("/api/tills", "{\"name\":\"\",\"usualFloat\":-1}").expect(400).texts("/errors", "/field")).containsExactly("name", "usualFloat");
        desk.close(desk.takings()).expect(201);
        owner.with("If-Match", owner.get(path).expect(200).etag()).put(path, retired).expect(200);

        assertThat(desk.seller().put("/api/tills/mine", "{\"tillId\":\"%s\"}".formatted(desk.till())).expect(422).text("/rule")).isEqualTo("till_retired");
        assertThat(desk.seller().get("/api/tills/mine").expect(200).texts("/items", "/id")).doesNotContain(desk.till().toString());
        Visit later = desk.sold("{\"method\":\"cash\",\"amount\":20}");
        assertThat(harbour.database().text("select t.retired_at is null from payments p join tills t on t.tenant_id = p.tenant_id and t.id = p.till_id where p.invoice_id = ?", desk.invoice(later))).isEqualTo("t");
        assertThat(once(owner).post("/api/tills/" + desk.till() + "/cash-ups", "{}").expect(400).texts("/errors", "/code")).contains("cash_missing", "seen_missing");
    }

    @Test
    void theDatabaseKeepsCashUpsByItself() {
        Desk desk = Desk.at(northgate);
        desk.sold("{\"method\":\"cash\",\"amount\":20}");
        UUID closed = desk.close(desk.takings()).expect(201).id();
        UUID elsewhere = Visit.to(northgate).readyToPay().checkedOut("{\"method\":\"cash\",\"amount\":3}").invoiceId();
        UUID foreign = UUID.fromString(northgate.database().text("select id from payments where invoice_id = ?", elsewhere));

        assertThatThrownBy(() -> northgate.database().execute("update cash_ups set reason = 'x' where id = ?", closed)).hasStackTraceContaining("is final");
        assertThatThrownBy(() -> northgate.database().execute("update cash_up_lines set counted = 1 where cash_up_id = ?", closed)).hasStackTraceContaining("is final");
        assertThatThrownBy(() -> northgate.database().execute("delete from cash_up_payments where cash_up_id = ?", closed)).hasStackTraceContaining("is final");
        assertThatThrownBy(() -> northgate.database().execute("insert into cash_up_payments select * from cash_up_payments where cash_up_id = ?", closed)).hasStackTraceContaining("cash_up_payments_pkey");
        String copied = """
            with made as (insert into cash_ups (tenant_id, id, till_id, no, currency, opened_at, closed_at, closed_by, left_in_till) select tenant_id, gen_random_uuid(), till_id, no + 1, currency, opened_at, closed_at, closed_by, 0
              from cash_ups where id = ? returning tenant_id, id),
            line as (insert into cash_up_lines (tenant_id, id, cash_up_id, method, payments, taken, given_back, counted) select tenant_id, gen_random_uuid(), id, 'cash', 0, 0, 0, %s from made)
            insert into cash_up_payments (tenant_id, id, cash_up_id) select m.tenant_id, p.id, m.id from made m join payments p on p.tenant_id = m.tenant_id and p.id = ?""";
        assertThatThrownBy(() -> northgate.database().execute(copied.formatted("0"), closed, foreign)).hasStackTraceContaining("counts a payment of another till");
        assertThatThrownBy(() -> northgate.database().execute(copied.formatted("1"), closed, UUID.randomUUID())).hasStackTraceContaining("differs and gives no reason");
    }

    private static BigDecimal cash(Answer takings) {
        return new BigDecimal(takings.texts("/lines", "/expected").get(takings.texts("/lines", "/method").indexOf("cash")));
    }

    private static String counted(Answer takings, BigDecimal cash, String more) {
        return "{\"seen\":\"%s\",\"counted\":[{\"method\":\"cash\",\"amount\":%s}]%s}".formatted(takings.text("/seen"), cash, more);
    }

    private static Rest once(Rest somebody) {
        return somebody.with("Idempotency-Key", UUID.randomUUID().toString());
    }
}
