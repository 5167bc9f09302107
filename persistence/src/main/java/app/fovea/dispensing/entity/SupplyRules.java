package app.fovea.dispensing.entity;

import static app.fovea.dispensing.entity.DispenseProblem.CHECKOUT;

import app.fovea.prescription.entity.PrescriptionValidity;
import app.fovea.prescription.entity.RestrictedSupply;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who may supply whom, and from which prescription, by the law of the country as {@link RestrictedSupply} and {@link PrescriptionValidity} have it. */
public final class SupplyRules {
    /** The prescription is too old, or past its retest date: a registrant may supply from it and writes down why. */
    public static final String EXPIRED = "rx_expired";

    /** Only a registrant may supply this patient, or supervise it. */
    public static final String RESTRICTED = "restricted_supply";

    /** The exam was corrected in a new version, from which alone is sold. */
    public static final String AMENDED = "exam_amended";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private SupplyRules() {
    }

    /** The law on the day of supply. */
    public record Law(RestrictedSupply restricted, PrescriptionValidity validity) {
    }

    /**
     * Whom spectacles are supplied to and from what.
     *
     * @param retestOn when the exam said that the eyes are to be tested again
     */
    public record Supply(LocalDate prescribedOn, LocalDate retestOn, LocalDate birthDate, boolean registeredSightImpaired) {
    }

    /**
     * What a registered optometrist or dispensing optician who dispenses or supervises answers for; nobody else answers for either.
     *
     * @param restricted supply to those whom only a registrant may supply
     * @param expired    supply from a prescription past its date
     */
    public record Registrant(boolean restricted, boolean expired) {
        public static final Registrant NONE = new Registrant(false, false);
        public static final Registrant FOR_ALL = new Registrant(true, true);
    }

    /** @param on the date of the sale */
    public static List<DispenseProblem> problems(Law law, Supply supply, LocalDate on, Registrant registrant) {
        List<DispenseProblem> problems = new ArrayList<>();
        prescriptionInDate(law.validity(), supply, on, registrant, problems);
        restrictedOnlyByRegistrant(law.restricted(), supply, on, registrant, problems);
        return problems;
    }

    /** Of a draft whose exam was amended since. */
    public static DispenseProblem amended() {
        return new DispenseProblem(CHECKOUT, "examId", Severity.BLOCK, AMENDED, "The exam was amended after this sale was begun: its powers count no more. Begin a sale from the new version, and discard this one.");
    }

    private static void prescriptionInDate(PrescriptionValidity validity, Supply supply, LocalDate on, Registrant registrant, List<DispenseProblem> problems) {
        LocalDate last = validity.expiresOn(supply.prescribedOn(), supply.retestOn());
        if (on.isAfter(last)) {
            String since = last.equals(supply.retestOn()) ? "The eyes were to be tested again by " + DAY.format(last) + "." : "The prescription could be supplied from until " + DAY.format(last) + ".";
            problems.add(registrant.expired()
                ? new DispenseProblem(CHECKOUT, "examId", Severity.WARN, EXPIRED, since + " You may still supply from it if that serves the patient: write down why.")
                : new DispenseProblem(CHECKOUT, "examId", Severity.BLOCK, EXPIRED, since + " The patient needs a new eye exam, or a registrant to decide."));
        }
    }

    private static void restrictedOnlyByRegistrant(RestrictedSupply rule, Supply supply, LocalDate on, Registrant registrant, List<DispenseProblem> problems) {
        if (!registrant.restricted() && rule.applies(supply.birthDate(), supply.registeredSightImpaired(), on)) {
            problems.add(new DispenseProblem(CHECKOUT, "patientId", Severity.BLOCK, RESTRICTED,
                "The patient is " + rule.reason(supply.birthDate(), on) + ": only a registered optometrist or dispensing optician may supply or supervise. Ask one to confirm the sale with their own sign-in, or to go on with it."));
        }
    }
}
