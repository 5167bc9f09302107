package app.fovea.patient.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientDetails;
import app.fovea.patient.entity.PatientQuery;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.tenancy.entity.DocumentNumbers;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Find, register and change patients. */
@Stateless
public class Patients {
    @Inject
    private PatientRepository patients;
    @Inject
    private DocumentNumbers numbers;
    @Inject
    private AuditTrail audit;

    /** @param typed name, date of birth, phone, NHS or patient number, in any order; empty for everybody @param after a page's {@code next} */
    @Requires(Permission.PATIENTS_VIEW)
    public Page<PatientView> search(String typed, UUID after, Integer limit) {
        int size = Page.size(limit);
        Patient last = after == null ? null : patients.find(after).orElseThrow(() -> new InvalidInput("page_marker_unknown", "after", "This page marker is not one of this list."));
        List<Patient> found = patients.page(PatientQuery.parse(typed), last, size + 1);
        return Page.of(found, size, PatientView::of, patient -> patient.id().toString());
    }

    @Requires(Permission.PATIENTS_VIEW)
    public PatientView get(UUID id) {
        return PatientView.of(load(id));
    }

    /** What these are called, for a list of what is about them; what is nobody's id is left out. */
    @Requires(Permission.PATIENTS_VIEW)
    public Map<UUID, String> names(Collection<UUID> ids) {
        return patients.byId(ids).values().stream().collect(Collectors.toMap(Patient::id, Patient::name));
    }

    @Requires(Permission.PATIENTS_CREATE)
    public PatientView register(PatientDetails details) {
        check(details, null);
        Patient patient = new Patient(numbers.next(DocumentNumbers.Kind.PATIENT), CurrentCaller.get().branchId(), details);
        patients.add(patient);
        audit.record("patient.registered", "patient", patient.id());
        return PatientView.of(patient);
    }

    /**
     * Contact details need no more than the right to edit; who the patient is and the mark of sight impairment each need their own.
     *
     * @param version what the editor saw
     */
    @Requires(Permission.PATIENTS_EDIT)
    public PatientView change(UUID id, long version, PatientDetails sent) {
        Caller caller = CurrentCaller.get();
        Patient patient = load(id);
        patient.expectVersion(version, "patient");
        PatientDetails before = patient.details();
        PatientDetails details = (caller.may(Permission.PATIENTS_NHS_NUMBER) ? sent : sent.withNhsNumberFrom(before)).withConsentFrom(before);
        check(details, id);
        if (!details.samePersonAs(before)) {
            caller.require(Permission.PATIENTS_IDENTIFY);
        }
        if (details.registeredSightImpaired() != before.registeredSightImpaired()) {
            caller.require(Permission.PATIENTS_SIGHT_IMPAIRED);
        }
        patient.change(details);
        patients.flush();
        audit.record("patient.changed", "patient", id);
        return PatientView.of(patient);
    }

    private Patient load(UUID id) {
        return patients.find(id).orElseThrow(() -> new NotFound("patient"));
    }

    private void check(PatientDetails details, UUID self) {
        Caller caller = CurrentCaller.get();
        List<FieldError> errors = details.errors(LocalDate.now(caller.practice().timeZone()));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        if (details.nhsNumber() != null) {
            Optional<Patient> holder = patients.findByNhsNumber(details.nhsNumber());
            if (holder.isPresent() && !holder.get().id().equals(self)) {
                throw new Conflict("This NHS number belongs to " + holder.get().name() + " (" + holder.get().number() + ") already. Open that record instead.");
            }
        }
    }
}
