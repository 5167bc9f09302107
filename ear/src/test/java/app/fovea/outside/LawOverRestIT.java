package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the law of a nation asks of a practice, as programs meet it. */
@DisplayName("C9 over REST")
class LawOverRestIT {
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void refundsCarryTheSalesNetVatAndExemptPartsAndAddUpToThem() {
        for (Practice practice : List.of(northgate, harbour)) {
            Visit visit = Visit.to(practice).paidInFull();
            BigDecimal third = visit.total().divide(new BigDecimal("3"), 2, RoundingMode.DOWN);

            visit.refund(third).expect(201);
            visit.refund(new BigDecimal("0.01")).expect(201);
            Answer invoice = visit.refund(visit.total().subtract(third).subtract(new BigDecimal("0.01"))).expect(201);

            assertThat(invoice.amount("/net").add(invoice.amount("/vat")).add(invoice.amount("/exempt"))).isEqualByComparingTo(invoice.amount("/total"));
            for (String part : List.of("net", "vat", "exempt")) {
                BigDecimal back = BigDecimal.ZERO;
                for (JsonNode payment : invoice.at("/payments")) {
                    assertThat(payment.has(part)).as("%s of a %s", part, payment.get("kind")).isEqualTo(payment.get("kind").asText().equals("refund"));
                    back = payment.has(part) ? back.add(payment.get(part).decimalValue()) : back;
                }
                assertThat(back).as(part).isEqualByComparingTo(invoice.amount("/" + part));
            }
        }
    }

    @Test
    void aPracticeThatApportionsHasItsShareExemptFromThatDayOnAndAnotherDoesNot() {
        LocalDate today = LocalDate.now();
        Rest manager = harbour.as(PRACTICE_MANAGER);
        Visit before = Visit.to(harbour).readyToPay();
        Answer separate = before.seller().get("/api/dispenses/" + before.dispenseId()).expect(200);

        assertThat(manager.post("/api/vat-methods", "{\"validFrom\":\"" + today.minusDays(1) + "\",\"method\":\"apportionment\",\"exemptPercent\":100}").expect(400).texts("/errors", "/field"))
            .containsExactly("exemptPercent", "validFrom");
        manager.post("/api/vat-methods", "{\"validFrom\":\"" + today + "\",\"method\":\"apportionment\",\"exemptPercent\":31.25}").expect(201);
        manager.post("/api/vat-methods", "{\"validFrom\":\"" + today + "\",\"method\":\"separate_charges\"}").expect(409);

        Answer apportioned = before.seller().get("/api/dispenses/" + before.dispenseId()).expect(200);
        BigDecimal total = separate.amount("/quote/total");
        BigDecimal exempt = total.multiply(new BigDecimal("0.3125")).setScale(2, RoundingMode.HALF_UP);
        BigDecimal net = total.subtract(exempt).multiply(new BigDecimal("100")).divide(new BigDecimal("120"), 2, RoundingMode.HALF_UP);
        assertThat(apportioned.amount("/quote/total")).isEqualByComparingTo(total);
        assertThat(apportioned.amount("/quote/exempt")).isEqualByComparingTo(exempt);
        assertThat(apportioned.amount("/quote/net")).isEqualByComparingTo(net);
        assertThat(apportioned.amount("/quote/vat")).isEqualByComparingTo(total.subtract(exempt).subtract(net));
        before.paidInFull();
        Answer invoice = before.seller().get("/api/invoices/" + before.invoiceId()).expect(200);
        assertThat(invoice.amount("/exempt")).isEqualByComparingTo(exempt);
        assertThat(northgate.as(OWNER).get("/api/vat-methods").expect(200).at("/items")).isEmpty();
        Visit elsewhere = Visit.to(northgate).readyToPay();
        assertThat(elsewhere.seller().get("/api/dispenses/" + elsewhere.dispenseId()).expect(200).texts("/quote/lines", "/vatRate")).contains("0");
    }

    @Test
    void aPairShowsTheVoucherItCouldHaveAndKeepsItWhenSold() {
        Visit visit = Visit.to(northgate).readyToPay();

        JsonNode voucher = visit.seller().get("/api/dispenses/" + visit.dispenseId()).expect(200).at("/vouchers/0");

        assertThat(voucher.get("band").asText()).isEqualTo("A");
        assertThat(voucher.get("complex").asBoolean()).isFalse();
        assertThat(voucher.get("form").asText()).isEqualTo("as_written");
        assertThat(voucher.get("nation").asText()).isEqualTo("England");
        assertThat(voucher.get("from").asText()).isEqualTo("2024-04-01");
        assertThat(voucher.get("value").decimalValue()).isEqualByComparingTo("42.40");
        assertThat(voucher.get("confirmed").asBoolean()).isFalse();
        visit.paidInFull();
        assertThat(visit.seller().get("/api/dispenses/" + visit.dispenseId()).expect(200).at("/vouchers/0")).isEqualTo(voucher);
        Visit child = Visit.to(harbour).bornOn(LocalDate.now().minusYears(9).toString()).readyToPay();
        JsonNode grounds = child.seller().get("/api/dispenses/" + child.dispenseId()).expect(200).at("/voucherGrounds");
        assertThat(grounds.findValuesAsText("code")).contains("under_16", "hc2").doesNotContain("diabetes");
        assertThat(grounds.at("/0/known").asBoolean()).isTrue();
    }

    @Test
    void fromAPrescriptionPastItsRetestDateARegistrantSuppliesWithAReasonAndNobodyElseAtAll() {
        Old sale = new Old(northgate);

        assertThat(sale.checkout(OPTICAL_ASSISTANT, null).expect(422).text("/rule")).isEqualTo("rx_expired");
        assertThat(sale.checkout(DISPENSING_OPTICIAN, null).expect(422).text("/rule")).isEqualTo("supply_reason_needed");
        assertThat(sale.checkout(DISPENSING_OPTICIAN, "  ").expect(422).text("/rule")).isEqualTo("supply_reason_needed");
        assertThat(sale.checkout(DISPENSING_OPTICIAN, "x".repeat(501)).expect(400).texts("/errors", "/field")).containsExactly("reason");
        sale.checkout(DISPENSING_OPTICIAN, "Broke them, flies tomorrow").expect(201);

        assertThat(northgate.database().text("select supply_reason || '/' || registrant_number from dispenses where id = ?", sale.id)).startsWith("Broke them, flies tomorrow/D-");
        assertThat(northgate.database().text("select detail ->> 'reason' from audit_entries where target_id = ? and action = 'sale.supplied_with_reason'", sale.id)).isEqualTo("Broke them, flies tomorrow");
        assertThat(harbour.database().count("select count(*) from dispenses where tenant_id = ? and supply_reason is not null", harbour.id())).isZero();
    }

    @Test
    void aChildIsHandedSpectaclesByARegistrant() {
        Visit child = Visit.to(northgate).bornOn(LocalDate.now().minusYears(9).toString()).ordered();
        UUID order = child.orders().get(0);
        for (String category : List.of("in_production", "quality_check", "shipped")) {
            move(LAB_MANAGER, order, category).expect(200);
        }

        assertThat(move(LAB_MANAGER, order, "completed").expect(422).text("/rule")).isEqualTo("restricted_supply");
        move(DISPENSING_OPTICIAN, order, "completed").expect(200);

        assertThat(northgate.database().text("select detail ->> 'registrant' from audit_entries where target_id = ? and action = 'order.handed_over_by_registrant'", order)).startsWith("D-");
    }

    @Test
    void anExamAdvisesOnItsRecallAndTheSummarySaysHowLongRecordsAreKept() {
        Visit old = Visit.to(northgate).bornOn("1950-05-12").examWritten();

        Answer draft = northgate.as(OPTOMETRIST).get("/api/exams/" + old.examId()).expect(200);
        assertThat(draft.number("/recallAdvice/months")).isEqualTo(12);
        assertThat(draft.text("/recallAdvice/reason")).isEqualTo("70 or over");
        assertThat(draft.texts("/warnings", "/code")).contains("recall_long");
        northgate.as(OPTOMETRIST).post("/api/exams/" + old.examId() + "/finalize").expect(200);
        Answer summary = northgate.as(OPTOMETRIST).get("/api/patients/" + old.patientId() + "/summary").expect(200);
        assertThat(summary.text("/retention/keptUntil")).isEqualTo(LocalDate.parse(summary.text("/stats/lastVisit")).plusYears(10).toString());
        assertThat(summary.text("/retention/reason")).isEqualTo("10 years after last seen");
        UUID newcomer = Visit.to(harbour).registered().patientId();
        assertThat(harbour.as(OPTOMETRIST).get("/api/patients/" + newcomer + "/summary").expect(200).json().has("retention")).isFalse();
    }

    private Answer move(DefaultRole role, UUID order, String to) {
        long version = northgate.as(OWNER).get("/api/orders/" + order).expect(200).number("/version");
        return northgate.as(role).post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(to, version));
    }

    /** A sale to an adult of the demonstration whose eyes should have been tested again by now, all but paid. */
    private static final class Old {
        private final Practice practice;
        private final UUID id;

        Old(Practice practice) {
            this.practice = practice;
            this.id = practice.database().texts("""
                select e.id from exams e join patients p on (p.tenant_id, p.id) = (e.tenant_id, e.patient_id) join prescriptions r on (r.tenant_id, r.exam_id) = (e.tenant_id, e.id)
                where e.tenant_id = ? and e.examined_on + make_interval(months => e.recall_months) < current_date and e.examined_on > current_date - interval '23 months'
                and p.birth_date < current_date - interval '20 years' and not p.registered_sight_impaired order by e.examined_on desc limit 20""", practice.id()).stream()
                .map(exam -> allButPaid(UUID.fromString(exam))).filter(this::nothingBlocks).findFirst().orElseThrow();
        }

        private UUID allButPaid(UUID exam) {
            Rest seller = practice.as(DISPENSING_OPTICIAN);
            String patient = practice.database().text("select patient_id from exams where id = ?", exam);
            UUID sale = seller.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(patient, exam)).expect(201).id();
            String frame = seller.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
            JsonNode lens = seller.get("/api/catalogue/lenses?examId=" + exam + "&frameId=" + frame).expect(200).at("/items/0/id");
            if (!lens.isMissingNode()) {
                seller.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\"}]}".formatted(frame, lens.asText())).expect(200);
                seller.put("/api/dispenses/" + sale + "/measurements", "{\"pairs\":[{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":12}]}").expect(200);
            }
            return sale;
        }

        private boolean nothingBlocks(UUID sale) {
            Answer problems = practice.as(DISPENSING_OPTICIAN).get("/api/dispenses/" + sale).expect(200);
            return problems.texts("/problems", "/severity").stream().allMatch("warn"::equals) && problems.texts("/problems", "/code").contains("rx_expired");
        }

        Answer checkout(DefaultRole role, String reason) {
            StringBuilder others = new StringBuilder();
            for (JsonNode problem : practice.as(role).get("/api/dispenses/" + id).expect(200).at("/problems")) {
                if (!problem.get("code").asText().equals("rx_expired")) {
                    others.append(others.isEmpty() ? "" : ",").append(problem.get("code"));
                }
            }
            return practice.as(role).with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + id + "/checkout",
                "{\"payments\":[],\"acknowledgedWarnings\":[" + others + "]" + (reason == null ? "" : ",\"reason\":\"" + reason + "\"") + "}");
        }
    }
}
