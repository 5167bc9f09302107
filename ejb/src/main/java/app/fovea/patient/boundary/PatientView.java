package app.fovea.patient.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientDetails;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A patient as shown to those who may see patients.
 *
 * @param email     with phone and address null for who may not see contact details, whether there are any or not
 * @param nhsNumber null likewise
 */
public record PatientView(UUID id, long version, String number, String givenName, String familyName, LocalDate birthDate, String email, String phone, String address,
                          String nhsNumber, boolean registeredSightImpaired) {
    static PatientView of(Patient patient) {
        PatientDetails details = patient.details();
        Caller caller = CurrentCaller.get();
        boolean contact = caller.may(Permission.PATIENTS_CONTACT);
        return new PatientView(patient.id(), patient.version(), patient.number(), details.givenName(), details.familyName(), details.birthDate(), contact ? details.email() : null,
            contact ? details.phone() : null, contact ? details.address() : null, caller.may(Permission.PATIENTS_NHS_NUMBER) ? details.nhsNumber() : null, details.registeredSightImpaired());
    }

    public String name() {
        return givenName + " " + familyName;
    }
}
