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
import app.fovea.world.OverdueSale;
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
        OverdueSale sale = OverdueSale.at(northgate);

        assertThat(sale.checkout(OPTICAL_ASSISTANT, null).expect(422).text("/rule")).isEqualTo("rx_expired");
        assertThat(sale.checkout(DISPENSING_OPTICIAN, null).expect(422).text("/rule")).isEqualTo("supply_reason_needed");
        assertThat(sale.checkout(DISPENSING_OPTICIAN, "  ").expect(422).text("/rule")).isEqualTo("supply_reason_needed");
        assertThat(sale.checkout(DISPENSING_OPTICIAN, "x".repeat(501)).expect(400).texts("/errors", "/field")).containsExactly("reason");
        sale.checkout(DISPENSING_OPTICIAN, "Broke them, flies tomorrow").expect(201);

        assertThat(northgate.database().text("select supply_reason || '/' || registrant_number from dispenses where id = ?", sale.id())).startsWith("Broke them, flies tomorrow/D-");
        assertThat(northgate.database().text("select detail ->> 'reason' from audit_entries where target_id = ? and action = 'sale.supplied_with_reason'", sale.id())).isEqualTo("Broke them, flies tomorrow");
        harbour.as(DISPENSING_OPTICIAN).get("/api/dispenses/" + sale.id()).expect(404);
    }

    @Test
    void aChildIsSuppliedByWhoIsNotRegisteredOnceARegistrantConfirmedThatVerySaleOnThatDay() {
        Visit child = Visit.to(northgate).bornOn(LocalDate.now().minusYears(9).toString()).readyToPay();
        String sale = "/api/dispenses/" + child.dispenseId();
        Rest assistant = northgate.as(OPTICAL_ASSISTANT).with("Idempotency-Key", UUID.randomUUID().toString());
        Rest registrant = northgate.as(DISPENSING_OPTICIAN);
        String body = child.checkoutBody(Visit.card(child.total()));

        assertThat(assistant.put(sale + "/supervision", "").expect(403).text("/permission")).isEqualTo("dispenses:supervise");
        harbour.as(DISPENSING_OPTICIAN).put(sale + "/supervision", "").expect(404);
        assertThat(assistant.post(sale + "/checkout", body).expect(422).text("/rule")).isEqualTo("restricted_supply");

        assertThat(registrant.put(sale + "/supervision", "").expect(200).text("/supervision/registration")).startsWith("D-");
        assertThat(assistant.get(sale).expect(200).texts("/problems", "/code")).doesNotContain("restricted_supply");
        JsonNode changed = assistant.put(sale + "/measurements", "{\"pairs\":[{\"right\":{\"pd\":31,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":12}]}").expect(200).at("/supervision");
        assertThat(changed.isNull() || changed.isMissingNode()).as("what was confirmed was another sale").isTrue();
        assertThat(assistant.post(sale + "/checkout", body).expect(422).text("/rule")).isEqualTo("restricted_supply");

        registrant.put(sale + "/supervision", "").expect(200);
        northgate.database().execute("update dispenses set supervised_at = supervised_at - interval '2 days' where id = ?", child.dispenseId());
        assertThat(assistant.post(sale + "/checkout", body).expect(422).text("/rule")).as("what was confirmed was another day's").isEqualTo("restricted_supply");

        registrant.put(sale + "/supervision", "").expect(200);
        assistant.post(sale + "/checkout", body).expect(201);
        registrant.put(sale + "/supervision", "").expect(409);
        assertThat(northgate.database().text("select d.registrant_number || ' ' || u.email from dispenses d join users u on (u.tenant_id, u.id) = (d.tenant_id, d.supervisor_id) where d.id = ?", child.dispenseId()))
            .startsWith("D-").endsWith(northgate.user(DISPENSING_OPTICIAN).email());
        assertThat(northgate.database().count("select count(*) from audit_entries where target_id = ? and action = 'sale.supervised' and actor_name = ?", child.dispenseId(), northgate.user(DISPENSING_OPTICIAN).name())).isEqualTo(3);
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
        assertThat(northgate.as(PRACTICE_MANAGER).get("/api/patients/" + old.patientId() + "/erasure").expect(200).text("/keptUntil")).isEqualTo(summary.text("/retention/keptUntil"));
        assertThat(summary.text("/retention/reason")).isEqualTo("10 years after last seen");
        UUID newcomer = Visit.to(harbour).registered().patientId();
        Answer registered = harbour.as(OPTOMETRIST).get("/api/patients/" + newcomer + "/summary").expect(200);
        assertThat(registered.text("/retention/keptUntil")).as("from the day they were registered").isEqualTo(harbour.as(PRACTICE_MANAGER).get("/api/patients/" + newcomer + "/erasure").expect(200).text("/keptUntil"));
    }

    @Test
    void aPracticeInAnotherNationHasThatNationsRulesAndNothingIsGuessedForIt() {
        Visit visit = Visit.to(harbour).readyToPay();
        harbour.database().execute("update tenants set nation = 'GB-SCT' where id = ?", harbour.id());
        try {
            JsonNode voucher = visit.seller().get("/api/dispenses/" + visit.dispenseId()).expect(200).at("/vouchers/0");
            assertThat(voucher.get("nation").asText()).isEqualTo("Scotland");
            assertThat(voucher.path("value").isNumber()).as("no value is on file for Scotland").isFalse();
            assertThat(voucher.get("confirmed").asBoolean()).isFalse();
            Answer exam = harbour.as(OPTOMETRIST).get("/api/exams/" + visit.examId()).expect(200);
            assertThat(exam.at("/recallAdvice").has("months")).isFalse();
        } finally {
            harbour.database().execute("update tenants set nation = null where id = ?", harbour.id());
        }
        Visit here = Visit.to(northgate).examWritten();
        assertThat(northgate.as(OPTOMETRIST).get("/api/exams/" + here.examId()).expect(200).number("/recallAdvice/months")).isEqualTo(24);
    }

    private Answer move(DefaultRole role, UUID order, String to) {
        long version = northgate.as(OWNER).get("/api/orders/" + order).expect(200).number("/version");
        return northgate.as(role).post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(to, version));
    }
}
