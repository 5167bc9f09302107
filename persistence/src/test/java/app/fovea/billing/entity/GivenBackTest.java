package app.fovea.billing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.billing.entity.GivenBack.Part;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C9: what of which line was given back")
class GivenBackTest {
    private static final UUID INVOICE = UUID.randomUUID();

    private final List<InvoiceLine> lines = List.of(line(1, QuoteLine.FRAME, new VatSplit(decimal("100.00"), decimal("20.00"), decimal("0.00"))),
        line(2, QuoteLine.LENS, new VatSplit(decimal("50.00"), decimal("10.00"), decimal("0.00"))),
        line(3, QuoteLine.DISPENSING_FEE, new VatSplit(decimal("0.00"), decimal("0.00"), decimal("60.00"))));
    private final List<Payment> refunds = new ArrayList<>();
    private final List<RefundLine> parts = new ArrayList<>();

    @Test
    void aLineThatComesBackTakesItsOwnTaxWithIt() {
        assertThat(now().lines(List.of(2), decimal("60.00"))).containsExactly(new Part(2, new VatSplit(decimal("50.00"), decimal("10.00"), decimal("0.00")), true));
        assertThat(now().lines(List.of(3), decimal("60.00"))).extracting(part -> part.split().vat()).containsExactly(decimal("0.00"));
    }

    @Test
    void anAmountComesOffEveryLineInTheProportionsOfTheSale() {
        assertThat(now().amount(decimal("24.00"))).containsExactly(
            new Part(1, new VatSplit(decimal("10.00"), decimal("2.00"), decimal("0.00")), false),
            new Part(2, new VatSplit(decimal("5.00"), decimal("1.00"), decimal("0.00")), false),
            new Part(3, new VatSplit(decimal("0.00"), decimal("0.00"), decimal("6.00")), false));
    }

    @Test
    void afterAnAmountALineGivesBackTheRestOfItAndOfItsTax() {
        given(now().amount(decimal("24.00")));

        assertThat(now().left(List.of(1))).isEqualByComparingTo("108.00");
        assertThat(now().lines(List.of(1), decimal("108.00"))).containsExactly(new Part(1, new VatSplit(decimal("90.00"), decimal("18.00"), decimal("0.00")), true));
    }

    @Test
    void afterALineAnAmountIsAPartOfWhatIsLeft() {
        given(now().lines(List.of(1, 2), decimal("180.00")));

        assertThat(now().amount(decimal("6.00"))).as("only what is exempt is left").containsExactly(new Part(3, new VatSplit(decimal("0.00"), decimal("0.00"), decimal("6.00")), false));
    }

    @Test
    void whatWasGivenBackBeforeLinesWereKeptIsSpreadOverThem() {
        refunds.add(Payment.refunded(INVOICE, Payment.Method.CARD, new VatSplit(decimal("15.00"), decimal("3.00"), decimal("6.00")), "Goodwill", UUID.randomUUID(), Instant.EPOCH));

        assertThat(now().left(List.of(1))).isEqualByComparingTo("108.00");
        assertThat(now().left(List.of(3))).isEqualByComparingTo("54.00");
    }

    @Property
    @Label("C9: however amounts and lines follow each other, no part of a line is given back more than once, and all of it is exactly the sale")
    void howeverAmountsAndLinesFollowEachOtherAllOfItIsExactlyTheSale(@ForAll("sales") List<VatSplit> sale, @ForAll Random random) {
        List<InvoiceLine> sold = new ArrayList<>();
        sale.forEach(split -> sold.add(line(sold.size() + 1, QuoteLine.LENS, split)));
        List<Payment> refunded = new ArrayList<>();
        List<RefundLine> kept = new ArrayList<>();
        GivenBack now = new GivenBack(sold, refunded, kept, "GBP");
        while (now.left().signum() > 0) {
            List<Integer> chosen = random.nextBoolean() ? List.of() : chosen(sold.size(), random);
            BigDecimal most = chosen.isEmpty() ? now.left() : now.left(chosen);
            if (most.signum() == 0) {
                continue;
            }
            BigDecimal amount = random.nextInt(3) == 0 || refunded.size() > 40 ? most : BigDecimal.valueOf(1 + random.nextInt(most.movePointRight(2).intValueExact()), 2);
            List<Part> parts = chosen.isEmpty() ? now.amount(amount) : now.lines(chosen, amount);
            VatSplit whole = parts.stream().map(Part::split).reduce(VatSplit.none("GBP"), VatSplit::plus);
            assertThat(whole.gross()).isEqualByComparingTo(amount);
            Payment refund = Payment.refunded(INVOICE, Payment.Method.CARD, whole, "Why", UUID.randomUUID(), Instant.EPOCH);
            refunded.add(refund);
            if (random.nextInt(4) > 0 || !chosen.isEmpty()) {
                parts.forEach(part -> kept.add(new RefundLine(refund, part)));
            }
            now = new GivenBack(sold, refunded, kept, "GBP");
            for (InvoiceLine line : sold) {
                assertThat(now.left(List.of(line.lineNo()))).isNotNegative();
            }
            assertThat(parts).allSatisfy(part -> assertThat(List.of(part.split().net(), part.split().vat(), part.split().exempt())).allSatisfy(each -> assertThat(each).isNotNegative()));
        }
        VatSplit given = refunded.stream().map(Payment::split).reduce(VatSplit.none("GBP"), VatSplit::plus);
        assertThat(given).isEqualTo(sale.stream().reduce(VatSplit.none("GBP"), VatSplit::plus));
        for (InvoiceLine line : sold) {
            VatSplit ofLine = kept.stream().filter(part -> part.lineNo() == line.lineNo()).map(RefundLine::split).reduce(VatSplit.none("GBP"), VatSplit::plus);
            assertThat(List.of(line.split().net().subtract(ofLine.net()), line.split().vat().subtract(ofLine.vat()), line.split().exempt().subtract(ofLine.exempt())))
                .allSatisfy(each -> assertThat(each).isNotNegative());
        }
    }

    private GivenBack now() {
        return new GivenBack(lines, refunds, parts, "GBP");
    }

    private void given(List<Part> back) {
        VatSplit whole = back.stream().map(Part::split).reduce(VatSplit.none("GBP"), VatSplit::plus);
        Payment refund = Payment.refunded(INVOICE, Payment.Method.CARD, whole, "Scratched", UUID.randomUUID(), Instant.EPOCH);
        refunds.add(refund);
        back.forEach(part -> parts.add(new RefundLine(refund, part)));
    }

    private static List<Integer> chosen(int lines, Random random) {
        List<Integer> chosen = new ArrayList<>();
        for (int no = 1; no <= lines; no++) {
            if (random.nextBoolean()) {
                chosen.add(no);
            }
        }
        return chosen.isEmpty() ? List.of(1) : chosen;
    }

    private static InvoiceLine line(int no, String kind, VatSplit split) {
        return new InvoiceLine(INVOICE, no, new QuoteLine(1, kind, "Line " + no, split.gross(), decimal("0.00"), decimal("20.00"), split.vat(), split.exempt()));
    }

    @Provide
    Arbitrary<List<VatSplit>> sales() {
        Arbitrary<BigDecimal> amounts = Arbitraries.integers().between(0, 20_000).map(pence -> BigDecimal.valueOf(pence, 2));
        return Combinators.combine(amounts, amounts, amounts).as(VatSplit::new).list().ofMinSize(1).ofMaxSize(6);
    }
}
