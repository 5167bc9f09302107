package app.fovea.patient.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.patient.control.FhirBundle;
import app.fovea.patient.control.Held;
import app.fovea.patient.control.HeldJson;
import app.fovea.patient.control.PersonPaper;
import app.fovea.patient.entity.HeldRows;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Everything that is held about a person, to be given to that person (UK GDPR Articles 15 and 20): as a paper in plain words, and for other programs. All of it, whatever else whoever asks may
 * see: the right is to answer the person, and who did is in the audit.
 */
@Stateless
public class PatientExports {
    @Inject
    private PatientRepository patients;
    @Inject
    private HeldRows rows;
    @Inject
    private UserRepository users;
    @Inject
    private PersonPaper papers;
    @Inject
    private AuditTrail audit;

    /** In which form. */
    public enum Form {
        /** In words, for the person. */
        PDF("application/pdf", ".pdf"),
        /** All of it as it is stored. */
        JSON("application/json", ".json"),
        /** HL7 FHIR R4, for other clinical systems. */
        FHIR("application/fhir+json", "-fhir.json");

        private final String mediaType;
        private final String ending;

        Form(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /** @param fileName without the person's name: files lie about */
    public record Export(String fileName, String mediaType, byte[] content) {
    }

    @Requires(Permission.PATIENTS_EXPORT)
    public Export export(@Of(RecordKind.PATIENT) UUID patientId, Form form) {
        Caller caller = CurrentCaller.get();
        Patient patient = patients.find(patientId).orElseThrow(() -> new NotFound("patient"));
        Held held = held(caller, patient);
        byte[] content = switch (form) {
            case PDF -> papers.paper(held);
            case JSON -> HeldJson.of(held);
            case FHIR -> FhirBundle.of(held);
        };
        audit.record("patient.exported", "patient", patient.id(), Map.of("form", form.name().toLowerCase(Locale.ROOT)));
        return new Export("patient-" + patient.number() + "-" + LocalDate.now(caller.practice().timeZone()) + form.ending, form.mediaType, content);
    }

    private Held held(Caller caller, Patient patient) {
        Map<String, List<JsonNode>> records = Held.records(rows.of(patient.id()));
        return new Held(patient.id(), caller.branchId(), caller.practice().name(), caller.practice().currency(), caller.practice().timeZone(), Instant.now(), records, named(records));
    }

    /** Who of the practice stands in any of them. */
    private Map<UUID, Held.Member> named(Map<String, List<JsonNode>> records) {
        Set<String> mentioned = new HashSet<>();
        records.values().forEach(kind -> kind.forEach(record -> record.forEach(value -> mentioned.add(value.asText()))));
        return users.all().stream().filter(user -> mentioned.contains(user.id().toString())).collect(Collectors.toMap(User::id, user -> new Held.Member(user.name(), user.gocNumber())));
    }
}
