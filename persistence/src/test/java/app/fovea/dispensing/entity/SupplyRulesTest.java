package app.fovea.dispensing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.fovea.dispensing.entity.SupplyRules.Law;
import app.fovea.dispensing.entity.SupplyRules.Supply;
import app.fovea.law.entity.Jurisdiction;
import app.fovea.prescription.entity.PrescriptionValidity;
import app.fovea.prescription.entity.RestrictedSupply;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C9: supply")
class SupplyRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final LocalDate ADULT = LocalDate.of(1980, 1, 1);
    private static final LocalDate CHILD = LocalDate.of(2010, 3, 16);
    private static final Law LAW = law(Jurisdiction.of("GB"));
    private static final LocalDate TWO_YEARS_AGO = TODAY.minusYears(2);

    @Test
    void toAnAdultFromAPrescriptionInDateIsFree() {
        assertThat(problems(TWO_YEARS_AGO, null, ADULT, false, false)).isEmpty();
    }

    @Test
    void fromAnExpiredPrescriptionIsBlockedButForARegistrantToAcknowledge() {
        assertThat(problems(TWO_YEARS_AGO.minusDays(1), null, ADULT, false, false)).containsExactly(new DispenseProblem("checkout", "examId", Severity.BLOCK, "rx_expired",
            "The prescription could be supplied from until 14 March 2026. The patient needs a new eye exam, or a registrant to decide."));
        assertThat(problems(TWO_YEARS_AGO.minusDays(1), null, ADULT, false, true)).extracting(DispenseProblem::severity, DispenseProblem::code).containsExactly(
            tuple(Severity.WARN, "rx_expired"));
    }

    @Test
    void pastItsRetestDateIsBlockedTooAndSaysSo() {
        assertThat(problems(TODAY.minusMonths(13), TODAY.minusDays(1), ADULT, false, false)).containsExactly(new DispenseProblem("checkout", "examId", Severity.BLOCK, "rx_expired",
            "The eyes were to be tested again by 14 March 2026. The patient needs a new eye exam, or a registrant to decide."));
        assertThat(problems(TODAY.minusMonths(13), TODAY.minusDays(1), ADULT, false, true)).containsExactly(new DispenseProblem("checkout", "examId", Severity.WARN, "rx_expired",
            "The eyes were to be tested again by 14 March 2026. You may still supply from it if that serves the patient: write down why."));
        assertThat(problems(TODAY.minusMonths(12), TODAY, ADULT, false, false)).isEmpty();
    }

    @Test
    void toAChildOrSomebodyRegisteredSightImpairedIsForRegistrantsAlone() {
        assertThat(problems(TWO_YEARS_AGO, null, CHILD, false, false)).containsExactly(new DispenseProblem("checkout", "patientId", Severity.BLOCK, "restricted_supply",
            "The patient is under 16: only a registered optometrist or dispensing optician may supply or supervise. Ask one to confirm the sale with their own sign-in, or to go on with it."));
        assertThat(problems(TWO_YEARS_AGO, null, ADULT, true, false)).extracting(DispenseProblem::code).containsExactly("restricted_supply");
        assertThat(problems(TWO_YEARS_AGO, null, CHILD, true, true)).isEmpty();
    }

    private static List<DispenseProblem> problems(LocalDate prescribedOn, LocalDate retestOn, LocalDate birthDate, boolean sightImpaired, boolean registrant) {
        return SupplyRules.problems(LAW, new Supply(prescribedOn, retestOn, birthDate, sightImpaired), TODAY, registrant ? SupplyRules.Registrant.FOR_ALL : SupplyRules.Registrant.NONE);
    }

    private static Law law(Jurisdiction place) {
        return new Law(RestrictedSupply.SECTION.on(place, TODAY), PrescriptionValidity.SECTION.on(place, TODAY));
    }
}
