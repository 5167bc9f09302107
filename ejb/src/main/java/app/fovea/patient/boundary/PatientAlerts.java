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
import app.fovea.patient.entity.AlertRepository;
import app.fovea.patient.entity.AlertTopic;
import app.fovea.patient.entity.KnownAlert;
import app.fovea.patient.entity.PatientAlert;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.Person;
import app.fovea.patient.entity.ToldAlert;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Allergies, eye history and what somebody needs to be understood: what is known, who asked and when. */
@Stateless
public class PatientAlerts {
    @Inject
    private PatientRepository patients;
    @Inject
    private AlertRepository alerts;
    @Inject
    private AuditTrail audit;

    /** One for each topic that the caller may see, also for what nobody has asked yet. */
    @Requires(Permission.PATIENTS_VIEW)
    public List<AlertView> of(@Of(RecordKind.PATIENT) UUID patientId) {
        Person person = person(patientId);
        return seen(CurrentCaller.get(), person, alerts.of(person.ids()));
    }

    /** @param topic null for what is none @throws app.fovea.access.entity.Refusal.PermissionMissing for one that is not the caller's to see */
    @Requires(Permission.PATIENTS_VIEW)
    public AlertView get(@Of(RecordKind.PATIENT) UUID patientId, AlertTopic topic) {
        if (topic == null) {
            throw new NotFound("alert");
        }
        Person person = person(patientId);
        CurrentCaller.get().require(seenWith(topic));
        return view(topic, person, alerts.of(person.ids()));
    }

    /**
     * Writes down what the patient said just now. What was said before stays readable.
     *
     * @param version what the asking person saw, 0 where nobody had asked
     */
    @Requires(Permission.PATIENTS_ALERTS)
    public AlertView tell(@Of(RecordKind.PATIENT) UUID patientId, AlertTopic topic, long version, ToldAlert told) {
        Caller caller = CurrentCaller.get();
        if (get(patientId, topic).version() != version) {
            throw Conflict.stale("alert");
        }
        List<FieldError> errors = told.errors();
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        Person person = person(patientId);
        alerts.add(new PatientAlert(person.id(), topic, version + 1, told, caller.userId(), Instant.now()));
        audit.record("patient.alert_told", "patient", person.id(), Map.of("topic", topic.id(), "state", told.state()));
        return view(topic, person, alerts.of(person.ids()));
    }

    /** @param answers to any topic, the latest first */
    static List<AlertView> seen(Caller caller, Person person, List<KnownAlert> answers) {
        return Arrays.stream(AlertTopic.values()).filter(topic -> caller.may(seenWith(topic))).map(topic -> view(topic, person, answers)).toList();
    }

    private static AlertView view(AlertTopic topic, Person person, List<KnownAlert> answers) {
        return AlertView.of(topic, answers.stream().filter(each -> each.alert().topic() == topic).toList(), person.mergedAt());
    }

    /** How somebody is spoken to is for whoever meets them; what is wrong with them is not. */
    private static Permission seenWith(AlertTopic topic) {
        return topic == AlertTopic.COMMUNICATION ? Permission.PATIENTS_VIEW : Permission.PATIENTS_HEALTH;
    }

    private Person person(UUID patientId) {
        return patients.person(patientId).orElseThrow(() -> new NotFound("patient"));
    }
}
