package app.fovea.patient.boundary;

import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientDetails;
import java.time.LocalDate;
import java.util.UUID;

/** A patient as shown to those who may see patients. */
public record PatientView(UUID id, long version, String number, String givenName, String familyName, LocalDate birthDate, String email, String phone, String address,
                          String nhsNumber, boolean registeredSightImpaired) {
    static PatientView of(Patient patient) {
        PatientDetails details = patient.details();
        return new PatientView(patient.id(), patient.version(), patient.number(), details.givenName(), details.familyName(), details.birthDate(), details.email(),
            details.phone(), details.address(), details.nhsNumber(), details.registeredSightImpaired());
    }

    public String name() {
        return givenName + " " + familyName;
    }
}
