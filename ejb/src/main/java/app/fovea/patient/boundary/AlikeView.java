package app.fovea.patient.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.SamePerson;
import app.fovea.privacy.entity.AboutPatient;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A record that may be of the person who is about to be registered, with as much as tells whether it is.
 *
 * @param phone absent where there is none or it may not be seen
 * @param signs what speaks for it: {@code nhs_number name family_name given_name birth_date birth_date_misread phone email}
 * @param why   the same in words
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlikeView(UUID id, String number, String name, LocalDate birthDate, String phone, List<String> signs, String why) implements Serializable {
    /** Somebody like them has a record that the caller does not see: that there is one, and nothing of it. */
    static AlikeView restricted(UUID id) {
        return new AlikeView(id, null, AboutPatient.RESTRICTED, null, null, List.of(), "somebody like this has a record that is restricted");
    }

    static AlikeView of(SamePerson.Candidate candidate) {
        Patient patient = candidate.patient();
        return new AlikeView(patient.id(), patient.number(), patient.name(), patient.birthDate(), CurrentCaller.get().may(Permission.PATIENTS_CONTACT) ? patient.details().phone() : null,
            candidate.signs().stream().map(SamePerson.Sign::id).toList(), SamePerson.inWords(candidate.signs()));
    }
}
