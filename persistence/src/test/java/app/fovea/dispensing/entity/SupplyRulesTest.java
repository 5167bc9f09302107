package app.fovea.dispensing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C9: supply")
class SupplyRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final LocalDate ADULT = LocalDate.of(1980, 1, 1);
    private static final LocalDate CHILD = LocalDate.of(2010, 3, 16);

    @Test
    void toAnAdultFromAPrescriptionInDateIsFree() {
        assertThat(SupplyRules.problems(TODAY, ADULT, false, TODAY, false)).isEmpty();
    }

    @Test
    void fromAnExpiredPrescriptionIsBlockedButForARegistrantToAcknowledge() {
        assertThat(SupplyRules.problems(TODAY.minusDays(1), ADULT, false, TODAY, false)).containsExactly(new DispenseProblem("checkout", "examId", Severity.BLOCK, "rx_expired",
            "The prescription could be supplied from until 14 March 2026. The patient needs a new eye exam, or a registrant to decide."));
        assertThat(SupplyRules.problems(TODAY.minusDays(1), ADULT, false, TODAY, true)).extracting(DispenseProblem::severity, DispenseProblem::code).containsExactly(
            tuple(Severity.WARN, "rx_expired"));
    }

    @Test
    void toAChildOrSomebodyRegisteredSightImpairedIsForRegistrantsAlone() {
        assertThat(SupplyRules.problems(TODAY, CHILD, false, TODAY, false)).containsExactly(new DispenseProblem("checkout", "patientId", Severity.BLOCK, "restricted_supply",
            "The patient is under 16: only a registered optometrist or dispensing optician may supply."));
        assertThat(SupplyRules.problems(TODAY, ADULT, true, TODAY, false)).extracting(DispenseProblem::code).containsExactly("restricted_supply");
        assertThat(SupplyRules.problems(TODAY, CHILD, true, TODAY, true)).isEmpty();
    }
}
