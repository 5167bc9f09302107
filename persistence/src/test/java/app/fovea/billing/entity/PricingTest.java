package app.fovea.billing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.fovea.access.entity.Refusal;
import app.fovea.law.entity.Jurisdiction;
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
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final Jurisdiction UK = Jurisdiction.of("GB");

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
            new QuoteLine(2, "frame", "Own frame", decimal("0.00"), decimal("0.00"), decimal("20.00"), decimal("0.00"), decimal("0.00")));
    }

    @Test
    void aSaleWithNothingInItCostsNothing() {
        assertThat(quote(true)).isEqualTo(new Quote("GBP", List.of(), decimal("0.00"), decimal("0.00"), decimal("0.00"), decimal("0.00"), decimal("0.00")));
        assertThat(quote(true, new PairPrice(1, null, null, null, null, decimal("0"), null)).lines()).isEmpty();
    }

    @Test
    void amountsHaveTheDigitsOfTheCurrency() {
        assertThat(Pricing.quote(List.of(new PairPrice(1, null, null, "Lens", decimal("1200.5"), null, null)), terms(VatMethod.SEPARATE_CHARGES, true), "JPY").lines())
            .extracting(QuoteLine::amount, QuoteLine::vat).containsExactly(tuple(decimal("1201"), decimal("200")));
        assertThat(Money.exact(decimal("10.00"), "GBP")).isTrue();
        assertThat(Money.exact(decimal("10.005"), "GBP")).isFalse();
        assertThat(Money.round(decimal("10.005"), "GBP")).isEqualTo("10.01");
    }

    @Test
    void ratesThatAreNotOnFileAreNotGuessed() {
        assertThat(VatRate.SECTION.on(UK, LocalDate.of(2011, 1, 4)).goods()).isEqualTo("20.00");
        assertThatThrownBy(() -> VatRate.SECTION.on(UK, LocalDate.of(2011, 1, 3))).isInstanceOfSatisfying(Refusal.RuleBroken.class, refused -> assertThat(refused.rule()).isEqualTo("vat_rate_unknown"))
            .hasMessage("No VAT rates are on file for England on 2011-01-03. Ask whoever runs this server to add them to the data set of country GB.");
        assertThatThrownBy(() -> VatRate.SECTION.on(Jurisdiction.of("XX"), TODAY)).isInstanceOf(Refusal.RuleBroken.class);
    }

    @Property
    void theLinesOfAQuoteAlwaysSum(@ForAll("pairs") List<PairPrice> pairs, @ForAll("terms") VatTerms terms) {
        Quote quote = Pricing.quote(pairs, terms, "GBP");

        assertThat(quote.net().add(quote.vat()).add(quote.exempt())).isEqualTo(quote.total());
        assertThat(quote.lines()).allSatisfy(line -> assertThat(List.of(line.net(), line.vat(), line.exempt())).allSatisfy(part -> assertThat(part).isNotNegative()));
        assertThat(quote.exempt()).isEqualTo(sum(quote.lines().stream().map(QuoteLine::exempt).toList()));

        assertThat(quote.total()).isEqualTo(sum(quote.lines().stream().map(QuoteLine::amount).toList()));
        assertThat(quote.vat()).isEqualTo(sum(quote.lines().stream().map(QuoteLine::vat).toList()));
        assertThat(quote.total()).isEqualByComparingTo(sum(pairs.stream().map(pair -> sum(Stream.concat(
            Stream.of(pair.framePrice(), pair.lensPrice(), pair.dispensingFee()),
            pair.treatments().stream().map(PairPrice.TreatmentPrice::price)).filter(Objects::nonNull).toList())).toList()));
    }

    @Property
    @Label("C9: however many lines a price is made of, its VAT is that of the whole price")
    void howeverManyLinesAPriceIsMadeOfItsVatIsThatOfTheWholePrice(@ForAll("pairs") List<PairPrice> pairs, @ForAll("terms") VatTerms terms) {
        Quote quote = Pricing.quote(pairs, terms, "GBP");
        Quote oneLine = Pricing.quote(List.of(new PairPrice(1, null, null, "All of it", quote.total(), null, null)), terms, "GBP");

        boolean oneGroup = !terms.registrant() || terms.method().kind() == VatMethod.Kind.APPORTIONMENT;
        if (oneGroup) {
            assertThat(quote.vat()).isEqualTo(oneLine.vat());
            assertThat(quote.exempt()).isEqualTo(oneLine.exempt());
        } else {
            assertThat(quote.vat()).isEqualTo(VatSplit.of(quote.total().subtract(quote.exempt()), decimal("20.00"), BigDecimal.ZERO, "GBP").vat());
        }
    }

    @Property
    void aDiscountLowersEveryLineAndItsTaxAndTheLinesStillSum(@ForAll("pairs") List<PairPrice> pairs, @ForAll("terms") VatTerms terms, @ForAll("discounts") Discount discount) {
        Quote full = Pricing.quote(pairs, terms, "GBP");
        Quote quote = Pricing.quote(pairs, terms, discount, "GBP");

        assertThat(quote.price()).isEqualTo(full.total()).isEqualByComparingTo(Pricing.price(pairs, "GBP"));
        assertThat(quote.discount()).isEqualByComparingTo(discount.off(full.total(), "GBP")).isEqualTo(sum(quote.lines().stream().map(QuoteLine::discount).toList()));
        assertThat(quote.lines()).allSatisfy(line -> assertThat(List.of(line.amount(), line.discount(), line.net(), line.vat(), line.exempt())).allSatisfy(part -> assertThat(part).isNotNegative()));
        assertThat(quote.lines()).extracting(QuoteLine::price).isEqualTo(full.lines().stream().map(QuoteLine::amount).toList());
        assertThat(quote.net().add(quote.vat()).add(quote.exempt())).isEqualTo(quote.total());
        assertThat(quote.vat()).isLessThanOrEqualTo(full.vat());
    }

    @Property
    void ofADiscountEachLineHasItsShareToAPenny(@ForAll("pairs") List<PairPrice> pairs, @ForAll("terms") VatTerms terms, @ForAll("discounts") Discount discount) {
        Quote quote = Pricing.quote(pairs, terms, discount, "GBP");

        assertThat(quote.lines()).allSatisfy(line -> assertThat(line.discount().multiply(quote.price()).subtract(quote.discount().multiply(line.price())).abs())
            .isLessThanOrEqualTo(quote.price().multiply(decimal("0.01"))));
    }

    @Test
    void aTenthOffIsATenthOffTheGoodsTheirVatAndTheExemptFee() {
        PairPrice pair = new PairPrice(1, "Aria 52", decimal("120"), "Varifocal 1.60", decimal("180.00"), decimal("40.00"), null);

        Quote quote = Pricing.quote(List.of(pair), terms(VatMethod.SEPARATE_CHARGES, true), new Discount(BigDecimal.TEN, null, "Staff"), "GBP");

        assertThat(quote.lines()).extracting(QuoteLine::amount, QuoteLine::discount, QuoteLine::vat, QuoteLine::exempt).containsExactly(
            tuple(decimal("108.00"), decimal("12.00"), decimal("18.00"), decimal("0.00")),
            tuple(decimal("162.00"), decimal("18.00"), decimal("27.00"), decimal("0.00")),
            tuple(decimal("36.00"), decimal("4.00"), decimal("0.00"), decimal("36.00")));
        assertThat(quote.total()).isEqualTo("306.00");
        assertThat(quote.vat()).isEqualTo("45.00");
    }

    @ParameterizedTest(name = "{0} with {1} % for dispensing: net {2}, VAT {3}, exempt {4}")
    @DisplayName("C9: an apportioned price splits to the penny")
    @CsvSource({"249.00, 40, 124.50, 24.90, 99.60", "169.99, 55, 63.75, 12.75, 93.49", "389.50, 31.25, 223.15, 44.63, 121.72"})
    void anApportionedPriceSplitsToThePenny(BigDecimal total, BigDecimal percent, BigDecimal net, BigDecimal vat, BigDecimal exempt) {
        PairPrice inFourLines = new PairPrice(1, "Frame", decimal("63.33"), "Lens", total.subtract(decimal("100.00")), decimal("19.99"), List.of(new PairPrice.TreatmentPrice("Coat", decimal("16.68"))));
        for (PairPrice pair : List.of(new PairPrice(1, null, null, "All of it", total, null, null), inFourLines)) {
            Quote quote = Pricing.quote(List.of(pair), terms(VatMethod.apportionment(percent), true), "GBP");

            assertThat(quote.total()).isEqualTo(total);
            assertThat(quote.net()).isEqualTo(net);
            assertThat(quote.vat()).isEqualTo(vat);
            assertThat(quote.exempt()).isEqualTo(exempt);
        }
    }

    @Test
    @DisplayName("C9: without a registrant an apportioned price is standard-rated, all of it")
    void withoutARegistrantAnApportionedPriceIsStandardRated() {
        Quote quote = Pricing.quote(List.of(new PairPrice(1, null, null, "All of it", decimal("249.00"), null, null)), terms(VatMethod.apportionment(decimal("40")), false), "GBP");

        assertThat(quote.vat()).isEqualTo("41.50");
        assertThat(quote.exempt()).isEqualTo("0.00");
    }

    @Property
    void theVatIsTheSixthPartOfStandardRatedGoodsToHalfAPenny(@ForAll("prices") BigDecimal price) {
        BigDecimal vat = VatSplit.of(price, decimal("20.00"), BigDecimal.ZERO, "GBP").vat();

        assertThat(vat.subtract(price.divide(decimal("6"), 10, RoundingMode.HALF_UP)).abs()).isLessThanOrEqualTo(decimal("0.005"));
        assertThat(vat).isBetween(BigDecimal.ZERO, price);
    }

    @Provide
    Arbitrary<VatTerms> terms() {
        Arbitrary<VatMethod> apportioned = Arbitraries.integers().between(1, 9_999).map(share -> VatMethod.apportionment(BigDecimal.valueOf(share, 2)));
        return Combinators.combine(Arbitraries.oneOf(Arbitraries.just(VatMethod.SEPARATE_CHARGES), apportioned), Arbitraries.of(true, false)).as(PricingTest::terms);
    }

    /** In percent, or an amount that may be more than the price: what was given on another price takes off no more than there is. */
    @Provide
    Arbitrary<Discount> discounts() {
        Arbitrary<Discount> percent = Arbitraries.integers().between(1, 9_999).map(share -> new Discount(BigDecimal.valueOf(share, 2), null, "Staff"));
        return Arbitraries.oneOf(percent, Arbitraries.integers().between(1, 200_000).map(pence -> new Discount(null, BigDecimal.valueOf(pence, 2), "Staff")));
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
        return Pricing.quote(List.of(pairs), terms(VatMethod.SEPARATE_CHARGES, registrant), "GBP");
    }

    private static VatTerms terms(VatMethod method, boolean registrant) {
        return new VatTerms(VatRate.SECTION.on(UK, TODAY), method, registrant);
    }
}
