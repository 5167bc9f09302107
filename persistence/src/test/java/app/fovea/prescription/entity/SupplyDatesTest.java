package app.fovea.prescription.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.law.entity.Jurisdiction;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplyDatesTest {
    private static final Jurisdiction UK = Jurisdiction.of("GB");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final PrescriptionValidity TWO_YEARS = PrescriptionValidity.SECTION.on(UK, TODAY);
    private static final RestrictedSupply SIXTEEN = RestrictedSupply.SECTION.on(UK, TODAY);

    @ParameterizedTest(name = "of {0}, presented on {1}: {2}")
    @DisplayName("C9: a prescription expires two years after its date")
    @CsvSource({"2024-03-14, 2026-03-14, false", "2024-03-14, 2026-03-15, true", "2024-02-29, 2026-02-28, false", "2024-02-29, 2026-03-01, true"})
    void aPrescriptionExpiresTwoYearsAfterItsDate(LocalDate prescribedOn, LocalDate supplyOn, boolean expired) {
        assertThat(TWO_YEARS.expired(prescribedOn, null, supplyOn)).isEqualTo(expired);
        assertThat(supplyOn.isAfter(TWO_YEARS.expiresOn(prescribedOn, null))).isEqualTo(expired);
    }

    @ParameterizedTest(name = "of {0}, to be tested again on {1}, presented on {2}: {3}")
    @DisplayName("C9: a prescription past its recorded retest date has expired, and a later retest date does not prolong it")
    @CsvSource({"2025-03-14, 2026-03-14, 2026-03-14, false", "2025-03-14, 2026-03-14, 2026-03-15, true", "2024-03-14, 2027-03-14, 2026-03-14, false", "2024-03-14, 2027-03-14, 2026-03-15, true"})
    void aPrescriptionPastItsRecordedRetestDateHasExpired(LocalDate prescribedOn, LocalDate retestOn, LocalDate supplyOn, boolean expired) {
        assertThat(TWO_YEARS.expired(prescribedOn, retestOn, supplyOn)).isEqualTo(expired);
    }

    @ParameterizedTest(name = "born {0}, supplied on {1}: {2}")
    @DisplayName("C9: who is under 16 on the day of supply is restricted")
    @CsvSource({"2010-03-15, 2026-03-14, true", "2010-03-15, 2026-03-15, false", "2012-02-29, 2028-02-28, true", "2012-02-29, 2028-02-29, false", "2030-01-01, 2026-01-01, true"})
    void whoIsUnder16OnTheDayOfSupplyIsRestricted(LocalDate birthDate, LocalDate supplyOn, boolean restricted) {
        assertThat(SIXTEEN.applies(birthDate, false, supplyOn)).isEqualTo(restricted);
    }

    @Test
    @DisplayName("C9: somebody born on 29 February comes of age on 1 March of a year without one")
    void somebodyBornOn29FebruaryComesOfAgeOn1MarchOfAYearWithoutOne() {
        RestrictedSupply eighteen = new RestrictedSupply(TODAY, null, "a test", true, 18, true);

        assertThat(eighteen.applies(LocalDate.of(2008, 2, 29), false, LocalDate.of(2026, 2, 28))).isTrue();
        assertThat(eighteen.applies(LocalDate.of(2008, 2, 29), false, LocalDate.of(2026, 3, 1))).isFalse();
        assertThat(SIXTEEN.applies(LocalDate.of(2084, 2, 29), false, LocalDate.of(2100, 2, 28))).isTrue();
        assertThat(SIXTEEN.applies(LocalDate.of(2084, 2, 29), false, LocalDate.of(2100, 3, 1))).isFalse();
    }

    @Test
    @DisplayName("C9: who is registered sight impaired is restricted at any age")
    void whoIsRegisteredSightImpairedIsRestrictedAtAnyAge() {
        assertThat(SIXTEEN.applies(LocalDate.of(1950, 1, 1), true, LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(SIXTEEN.reason(LocalDate.of(1950, 1, 1), LocalDate.of(2026, 1, 1))).isEqualTo("registered sight impaired");
        assertThat(SIXTEEN.reason(LocalDate.of(2015, 1, 1), LocalDate.of(2026, 1, 1))).isEqualTo("under 16");
    }
}
