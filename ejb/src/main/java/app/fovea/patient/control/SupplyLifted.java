package app.fovea.patient.control;

import app.fovea.law.entity.Jurisdiction;
import app.fovea.patient.entity.PatientDetails;
import app.fovea.prescription.entity.RestrictedSupply;
import java.time.LocalDate;
import java.util.Optional;

/** Whether a correction takes somebody out of those whom only a registrant may supply: a wrong birth date must not do so unseen. */
public final class SupplyLifted {
    private SupplyLifted() {
    }

    /** @return who they were until then, for a sentence (“under 16”); empty where nothing is lifted on that day */
    public static Optional<String> by(PatientDetails before, PatientDetails after, Jurisdiction here, LocalDate day) {
        return RestrictedSupply.SECTION.find(here, day)
            .filter(rule -> rule.applies(before.birthDate(), before.registeredSightImpaired(), day) && !rule.applies(after.birthDate(), after.registeredSightImpaired(), day))
            .map(rule -> rule.reason(before.birthDate(), day));
    }
}
