package app.fovea.patient.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.exam.entity.Exam;
import app.fovea.exam.entity.ExamRepository;
import app.fovea.notification.entity.Notification;
import app.fovea.notification.entity.NotificationRepository;
import app.fovea.patient.control.Reminding;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.Person;
import app.fovea.patient.entity.Recall;
import app.fovea.patient.entity.RecallRepository;
import app.fovea.privacy.entity.AboutPatient;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When patients should come again: said by somebody, written to the patient two weeks before ({@link Reminding}), and over once they were examined. Of a person with several records there is one recall. */
@Stateless
public class Recalls {
    private static final int LONGEST_NOTE = 500;
    private static final Period FURTHEST = Period.ofYears(10);

    @Inject
    private PatientRepository patients;
    @Inject
    private RecallRepository recalls;
    @Inject
    private ExamRepository exams;
    @Inject
    private NotificationRepository messages;
    @Inject
    private Reminding reminding;
    @Inject
    private UserRepository users;
    @Inject
    private AuditTrail audit;

    /** @param note nothing clinical, at most 500 characters; null for none */
    public record Wanted(LocalDate dueOn, String note) {
    }

    /**
     * @param remindedAt when the patient was to be written to; absent until then
     * @param reminder   what became of that: {@code waiting}, {@code sent}, {@code skipped} (no permitted way), {@code failed}; absent until then, and where the practice does not tell it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecallView(UUID patientId, LocalDate dueOn, String note, String setBy, Instant setAt, Instant remindedAt, String reminder, long version) implements Serializable {
    }

    /**
     * Somebody to be called again.
     *
     * @param phone    absent with the e-mail address where there is none, or the caller may not see contact details
     * @param reminder as in {@link RecallView}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DueRecall(UUID id, UUID patientId, String patientName, String phone, String email, LocalDate dueOn, String note, Instant remindedAt, String reminder)
            implements Serializable, AboutPatient<DueRecall> {
        @Override
        public DueRecall fromOutside() {
            return new DueRecall(id, patientId, RESTRICTED, null, null, dueOn, null, remindedAt, null);
        }
    }

    /** Empty where nobody said when they should come again, and once they came. */
    @Requires(Permission.PATIENTS_VIEW)
    public Optional<RecallView> of(@Of(RecordKind.PATIENT) UUID patientId) {
        Person person = person(patientId);
        return recalls.of(person.ids()).map(recall -> view(person, recall));
    }

    /** The day that follows from their last exam, if that is still to come. */
    @Requires(Permission.PATIENTS_VIEW)
    public Optional<LocalDate> suggested(@Of(RecordKind.PATIENT) UUID patientId) {
        return exams.lastFinalised(person(patientId).ids()).map(Exam::retestOn).filter(day -> !day.isBefore(today()));
    }

    /** Where the day is less than two weeks away the patient is written to at once. @param version what the caller saw; 0 where there was none */
    @Requires(Permission.RECALLS_MANAGE)
    public RecallView set(@Of(RecordKind.PATIENT) UUID patientId, long version, Wanted wanted) {
        Caller caller = CurrentCaller.get();
        patients.lock(person(patientId).ids()); // Of two who say the first one at once the second is told.
        Person person = person(patientId);
        List<Recall> said = recalls.lock(person.ids());
        Optional<Recall> before = expect(person, version);
        check(wanted);
        Instant now = Instant.now();
        Recall recall = said.stream().filter(each -> each.patientId().equals(person.id())).findFirst().orElseGet(() -> new Recall(person.id()));
        said.stream().filter(each -> each.stands() && !each.equals(recall)).forEach(each -> each.end(Recall.Ending.SAID_ANEW, now));
        String was = before.map(each -> each.dueOn().toString()).orElse(null);
        recall.set(wanted.dueOn(), wanted.note() == null || wanted.note().isBlank() ? null : wanted.note().strip(), caller.userId(), now);
        if (!said.contains(recall)) {
            recalls.add(recall);
        }
        recalls.flush();
        reminding.remind(recall, today());
        recalls.flush();
        audit.record(was == null ? "recall.set" : "recall.changed", "patient", person.id(), was == null ? Map.of("dueOn", wanted.dueOn().toString()) : Map.of("dueOn", wanted.dueOn().toString(), "was", was));
        return view(person, recall);
    }

    /** @param version what the caller saw */
    @Requires(Permission.RECALLS_MANAGE)
    public void cancel(@Of(RecordKind.PATIENT) UUID patientId, long version) {
        Person person = person(patientId);
        recalls.lock(person.ids());
        expect(person, version).orElseThrow(() -> new NotFound("recall"));
        recalls.end(person.ids(), Recall.Ending.CANCELLED, Instant.now()).ifPresent(recall -> audit.record("recall.cancelled", "patient", person.id(), Map.of("dueOn", recall.dueOn().toString())));
        recalls.flush();
    }

    /**
     * Who should come, the soonest first.
     *
     * @param until    the last day
     * @param reminded whether they were written to; null for either
     * @param after    the last one of the page before; null for the first
     */
    @Requires(Permission.RECALLS_MANAGE)
    public Page<DueRecall> due(LocalDate until, Boolean reminded, UUID after, Integer limit) {
        Caller caller = CurrentCaller.get();
        int size = Page.size(limit);
        Recall last = after == null ? null : recalls.find(after).orElseThrow(() -> new NotFound("recall"));
        List<Recall> found = recalls.due(until, reminded, last, size + 1);
        Map<UUID, Patient> known = patients.byId(found.stream().map(Recall::patientId).collect(Collectors.toSet()));
        Map<UUID, Notification> told = told(found);
        return Page.of(found, size, recall -> due(recall, known.get(recall.patientId()), told, caller.may(Permission.PATIENTS_CONTACT)), recall -> recall.id().toString());
    }

    private static DueRecall due(Recall recall, Patient patient, Map<UUID, Notification> told, boolean contact) {
        return new DueRecall(recall.id(), patient.id(), patient.name(), contact ? patient.messageConsent().phone() : null, contact ? patient.email() : null, recall.dueOn(), recall.note(), recall.remindedAt(), state(recall, told));
    }

    private RecallView view(Person person, Recall recall) {
        return new RecallView(person.id(), recall.dueOn(), recall.note(), users.find(recall.setBy()).map(User::name).orElse(null), recall.setAt(), recall.remindedAt(), state(recall, told(List.of(recall))), recall.version());
    }

    private Map<UUID, Notification> told(List<Recall> found) {
        return messages.ofEvents(found.stream().map(Recall::reminder).filter(Objects::nonNull).toList()).stream().collect(Collectors.toMap(Notification::eventId, Function.identity()));
    }

    private static String state(Recall recall, Map<UUID, Notification> told) {
        return recall.reminder() == null || !told.containsKey(recall.reminder()) ? null : told.get(recall.reminder()).state().id();
    }

    private Optional<Recall> expect(Person person, long version) {
        Optional<Recall> standing = recalls.of(person.ids());
        if (standing.map(Recall::version).orElse(0L) != version) {
            throw Conflict.stale("recall");
        }
        return standing;
    }

    private static void check(Wanted wanted) {
        List<FieldError> errors = new ArrayList<>();
        LocalDate today = today();
        if (wanted.dueOn() == null) {
            errors.add(new FieldError("day_missing", "dueOn", "Say on which day."));
        } else if (wanted.dueOn().isBefore(today) || wanted.dueOn().isAfter(today.plus(FURTHEST))) {
            errors.add(new FieldError("day_out_of_range", "dueOn", "Choose a day from today on, at most " + FURTHEST.getYears() + " years ahead."));
        }
        if (wanted.note() != null && wanted.note().strip().length() > LONGEST_NOTE) {
            errors.add(new FieldError("too_long", "note", "The note is longer than " + LONGEST_NOTE + " characters."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static LocalDate today() {
        return LocalDate.now(CurrentCaller.get().practice().timeZone());
    }

    private Person person(UUID patientId) {
        return patients.person(patientId).orElseThrow(() -> new NotFound("patient"));
    }
}
