package app.fovea.patient.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientDetails;
import app.fovea.privacy.entity.AboutPatient;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A patient as shown to those who may see patients.
 *
 * @param email     with phone, address, consents, channel and language null for who may not see contact details, whether there are any or not
 * @param nhsNumber null likewise
 * @param preferredChannel {@code email} or {@code sms}; null for none
 * @param restricted       true where the record is restricted, and not to who asks: the id is all that is told
 * @param language         BCP 47, which messages are written in; null for the practice's
 */
public record PatientView(UUID id, long version, String number, String givenName, String familyName, LocalDate birthDate, String email, String phone, String address,
                          String nhsNumber, boolean registeredSightImpaired, Boolean notifyByEmail, Boolean notifyBySms, String preferredChannel, String language, boolean restricted)
        implements AboutPatient<PatientView> {
    static PatientView of(Patient patient) {
        PatientDetails details = patient.details();
        Caller caller = CurrentCaller.get();
        boolean contact = caller.may(Permission.PATIENTS_CONTACT);
        return new PatientView(patient.id(), patient.version(), patient.number(), details.givenName(), details.familyName(), details.birthDate(), contact ? details.email() : null,
            contact ? details.phone() : null, contact ? details.address() : null, caller.may(Permission.PATIENTS_NHS_NUMBER) ? details.nhsNumber() : null, details.registeredSightImpaired(),
            contact ? details.notifyByEmail() : null, contact ? details.notifyBySms() : null, contact ? details.preferredChannel() : null, contact ? details.language() : null, false);
    }

    @Override
    public UUID patientId() {
        return id;
    }

    @Override
    public PatientView fromOutside() {
        return new PatientView(id, 0, null, null, null, null, null, null, null, null, false, null, null, null, null, true);
    }

    public String name() {
        return restricted ? RESTRICTED : givenName + " " + familyName;
    }
}
