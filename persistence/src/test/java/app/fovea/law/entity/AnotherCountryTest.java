package app.fovea.law.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.billing.entity.PairPrice;
import app.fovea.billing.entity.Pricing;
import app.fovea.billing.entity.VatMethod;
import app.fovea.billing.entity.VatRate;
import app.fovea.billing.entity.VatTerms;
import app.fovea.prescription.entity.PrescriptionValidity;
import app.fovea.prescription.entity.RestrictedSupply;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ruritania exists in {@code ZZ.json} among the tests and nowhere else: no line of the program knows it. */
@DisplayName("C9: another country is another data set")
class AnotherCountryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final Jurisdiction RURITANIA = Jurisdiction.of("ZZ");
    private static final Jurisdiction SOUTH = new Jurisdiction("ZZ", "ZZ-S");

    @Test
    void with_another_age_of_supply() {
        RestrictedSupply rule = RestrictedSupply.SECTION.on(RURITANIA, TODAY);

        assertThat(rule.applies(LocalDate.of(2014, 3, 15), false, TODAY)).isFalse();
        assertThat(rule.applies(LocalDate.of(2014, 3, 16), false, TODAY)).isTrue();
        assertThat(rule.reason(LocalDate.of(2014, 3, 16), TODAY)).isEqualTo("under 12");
        assertThat(rule.applies(LocalDate.of(1950, 1, 1), true, TODAY)).as("the sight-impaired are not restricted there").isFalse();
    }

    @Test
    void with_nations_of_its_own_and_entries_from_a_day_on() {
        assertThat(RestrictedSupply.SECTION.on(SOUTH, TODAY).adultFrom()).isEqualTo(21);
        assertThat(RestrictedSupply.SECTION.on(SOUTH, TODAY).confirmed()).isFalse();
        assertThat(RestrictedSupply.SECTION.on(SOUTH, LocalDate.of(2019, 12, 31)).adultFrom()).isEqualTo(12);
        assertThat(RestrictedSupply.SECTION.on(new Jurisdiction("ZZ", "ZZ-N"), TODAY)).isEqualTo(RestrictedSupply.SECTION.on(RURITANIA, TODAY));
    }

    @Test
    void with_other_prescriptions() {
        PrescriptionValidity rule = PrescriptionValidity.SECTION.on(RURITANIA, TODAY);

        assertThat(rule.expiresOn(LocalDate.of(2026, 3, 15), LocalDate.of(2026, 6, 15))).as("eighteen months, whatever the exam recommends").isEqualTo("2027-09-15");
    }

    @Test
    void with_other_taxes_that_changed_in_a_summer() {
        PairPrice pair = new PairPrice(1, null, null, "Lens", decimal("110.00"), decimal("21.00"), null);

        assertThat(Pricing.quote(List.of(pair), terms(LocalDate.of(2025, 7, 1), true), "EUR").vat()).isEqualTo("11.00");
        assertThat(Pricing.quote(List.of(pair), terms(LocalDate.of(2025, 6, 30), true), "EUR").vat()).isEqualTo("23.00");
        assertThat(Pricing.quote(List.of(pair), terms(LocalDate.of(2025, 7, 1), false), "EUR").vat()).isEqualTo("11.91");
    }

    @Test
    void what_is_not_on_file_is_refused_by_name_with_a_remedy() {
        assertThatThrownBy(() -> VatRate.SECTION.on(SOUTH, LocalDate.of(2009, 12, 31))).isInstanceOfSatisfying(RuleBroken.class, refused -> assertThat(refused.rule()).isEqualTo("vat_rate_unknown"))
            .hasMessage("No VAT rates are on file for South Ruritania on 2009-12-31. Ask whoever runs this server to add them to the data set of country ZZ.");
        assertThatThrownBy(() -> RestrictedSupply.SECTION.on(Jurisdiction.of("FR"), TODAY)).isInstanceOfSatisfying(RuleBroken.class, refused -> assertThat(refused.rule()).isEqualTo("restricted_supply_unknown"))
            .hasMessageContaining("country FR");
        for (String nonsense : new String[] {null, "", "../../GB", "gb"}) {
            assertThat(VatRate.SECTION.find(Jurisdiction.of(nonsense), TODAY)).isEmpty();
        }
    }

    @Test
    void a_misspelt_word_or_a_missing_source_in_a_data_set_is_an_error_and_not_a_gap() {
        Jurisdiction misprintia = Jurisdiction.of("ZX");

        assertThatThrownBy(() -> VatRate.SECTION.on(misprintia, TODAY)).isInstanceOf(IllegalStateException.class).hasMessageContaining("ZX").hasMessageContaining("vatRates");
        assertThatThrownBy(() -> PrescriptionValidity.SECTION.on(misprintia, TODAY)).isInstanceOf(IllegalStateException.class).hasMessageContaining("no source");
    }

    private static VatTerms terms(LocalDate on, boolean registrant) {
        return new VatTerms(VatRate.SECTION.on(RURITANIA, on), VatMethod.SEPARATE_CHARGES, registrant);
    }
}
