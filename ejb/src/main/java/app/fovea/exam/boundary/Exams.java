package app.fovea.exam.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.exam.boundary.ExamView.Amendment;
import app.fovea.exam.boundary.event.ExamFinalized;
import app.fovea.exam.entity.Exam;
import app.fovea.exam.entity.ExamNotes;
import app.fovea.exam.entity.ExamRepository;
import app.fovea.exam.entity.ExamRules;
import app.fovea.exam.entity.RecallAdvice;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.law.entity.Jurisdiction;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.Recall;
import app.fovea.patient.entity.RecallRepository;
import app.fovea.prescription.entity.Prescription;
import app.fovea.prescription.entity.PrescriptionChange;
import app.fovea.prescription.entity.PrescriptionRepository;
import app.fovea.prescription.entity.PrescriptionRules;
import app.fovea.prescription.entity.PrescriptionValidity;
import app.fovea.prescription.entity.PrescriptionWarning;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Persons;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Write an eye exam, correct it as a new version, and finalise it, which begins a patient's journey through the house. */
@Stateless
public class Exams {
    private static final int LONGEST_REASON = 500;

    @Inject
    private ExamRepository exams;
    @Inject
    private PrescriptionRepository prescriptions;
    @Inject
    private PatientRepository patients;
    @Inject
    private RecallRepository recalls;
    @Inject
    private Persons persons;
    @Inject
    private UserRepository users;
    @Inject
    private JourneyLog journey;
    @Inject
    private AuditTrail audit;

    @Requires(Permission.EXAMS_WRITE)
    public ExamView start(@Of(value = RecordKind.PATIENT, shows = RecordKind.EXAM) UUID patientId, ExamNotes notes) {
        Caller caller = CurrentCaller.get();
        Patient patient = patients.find(patientId).orElseThrow(() -> new NotFound("patient"));
        refuse(ExamRules.draftErrors(notes));
        Exam exam = new Exam(patient.id(), caller.branchId(), caller.userId(), today(caller));
        exam.write(notes);
        exams.add(exam);
        exams.flush();
        audit.record("exam.started", "exam", exam.id());
        return view(exam, patient);
    }

    /** @param version what the editor saw */
    @Requires(Permission.EXAMS_WRITE)
    public ExamView save(@Of(RecordKind.EXAM) UUID id, long version, ExamNotes notes) {
        Exam exam = loadDraft(id);
        requireForColleagues(exam, Permission.EXAMS_TAKE_OVER);
        exam.expectVersion(version, "exam");
        refuse(ExamRules.draftErrors(notes));
        exam.write(notes);
        exams.flush();
        return view(exam, patientOf(exam));
    }

    /**
     * Signs the exam and issues its prescription. Neither changes afterwards.
     *
     * @param acknowledged codes of the warnings that the optometrist has read and stands by; null: the signature stands for all
     *                     of them (a program that asked its own questions)
     */
    @Requires(Permission.EXAMS_FINALIZE)
    public ExamView finalise(@Of(RecordKind.EXAM) UUID id, long version, Set<String> acknowledged) {
        Caller caller = CurrentCaller.get();
        Exam exam = loadDraft(id);
        requireForColleagues(exam, Permission.EXAMS_FINALIZE_COLLEAGUES);
        exam.expectVersion(version, "exam");
        refuse(ExamRules.finalErrors(exam.notes()));
        List<PrescriptionWarning> warnings = warnings(exam, patientOf(exam));
        if (!warnings.isEmpty()) {
            caller.require(Permission.EXAMS_CONFIRM);
        }
        refuseUnread(warnings, acknowledged);
        Optional<Prescription> issued = issue(exam, caller);
        exam.finalise(caller.userId(), Instant.now());
        exams.flush();
        if (exam.amends() != null) {
            load(exam.amends()).replacedBy(exam);
            exams.flush();
        }
        if (exam.amends() == null) {
            recalls.end(persons.idsOf(exam.patientId()), Recall.Ending.EXAMINED, Instant.now());
        }
        warnings.stream().map(PrescriptionWarning::code).distinct().forEach(code -> audit.record("exam.warning_confirmed", "exam", exam.id(), Map.of("warning", code)));
        journey.append(new ExamFinalized(exam.id(), exam.version(), exam.patientId(), caller.userId(), exam.notes().outcome(), issued.map(Prescription::id).orElse(null),
            exam.notes().recommendation(), exam.notes().recallMonths(), exam.branchId()), new Context(exam.correlationId(), null));
        return view(exam, patientOf(exam));
    }

    /**
     * Begins a new version of a finalised exam, with all that stands in that one: to be corrected and signed as any draft is. Until it is signed the old one counts; from then on the old one says what
     * replaced it, and stays to be read. Its prescription goes with it.
     */
    @Requires(Permission.EXAMS_AMEND)
    public ExamView amend(@Of(RecordKind.EXAM) UUID id, String reason) {
        Caller caller = CurrentCaller.get();
        Exam old = load(id);
        String why = checked(reason);
        if (!old.finalised()) {
            throw new Conflict("This exam is not signed yet. Change the draft itself.");
        }
        if (old.amendedBy() != null) {
            throw new Conflict("This exam was amended already. Amend the newest version of it.");
        }
        exams.amendmentOf(id).ifPresent(draft -> {
            throw new Conflict("An amendment of this exam is being written already. Go on with it, or have it discarded.");
        });
        Exam version = Exam.amending(old, caller.userId(), why);
        exams.add(version);
        exams.flush();
        audit.record("exam.amendment_started", "exam", version.id(), Map.of("amends", id.toString(), "reason", why));
        return view(version, patientOf(version));
    }

    private static String checked(String reason) {
        if (reason == null || reason.isBlank()) {
            throw new InvalidInput("reason_missing", "reason", "Say what was wrong: it stays with both versions.");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw new InvalidInput("too_long", "reason", "The reason is longer than " + LONGEST_REASON + " characters.");
        }
        return reason.strip();
    }

    /** Throws a draft away for good; that it was there stays in the audit trail. @param version what was seen of it; null to take it as it is now */
    @Requires(Permission.EXAMS_DISCARD)
    public void discard(@Of(RecordKind.EXAM) UUID id, Long version) {
        Exam exam = loadDraft(id);
        requireForColleagues(exam, Permission.EXAMS_TAKE_OVER);
        if (version != null) {
            exam.expectVersion(version, "exam");
        }
        exams.remove(exam);
        audit.record("exam.discarded", "exam", id, Map.of("patient", exam.patientId().toString()));
    }

    @Requires(Permission.EXAMS_VIEW)
    public ExamView get(@Of(RecordKind.EXAM) UUID id) {
        Exam exam = load(id);
        return view(exam, patientOf(exam));
    }

    /** Finalised in the last days and no sale begun from them yet, newest first: who is waiting at the point of sale. */
    @Requires(Permission.POS_ACCESS)
    public List<ReadyToSell> readyToSell(int days, int limit) {
        return ready(exams.readyToSell(today(CurrentCaller.get()).minusDays(days), limit));
    }

    /** Those of these exams that something could be sold from and nothing was, newest first. */
    @Requires(Permission.POS_ACCESS)
    public List<ReadyToSell> readyToSell(Collection<UUID> ids) {
        return ready(exams.readyToSell(ids));
    }

    private List<ReadyToSell> ready(List<Exam> unsold) {
        return unsold.stream().map(exam -> new ReadyToSell(exam.id(), exam.patientId(), patientOf(exam).name(), exam.examinedOn(), exam.finalizedAt(), exam.notes().recommendation())).toList();
    }

    /** An exam belongs to whoever began it. */
    private static void requireForColleagues(Exam exam, Permission permission) {
        Caller caller = CurrentCaller.get();
        if (!exam.optometristId().equals(caller.userId())) {
            caller.require(permission);
        }
    }

    private static void refuseUnread(List<PrescriptionWarning> warnings, Set<String> acknowledged) {
        List<PrescriptionWarning> unread = acknowledged == null ? List.of() : warnings.stream().filter(warning -> !acknowledged.contains(warning.code())).toList();
        if (!unread.isEmpty()) {
            throw new RuleBroken("warnings_not_acknowledged", "Read and acknowledge first: "
                + String.join(" ", unread.stream().map(warning -> warning.message() + " (" + warning.code() + ")").toList()));
        }
    }

    private Optional<Prescription> issue(Exam exam, Caller caller) {
        if (!exam.notes().outcome().prescribes()) {
            return Optional.empty();
        }
        LocalDate on = exam.examinedOn();
        LocalDate expiresOn = PrescriptionValidity.SECTION.on(caller.practice().jurisdiction(), on).expiresOn(on, exam.retestOn());
        Prescription prescription = new Prescription(exam.patientId(), exam.id(), caller.userId(), on, expiresOn, exam.notes().prescription());
        prescriptions.add(prescription);
        return Optional.of(prescription);
    }

    private Exam load(UUID id) {
        return exams.find(id).orElseThrow(() -> new NotFound("exam"));
    }

    private Exam loadDraft(UUID id) {
        Exam exam = load(id);
        if (exam.finalised()) {
            throw new Conflict("This exam is finalised and never changes. Amend it to correct it.");
        }
        return exam;
    }

    private Patient patientOf(Exam exam) {
        return patients.find(exam.patientId()).orElseThrow(() -> new NotFound("patient"));
    }

    private ExamView view(Exam exam, Patient patient) {
        ExamNotes notes = exam.notes();
        UUID prescriptionId = exam.finalised() ? prescriptions.ofExam(exam.id()).map(Prescription::id).orElse(null) : null;
        SpectaclePrescription before = before(exam, patient);
        String optometrist = users.find(exam.optometristId()).map(User::name).orElse(null);
        Jurisdiction here = CurrentCaller.get().practice().jurisdiction();
        RecallAdvice advice = RecallAdvice.of(patient.birthDate(), exam.examinedOn(), notes.prescription(), here).orElse(null);
        if (!CurrentCaller.get().may(Permission.EXAMS_FINDINGS)) {
            return new ExamView(exam.id(), exam.version(), exam.patientId(), exam.finalised() ? "finalized" : "draft", exam.examinedOn(), exam.finalizedAt(), exam.optometristId(),
                optometrist, exam.correlationId(), prescriptionId, notes.withoutFindings(CurrentCaller.get().may(Permission.PRESCRIPTIONS_VIEW)), List.of(), null, advice,
                amendment(exam), exam.amendedBy());
        }
        return new ExamView(exam.id(), exam.version(), exam.patientId(), exam.finalised() ? "finalized" : "draft", exam.examinedOn(), exam.finalizedAt(), exam.optometristId(),
            optometrist, exam.correlationId(), prescriptionId, notes, warnings(exam, patient, before, here), before == null ? null : PrescriptionChange.between(before, notes.prescription()),
            advice, amendment(exam), exam.amendedBy());
    }

    private static Amendment amendment(Exam exam) {
        return exam.amends() == null ? null : new Amendment(exam.amends(), exam.amendmentReason());
    }

    private List<PrescriptionWarning> warnings(Exam exam, Patient patient) {
        return warnings(exam, patient, before(exam, patient), CurrentCaller.get().practice().jurisdiction());
    }

    private List<PrescriptionWarning> warnings(Exam exam, Patient patient, SpectaclePrescription before, Jurisdiction here) {
        List<PrescriptionWarning> warnings = new ArrayList<>(written(exam) ? ExamRules.warnings(exam.notes(), patient.ageOn(exam.examinedOn()), before) : List.of());
        if (!exam.finalised()) {
            List<UUID> records = persons.idsOf(patient.id());
            LocalDate lastTest = (exam.amends() == null ? exams.lastFinalised(records) : exams.lastFinalisedBut(records, exam.amends())).map(Exam::examinedOn).orElse(null);
            warnings.addAll(RecallAdvice.warnings(exam.notes(), patient.birthDate(), exam.examinedOn(), lastTest, here));
        }
        return warnings;
    }

    /** What was prescribed last before this exam; null if there is none, or nothing to compare it with. */
    private SpectaclePrescription before(Exam exam, Patient patient) {
        return written(exam) ? prescriptions.before(persons.idsOf(patient.id()), exam.examinedOn(), exam.correlationId()).map(Prescription::powers).orElse(null) : null;
    }

    private static boolean written(Exam exam) {
        return exam.notes().prescription() != null && PrescriptionRules.complete(exam.notes().prescription());
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static LocalDate today(Caller caller) {
        return LocalDate.now(caller.practice().timeZone());
    }
}
