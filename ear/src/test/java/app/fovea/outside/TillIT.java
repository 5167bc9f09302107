package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.Visit.card;
import static app.fovea.world.Visit.payment;
import static app.fovea.world.Visit.voucher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the till takes off, what it takes from the NHS, and what it gives back over the counter. */
class TillIT {
    private static final String TENTH = "{\"percent\":10,\"reason\":\"Waited two weeks\"}";

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void aDiscountLowersThePriceItsVatAndWhatIsExemptAndIsKeptWithItsReason() {
        for (Practice practice : List.of(northgate, harbour)) {
            Visit visit = Visit.to(practice).readyToPay();
            Answer before = sale(visit);

            Answer quoted = visit.seller().put(discountOf(visit), TENTH).expect(200);

            BigDecimal total = before.amount("/quote/total").multiply(new BigDecimal("0.9")).setScale(2, RoundingMode.HALF_DOWN);
            assertThat(quoted.amount("/quote/total")).isEqualByComparingTo(total);
            for (String part : List.of("net", "vat", "exempt")) {
                assertThat(quoted.amount("/quote/" + part).subtract(before.amount("/quote/" + part).multiply(new BigDecimal("0.9"))).abs()).as(part).isLessThanOrEqualTo(new BigDecimal("0.02"));
            }
            assertThat(visit.checkout(UUID.randomUUID().toString(), card(visit.total())).expect(422).text("/rule")).as("the old price is more than is owed").isEqualTo("overpaid");
            visit.checkedOut(card(total));
            Answer invoice = visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200);
            assertThat(invoice.amount("/total")).isEqualByComparingTo(total);
            assertThat(invoice.amount("/discount")).isEqualByComparingTo(visit.total().subtract(total));
            assertThat(invoice.amount("/vat")).isEqualByComparingTo(quoted.amount("/quote/vat"));
            assertThat(invoice.text("/discountReason")).isEqualTo("Waited two weeks");
            assertThat(invoice.text("/state")).isEqualTo("paid");
            assertThat(practice.database().text("select detail ->> 'reason' from audit_entries where target_id = ? and action = 'sale.discounted'", visit.dispenseId())).isEqualTo("Waited two weeks");
            assertThat(practice.database().text("select detail ->> 'price' from audit_entries where target_id = ? and action = 'sale.sold_at_a_discount'", visit.invoiceId()))
                .isEqualTo(visit.total().setScale(2).toPlainString());
        }
    }

    @Test
    void aDiscountIsForThePriceItWasGivenOnAndNoOther() {
        Visit visit = Visit.to(northgate).readyToPay();
        visit.seller().put(discountOf(visit), TENTH).expect(200);
        String pair = "{\"frameId\":\"%s\",\"lensId\":\"%s\"}".formatted(sale(visit).text("/pairs/0/frameId"), sale(visit).text("/pairs/0/lensId"));

        visit.seller().put("/api/dispenses/" + visit.dispenseId() + "/lenses", "{\"pairs\":[%s,%1$s]}".formatted(pair)).expect(200);
        assertThat(sale(visit).texts("/problems", "/code")).contains("discount_outdated");
        visit.seller().put("/api/dispenses/" + visit.dispenseId() + "/lenses", "{\"pairs\":[%s]}".formatted(pair)).expect(200);
        assertThat(sale(visit).texts("/problems", "/code")).doesNotContain("discount_outdated");

        visit.seller().put("/api/dispenses/" + visit.dispenseId() + "/lenses", "{\"pairs\":[{\"lensId\":\"%s\",\"ownFrame\":{\"a\":50,\"b\":34,\"dbl\":18,\"ed\":52,\"rim\":\"full\"}}]}".formatted(sale(visit).text("/pairs/0/lensId")))
            .expect(200);
        visit.seller().put("/api/dispenses/" + visit.dispenseId() + "/measurements", "{\"pairs\":[{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":12}]}").expect(200);
        assertThat(visit.checkout(UUID.randomUUID().toString()).expect(422).text("/rule")).isEqualTo("discount_outdated");
        Answer withdrawn = visit.seller().request("DELETE", discountOf(visit), null).expect(200);
        assertThat(withdrawn.amount("/quote/discount")).isZero();
        visit.checkout(UUID.randomUUID().toString()).expect(201);
    }

    @Test
    void moreThanATenthIsForAManagerAndAForeignSaleForNobody() {
        Visit visit = Visit.to(northgate).readyToPay();
        String half = "{\"amount\":%s,\"reason\":\"Remake of a remake\"}".formatted(visit.percentOfTotal(50));

        assertThat(visit.seller().put(discountOf(visit), half).expect(403).text("/permission")).isEqualTo("pos:discount_large");
        assertThat(visit.seller().put(discountOf(visit), "{\"percent\":5,\"amount\":5}").expect(400).texts("/errors", "/field")).containsExactly("percent", "reason");
        harbour.as(PRACTICE_MANAGER).put(discountOf(visit), half).expect(404);
        assertThat(northgate.as(PRACTICE_MANAGER).put(discountOf(visit), half).expect(200).amount("/quote/discount")).isEqualByComparingTo(visit.percentOfTotal(50));
        visit.paid(visit.total().subtract(visit.percentOfTotal(50)));
        assertThat(visit.seller().put(discountOf(visit), TENTH).expect(409).text("/detail")).contains("never changes");
    }

    @Test
    void theDatabaseKeepsADiscountsReasonAndItsSumsByItself() {
        Visit visit = Visit.to(northgate).readyToPay();
        visit.seller().put(discountOf(visit), TENTH).expect(200);
        assertThatThrownBy(() -> northgate.database().execute("update dispenses set discount_reason = null where id = ?", visit.dispenseId())).hasStackTraceContaining("dispenses_discount_whole");
        visit.checkedOut();

        assertThatThrownBy(() -> northgate.database().execute("update invoices set discount = 0, discount_reason = null where id = ?", visit.invoiceId())).hasStackTraceContaining("is final");
        assertThatThrownBy(() -> northgate.database().execute("""
            insert into invoices select made.* from invoices i, lateral jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'number', 'INV-X', 'dispense_id', ?)) made
            where i.id = ?""", Visit.to(northgate).saleBegun().dispenseId().toString(), visit.invoiceId())).hasStackTraceContaining("do not add up");
    }

    @Test
    void aProgramThatKnowsOfNoGroundStillTakesAVoucherAndNoMoreThanItIsWorth() {
        for (Practice practice : List.of(northgate, harbour)) {
            Visit visit = Visit.to(practice).readyToPay();

            assertThat(visit.checkout(UUID.randomUUID().toString(), payment("voucher", new BigDecimal("42.41"))).expect(422).text("/rule")).isEqualTo("voucher_exceeded");
            visit.checkedOut(payment("voucher", new BigDecimal("40.00")));
            assertThat(visit.pay(payment("voucher", new BigDecimal("2.41"))).expect(422).text("/rule")).isEqualTo("voucher_exceeded");
            Answer invoice = visit.pay(payment("voucher", new BigDecimal("2.40"))).expect(201);

            assertThat(invoice.amount("/voucher")).isEqualByComparingTo("42.40");
            assertThat(invoice.at("/payments/0/ground").isMissingNode()).isTrue();
            assertThat(invoice.number("/payments/0/pairNo")).isEqualTo(1);
        }
    }

    @Test
    void aVoucherPaysNoMoreThanItIsWorthByAGroundThatIsKept() {
        for (Practice practice : List.of(northgate, harbour)) {
            Visit visit = Visit.to(practice).readyToPay();
            BigDecimal worth = new BigDecimal("42.40");

            assertThat(visit.checkout(UUID.randomUUID().toString(), payment("voucher", worth).replace("}", ",\"pairNo\":1}")).expect(400).texts("/errors", "/field")).containsExactly("payments[0].ground");
            assertThat(visit.checkout(UUID.randomUUID().toString(), voucher(worth).replace("hc2", "under_16")).expect(400).texts("/errors", "/code")).containsExactly("ground_missing");
            assertThat(visit.checkout(UUID.randomUUID().toString(), voucher(worth.add(new BigDecimal("0.01")))).expect(422).text("/rule")).isEqualTo("voucher_exceeded");
            assertThat(visit.checkout(UUID.randomUUID().toString(), voucher(worth).replace("}", ",\"pairNo\":2}")).expect(400).texts("/errors", "/code")).containsExactly("pair_unknown");
            visit.checkedOut(voucher(new BigDecimal("40.00")));

            assertThat(visit.pay(voucher(new BigDecimal("2.41"))).expect(422).text("/rule")).isEqualTo("voucher_exceeded");
            assertThat(visit.pay(payment("voucher", BigDecimal.ONE).replace("}", ",\"pairNo\":1}")).expect(400).texts("/errors", "/field")).containsExactly("ground");
            Answer invoice = visit.pay(voucher(new BigDecimal("2.40"))).expect(201);
            assertThat(invoice.amount("/voucher")).isEqualByComparingTo(worth);
            assertThat(invoice.texts("/payments", "/ground")).containsExactly("hc2", "hc2");
            assertThat(invoice.number("/payments/0/pairNo")).isEqualTo(1);
            assertThatThrownBy(() -> practice.database().execute("""
                insert into payments select made.* from payments p, lateral jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'amount', 0.01)) made
                where p.invoice_id = ? and p.amount = 2.40""", visit.invoiceId())).hasStackTraceContaining("its worth is 42.4");
        }
    }

    @Test
    void aVoucherPaysNoMoreThanThePairCosts() {
        Visit child = Visit.to(northgate).bornOn(LocalDate.now().minusYears(9).toString()).readyToPay();
        BigDecimal thirty = new BigDecimal("30.00");
        northgate.as(PRACTICE_MANAGER).put(discountOf(child), "{\"amount\":%s,\"reason\":\"Voucher pair\"}".formatted(child.total().subtract(thirty))).expect(200);

        assertThat(child.checkout(UUID.randomUUID().toString(), voucher(thirty.add(BigDecimal.ONE)).replace("hc2", "under_16")).expect(422).text("/rule")).isIn("voucher_exceeded", "overpaid");
        child.checkedOut(voucher(thirty).replace("hc2", "under_16"));

        assertThat(child.receipt().amount("/outstanding")).isZero();
    }

    @Test
    void ofCashTheTillKeepsWhatWasGivenAndSaysTheChange() {
        Visit visit = Visit.to(northgate).readyToPay();
        BigDecimal note = visit.total().add(new BigDecimal("7.60"));
        String cash = "{\"method\":\"cash\",\"amount\":%s,\"given\":%s}";

        assertThat(visit.checkout(UUID.randomUUID().toString(), cash.formatted(visit.total(), visit.total().subtract(BigDecimal.ONE))).expect(400).texts("/errors", "/field")).containsExactly("payments[0].given");
        assertThat(visit.checkout(UUID.randomUUID().toString(), cash.formatted(visit.total(), note).replace("cash", "card")).expect(400).texts("/errors", "/code")).containsExactly("not_cash");
        visit.checkedOut(cash.formatted(visit.total(), note));

        assertThat(visit.receipt().amount("/change")).isEqualByComparingTo("7.60");
        Answer invoice = visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200);
        assertThat(invoice.amount("/paid")).isEqualByComparingTo(visit.total());
        assertThat(invoice.amount("/payments/0/given")).isEqualByComparingTo(note);
        harbour.as(DISPENSING_OPTICIAN).get("/api/invoices/" + visit.invoiceId()).expect(404);
    }

    private static Answer sale(Visit visit) {
        return visit.seller().get("/api/dispenses/" + visit.dispenseId()).expect(200);
    }

    private static String discountOf(Visit visit) {
        return "/api/dispenses/" + visit.dispenseId() + "/discount";
    }
}
