package app.fovea.dispensing.entity;

import static app.fovea.dispensing.entity.DispenseProblem.CHECKOUT;

import app.fovea.prescription.entity.PrescriptionValidity;
import app.fovea.prescription.entity.RestrictedSupply;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who may supply whom, and from which prescription (UK: Opticians Act 1989 section 27, Sale of Optical Appliances Order 1984). */
public final class SupplyRules {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private SupplyRules() {
    }

    /**
     * @param expiresOn  the last day on which the prescription may be supplied from ({@link PrescriptionValidity})
     * @param supplyOn   the date of the sale
     * @param registrant true if a registered optometrist or dispensing optician dispenses or supervises
     */
    public static List<DispenseProblem> problems(LocalDate expiresOn, LocalDate birthDate, boolean registeredSightImpaired, LocalDate supplyOn, boolean registrant) {
        List<DispenseProblem> problems = new ArrayList<>();
        prescriptionInDate(expiresOn, supplyOn, registrant, problems);
        restrictedOnlyByRegistrant(birthDate, registeredSightImpaired, supplyOn, registrant, problems);
        return problems;
    }

    private static void prescriptionInDate(LocalDate expiresOn, LocalDate supplyOn, boolean registrant, List<DispenseProblem> problems) {
        if (supplyOn.isAfter(expiresOn)) {
            String since = "The prescription could be supplied from until " + DAY.format(expiresOn) + ".";
            problems.add(registrant
                ? new DispenseProblem(CHECKOUT, "examId", Severity.WARN, "rx_expired", since + " You may still supply from it if that serves the patient.")
                : new DispenseProblem(CHECKOUT, "examId", Severity.BLOCK, "rx_expired", since + " The patient needs a new eye exam, or a registrant to decide."));
        }
    }

    private static void restrictedOnlyByRegistrant(LocalDate birthDate, boolean registeredSightImpaired, LocalDate supplyOn, boolean registrant, List<DispenseProblem> problems) {
        if (!registrant && RestrictedSupply.UK.applies(birthDate, registeredSightImpaired, supplyOn)) {
            problems.add(new DispenseProblem(CHECKOUT, "patientId", Severity.BLOCK, "restricted_supply",
                "The patient is " + RestrictedSupply.UK.reason(birthDate, supplyOn) + ": only a registered optometrist or dispensing optician may supply."));
        }
    }
}
