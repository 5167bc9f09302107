package app.fovea.billing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C9: VAT")
class VatSplitTest {
    private static final VatSplit SALE = new VatSplit(decimal("128.33"), decimal("25.67"), decimal("95.00"));

    @Property
    @Label("C9: net, VAT and exempt are the price, whatever it is")
    void netVatAndExemptAreThePrice(@ForAll("prices") BigDecimal price, @ForAll("percentages") BigDecimal rate, @ForAll("percentages") BigDecimal exempt) {
        VatSplit split = VatSplit.of(price, rate, exempt, "GBP");

        assertThat(split.gross()).isEqualTo(price);
        assertThat(List.of(split.net(), split.vat(), split.exempt())).allSatisfy(part -> assertThat(part).isNotNegative());
    }

    @Test
    @DisplayName("C9: a refund of everything gives back the sale's split")
    void aRefundOfEverythingGivesBackTheSalesSplit() {
        assertThat(SALE.refund(VatSplit.none("GBP"), decimal("249.00"), "GBP")).isEqualTo(SALE);
    }

    @Test
    @DisplayName("C9: a part refund gives back the same part of net, VAT and exempt")
    void aPartRefundGivesBackTheSamePartOfEach() {
        VatSplit half = SALE.refund(VatSplit.none("GBP"), decimal("124.50"), "GBP");

        assertThat(half).isEqualTo(new VatSplit(decimal("64.16"), decimal("12.84"), decimal("47.50")));
        assertThat(SALE.refund(half, decimal("124.50"), "GBP")).isEqualTo(SALE.minus(half));
    }

    @Test
    @DisplayName("C9: what a refund in yen is made of is whole yen, though a column keeps two decimals")
    void aRefundInACurrencyWithoutSmallerCoinsIsSplitInWholeOnes() {
        VatSplit sale = new VatSplit(decimal("10000.00"), decimal("2000.00"), decimal("3000.00"));
        VatSplit given = sale.refund(VatSplit.none("JPY"), decimal("101"), "JPY");

        assertThat(given).isEqualTo(new VatSplit(decimal("68"), decimal("13"), decimal("20")));
        assertThat(given.plus(sale.refund(given, decimal("14899"), "JPY")).vat()).isEqualByComparingTo("2000");
    }

    @Property
    @Label("C9: part refunds that add up to the sale give back exactly its VAT, and the VAT given back on the way is the sale's part to half a penny")
    void partRefundsThatAddUpGiveBackExactlyTheSalesVat(@ForAll("splits") VatSplit sale, @ForAll Random random) {
        VatSplit given = VatSplit.none("GBP");
        for (BigDecimal amount : inParts(sale.gross(), random)) {
            VatSplit part = sale.refund(given, amount, "GBP");
            given = given.plus(part);

            assertThat(part.gross()).isEqualTo(amount);
            assertThat(List.of(part.net(), part.vat(), part.exempt())).allSatisfy(each -> assertThat(each).isNotNegative());
            assertThat(given.vat().subtract(sale.vat().multiply(given.gross()).divide(sale.gross(), 6, RoundingMode.HALF_UP)).abs()).isLessThanOrEqualTo(decimal("0.005"));
            assertThat(given.exempt().subtract(sale.exempt().multiply(given.gross()).divide(sale.gross(), 2, RoundingMode.HALF_UP)).abs()).isLessThanOrEqualTo(decimal("0.01"));
        }
        assertThat(given).isEqualTo(sale);
    }

    /** Many small ones, some of a single penny, until nothing is left. */
    private static List<BigDecimal> inParts(BigDecimal gross, Random random) {
        List<BigDecimal> parts = new ArrayList<>();
        long left = gross.movePointRight(2).longValueExact();
        while (left > 0) {
            long part = random.nextInt(3) == 0 ? 1 : 1 + (long) (random.nextDouble() * Math.max(1, left / 4));
            part = parts.size() > 300 ? left : Math.min(part, left);
            parts.add(BigDecimal.valueOf(part, 2));
            left -= part;
        }
        return parts;
    }

    @Provide
    Arbitrary<BigDecimal> prices() {
        return Arbitraries.integers().between(0, 500_000).map(pence -> BigDecimal.valueOf(pence, 2));
    }

    @Provide
    Arbitrary<BigDecimal> percentages() {
        return Arbitraries.integers().between(0, 10_000).map(hundredths -> BigDecimal.valueOf(hundredths, 2));
    }

    @Provide
    Arbitrary<VatSplit> splits() {
        Arbitrary<BigDecimal> amounts = Arbitraries.integers().between(0, 60_000).map(pence -> BigDecimal.valueOf(pence, 2));
        return Combinators.combine(amounts, amounts, amounts).as(VatSplit::new).filter(split -> split.gross().signum() > 0);
    }
}
