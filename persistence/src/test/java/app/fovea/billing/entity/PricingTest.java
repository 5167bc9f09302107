package app.fovea.billing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.fovea.access.entity.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

    @ParameterizedTest(name = "{0} with a fee of {1}: net {2}, VAT {3}, exempt {1}")
    @DisplayName("C9: separately disclosed charges split to the penny")
    @CsvSource({"249.00, 95.00, 128.33, 25.67", "169.99, 60.00, 91.66, 18.33", "389.50, 120.00, 224.58, 44.92"})
    void separatelyDisclosedChargesSplitToThePenny(BigDecimal total, BigDecimal fee, BigDecimal net, BigDecimal vat) {
        Quote quote = quote(true, new PairPrice(1, null, null, "Progressive", total.subtract(fee), fee, null));

        assertThat(quote.total()).isEqualTo(total);
        assertThat(quote.vat()).isEqualTo(vat);
        assertThat(quote.total().subtract(quote.vat()).subtract(fee)).isEqualTo(net);
    }

    @Test
    @DisplayName("C9: goods are standard-rated, dispensing by a registrant is exempt")
    void goodsAreStandardRatedAndDispensingByARegistrantIsExempt() {
        Quote quote = quote(true, new PairPrice(1, "Aria 52", decimal("120"), "Varifocal 1.60", decimal("180.00"), decimal("40.00"),
            List.of(new PairPrice.TreatmentPrice("Anti-reflection", decimal("49")))));

        assertThat(quote.lines()).extracting(QuoteLine::kind, QuoteLine::description, QuoteLine::amount, QuoteLine::vatRate, QuoteLine::vat).containsExactly(
            tuple("frame", "Aria 52", decimal("120.00"), decimal("20.00"), decimal("20.00")),
            tuple("lens", "Varifocal 1.60", decimal("180.00"), decimal("20.00"), decimal("30.00")),
            tuple("treatment", "Anti-reflection", decimal("49.00"), decimal("20.00"), decimal("8.17")),
            tuple("dispensing_fee", "Dispensing fee", decimal("40.00"), decimal("0.00"), decimal("0.00")));
        assertThat(quote.total()).isEqualTo("389.00");
        assertThat(quote.vat()).isEqualTo("58.17");
    }

    @Test
    @DisplayName("C9: without a registrant the whole price is standard-rated, and the patient pays the same")
    void withoutARegistrantTheWholePriceIsStandardRated() {
        PairPrice pair = new PairPrice(1, null, null, "Single vision", decimal("60.00"), decimal("30.00"), null);

        assertThat(quote(false, pair).vat()).isEqualTo("15.00");
        assertThat(quote(true, pair).vat()).isEqualTo("10.00");
        assertThat(quote(false, pair).total()).isEqualTo(quote(true, pair).total()).isEqualTo("90.00");
    }

    @Test
    void anOwnFrameCostsNothingAndIsListed() {
        assertThat(quote(true, new PairPrice(2, "Own frame", null, null, null, null, null)).lines()).containsExactly(
            new QuoteLine(2, "frame", "Own frame", decimal("0.00"), decimal("20.00"), decimal("0.00")));
    }

    @Test
    void aSaleWithNothingInItCostsNothing() {
        assertThat(quote(true)).isEqualTo(new Quote("GBP", List.of(), decimal("0.00"), decimal("0.00")));
        assertThat(quote(true, new PairPrice(1, null, null, null, null, decimal("0"), null)).lines()).isEmpty();
    }

    @Test
    void amountsHaveTheDigitsOfTheCurrency() {
        assertThat(Pricing.quote(List.of(new PairPrice(1, null, null, "Lens", decimal("1200.5"), null, null)), "GB", "JPY", TODAY, true).lines())
            .extracting(QuoteLine::amount, QuoteLine::vat).containsExactly(tuple(decimal("1201"), decimal("200")));
        assertThat(Money.exact(decimal("10.00"), "GBP")).isTrue();
        assertThat(Money.exact(decimal("10.005"), "GBP")).isFalse();
        assertThat(Money.round(decimal("10.005"), "GBP")).isEqualTo("10.01");
    }

    @Test
    void ratesThatAreNotOnFileAreNotGuessed() {
        assertThat(VatRates.on("GB", LocalDate.of(2011, 1, 4)).goods()).isEqualTo("20.00");
        assertThatThrownBy(() -> VatRates.on("GB", LocalDate.of(2011, 1, 3))).isInstanceOf(Refusal.RuleBroken.class).hasMessage("No VAT rates are on file for country GB on 2011-01-03.");
        assertThatThrownBy(() -> VatRates.on("XX", TODAY)).isInstanceOf(Refusal.RuleBroken.class);
    }

    @Property
    void theLinesOfAQuoteAlwaysSum(@ForAll("pairs") List<PairPrice> pairs, @ForAll boolean registrant) {
        Quote quote = Pricing.quote(pairs, "GB", "GBP", TODAY, registrant);

        assertThat(quote.total()).isEqualTo(sum(quote.lines().stream().map(QuoteLine::amount).toList()));
        assertThat(quote.vat()).isEqualTo(sum(quote.lines().stream().map(QuoteLine::vat).toList()));
        assertThat(quote.total()).isEqualByComparingTo(sum(pairs.stream().map(pair -> sum(Stream.concat(
            Stream.of(pair.framePrice(), pair.lensPrice(), pair.dispensingFee()),
            pair.treatments().stream().map(PairPrice.TreatmentPrice::price)).filter(Objects::nonNull).toList())).toList()));
    }

    @Property
    void theVatIsTheSixthPartOfStandardRatedGoodsToHalfAPenny(@ForAll("prices") BigDecimal price) {
        BigDecimal vat = Pricing.vatIn(price, decimal("20.00"), "GBP");

        assertThat(vat.subtract(price.divide(decimal("6"), 10, RoundingMode.HALF_UP)).abs()).isLessThanOrEqualTo(decimal("0.005"));
        assertThat(vat).isBetween(BigDecimal.ZERO, price);
    }

    @Provide
    Arbitrary<BigDecimal> prices() {
        return Arbitraries.integers().between(0, 200_000).map(pence -> BigDecimal.valueOf(pence, 2));
    }

    @Provide
    Arbitrary<List<PairPrice>> pairs() {
        Arbitrary<List<PairPrice.TreatmentPrice>> treatments = prices().map(price -> new PairPrice.TreatmentPrice("Treatment", price)).list().ofMaxSize(4);
        return Combinators.combine(Arbitraries.integers().between(1, 3), prices().injectNull(0.2), prices(), prices().injectNull(0.2), treatments)
            .as((no, frame, lens, fee, treated) -> new PairPrice(no, "Frame", frame, "Lens", lens, fee, treated)).list().ofMaxSize(3);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(decimal("0.00"), BigDecimal::add);
    }

    private static Quote quote(boolean registrant, PairPrice... pairs) {
        return Pricing.quote(List.of(pairs), "GB", "GBP", TODAY, registrant);
    }
}
