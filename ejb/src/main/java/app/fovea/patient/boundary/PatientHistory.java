package app.fovea.patient.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.patient.control.SupplyLifted;
import app.fovea.patient.entity.DetailChange;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientDetails;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.PatientVersion;
import app.fovea.patient.entity.Person;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a patient's details were before they were changed, by whom, when and why. */
@Stateless
public class PatientHistory {
    /** More than anybody's details change. */
    private static final int MOST = 200;

    @Inject
    private PatientRepository patients;

    /**
     * One change of one or several details.
     *
     * @param reason null where nobody said
     * @param record the number of the merged record that was changed; null for the one that is left
     * @param lifted who it was that only a registrant could supply until then, and no more, in words (“under 16”); null where that did not change
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Correction(UUID id, Instant at, String by, String record, String reason, String lifted, List<Changed> changes) {
    }

    /**
     * @param field  as in the patient
     * @param title  in words
     * @param before null for nothing; with {@code after} null also for who may not see such details
     * @param hidden true for who may not see what it was and is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Changed(String field, String title, String before, String after, boolean hidden) {
    }

    /** Of all records of a person, newest first. */
    @Requires(Permission.PATIENTS_VIEW)
    public Page<Correction> of(@Of(RecordKind.PATIENT) UUID patientId) {
        Caller caller = CurrentCaller.get();
        Person person = patients.person(patientId).orElseThrow(() -> new NotFound("patient"));
        Map<UUID, Patient> records = Stream.concat(Stream.of(person.patient()), person.merged().stream()).collect(Collectors.toMap(Patient::id, each -> each));
        Map<UUID, PatientDetails> after = new HashMap<>();
        records.forEach((id, each) -> after.put(id, each.details()));
        List<Correction> corrections = new ArrayList<>();
        for (PatientVersion version : patients.versions(person.ids(), MOST)) {
            Patient record = records.get(version.patientId());
            corrections.add(correction(caller, version, record.equals(person.patient()) ? null : record.number(), after.put(record.id(), version.details())));
        }
        corrections.removeIf(each -> each.changes().isEmpty()); // Of a merge that was undone nothing is left, nor of what was erased since.
        return new Page<>(corrections, null);
    }

    private static Correction correction(Caller caller, PatientVersion version, String record, PatientDetails after) {
        LocalDate day = LocalDate.ofInstant(version.changedAt(), caller.practice().timeZone());
        return new Correction(version.id(), version.changedAt(), version.changedByName(), record, version.reason(), SupplyLifted.by(version.details(), after, caller.practice().jurisdiction(), day).orElse(null),
            DetailChange.between(version.details(), after).stream().map(change -> changed(caller, change)).toList());
    }

    private static Changed changed(Caller caller, DetailChange change) {
        boolean shown = switch (change.detail().guard()) {
            case EVERYBODY -> true;
            case CONTACT -> caller.may(Permission.PATIENTS_CONTACT);
            case NHS_NUMBER -> caller.may(Permission.PATIENTS_NHS_NUMBER);
        };
        return new Changed(change.detail().field(), change.detail().title(), shown ? change.before() : null, shown ? change.after() : null, !shown);
    }
}
