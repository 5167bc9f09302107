package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.Visit.card;
import static app.fovea.world.Visit.voucher;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.History;
import app.fovea.world.Merge;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands on top of a patient's page: what the definitions say (domain.md C10), at once, and the same by SQL that knows nothing of the program. */
class PatientFiguresIT {
    private static final int HISTORIES = 50;
    private static final int AT_ONCE = 4;
    private static final String VARIFOCAL_EXAM = """
        {"outcome":"NEW_RX","recallMonths":24,"recommendation":{"uses":["distance","near"],"designs":["progressive"],"impactResistant":false},
         "prescription":{"right":{"sphere":1.00,"add":2.00,"va":"6/6"},"left":{"sphere":1.25,"add":2.00,"va":"6/6"}}}""";
    private static final String MONEY = """
        select coalesce(sum(case when p.method = 'voucher' then 0 when p.kind = 'payment' then p.amount else -p.amount end), 0)::numeric(12,2)
        from payments p join invoices i on i.tenant_id = p.tenant_id and i.id = p.invoice_id where i.tenant_id = ? and i.patient_id = any (cast(? as uuid[]))""";
    private static final String VOUCHERS = """
        select coalesce(sum(p.amount), 0)::numeric(12,2)
        from payments p join invoices i on i.tenant_id = p.tenant_id and i.id = p.invoice_id
        where i.tenant_id = ? and i.patient_id = any (cast(? as uuid[])) and p.method = 'voucher' and p.kind = 'payment' and i.cancelled_at is null""";
    private static final String OUTSTANDING = """
        select coalesce(sum(sold.amount - taken.amount), 0)::numeric(12,2) from invoices i
        cross join lateral (select sum(l.amount) as amount from invoice_lines l where l.tenant_id = i.tenant_id and l.invoice_id = i.id) sold
        cross join lateral (select coalesce(sum(p.amount), 0) as amount from payments p where p.tenant_id = i.tenant_id and p.invoice_id = i.id and p.kind = 'payment') taken
        where i.tenant_id = ? and i.patient_id = any (cast(? as uuid[])) and i.cancelled_at is null""";
    private static final String ACTIVE = """
        select count(*) from orders o where o.tenant_id = ? and o.patient_id = any (cast(? as uuid[]))
        and (select t.to_stage from order_transitions t where t.tenant_id = o.tenant_id and t.order_id = o.id order by t.seq desc limit 1) not in ('dispensed', 'returned', 'cancelled', 'remade')""";
    private static final String LAST_VISIT = "select max(examined_on) from exams where tenant_id = ? and patient_id = any (cast(? as uuid[])) and state = 'finalized'";
    private static final String NEXT_DUE = """
        select (examined_on + make_interval(months => recall_months))::date from exams
        where tenant_id = ? and patient_id = any (cast(? as uuid[])) and state = 'finalized' order by examined_on desc, finalized_at desc limit 1""";

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void theFourInvoicesOfTheDefinitionsAddUpAsTheySay() {
        for (Practice practice : List.of(northgate, harbour)) {
            Visit first = costing("249.00", Visit.to(practice).finding(VARIFOCAL_EXAM));
            first.checkedOut(voucher(new BigDecimal("71.90")), card(new BigDecimal("88.55")));
            first.pay(card(new BigDecimal("88.55"))).expect(201);
            Visit second = costing("35.00", first.again());
            second.checkedOut(card(new BigDecimal("35.00")));
            second.refund(new BigDecimal("35.00")).expect(201);
            costing("120.00", first.again());
            costing("60.00", first.again()).checkedOut(card(new BigDecimal("20.00")));

            Answer stats = summary(practice, first.patientId());

            assertThat(stats.amount("/stats/totalSpent")).isEqualByComparingTo("197.10");
            assertThat(stats.amount("/stats/nhsContribution")).isEqualByComparingTo("71.90");
            assertThat(stats.amount("/stats/outstanding")).isEqualByComparingTo("40.00");
        }
    }

    /** Each by itself, and then two and two merged, as if one person had had two records: four histories at a time in two practices, so that two that follow each other are of one. */
    @Test
    void fiftyHistoriesComeToWhatSqlComesTo() {
        AtOnce.call(AT_ONCE, worker -> {
            List<UUID> before = new ArrayList<>();
            for (int i = worker; i < HISTORIES; i += AT_ONCE) {
                Practice practice = i % 2 == 0 ? northgate : harbour;
                UUID patient = History.of(practice, i).patientId();
                compare(practice, patient, "history " + i);
                before.add(patient);
                if (before.size() == 2) {
                    Merge.of(practice, before.get(0), before.get(1));
                    compare(practice, before.get(0), "history " + i + " with the one before", before.get(1));
                    compare(practice, before.get(1), "history " + i + " by its old id", before.get(0));
                    before.clear();
                }
            }
            return worker;
        });
    }

    /** @param merged of the same person, which the SQL is asked of, too */
    private static void compare(Practice practice, UUID patient, String which, UUID... merged) {
        String records = Stream.concat(Stream.of(patient), Stream.of(merged)).map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        Answer summary = summary(practice, patient);
        assertThat(summary.amount("/stats/totalSpent")).as(which).isEqualByComparingTo(asked(practice, MONEY, records));
        assertThat(summary.amount("/stats/nhsContribution")).as(which).isEqualByComparingTo(asked(practice, VOUCHERS, records));
        assertThat(summary.amount("/stats/outstanding")).as(which).isEqualByComparingTo(asked(practice, OUTSTANDING, records));
        assertThat(summary.number("/stats/activeOrders")).as(which).isEqualTo(Long.parseLong(asked(practice, ACTIVE, records)));
        assertThat(day(summary, "/stats/lastVisit")).as(which).isEqualTo(asked(practice, LAST_VISIT, records));
        assertThat(day(summary, "/stats/nextDue")).as(which).isEqualTo(practice.database().texts(NEXT_DUE, practice.id(), records).stream().findFirst().orElse(null));
    }

    private static String day(Answer summary, String at) {
        return summary.at(at).isMissingNode() ? null : summary.text(at);
    }

    private static String asked(Practice practice, String sql, String records) {
        return practice.database().text(sql, practice.id(), records);
    }

    /** A sale whose price a discount brings to the penny. */
    private static Visit costing(String total, Visit visit) {
        visit.readyToPay();
        visit.practice().as(PRACTICE_MANAGER).put("/api/dispenses/" + visit.dispenseId() + "/discount",
            "{\"amount\":%s,\"reason\":\"To the penny\"}".formatted(visit.total().subtract(new BigDecimal(total)))).expect(200);
        return visit;
    }

    private static Answer summary(Practice practice, UUID patient) {
        return practice.as(OWNER).get("/api/patients/" + patient + "/summary").expect(200);
    }
}
