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
import app.fovea.patient.control.SupplyLifted;
import app.fovea.patient.entity.DetailChange;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientDetails;
import app.fovea.patient.entity.PatientQuery;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.PatientVersion;
import app.fovea.patient.entity.RecentPatients;
import app.fovea.patient.entity.SamePerson;
import app.fovea.privacy.entity.AboutPatient;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.privacy.entity.Restrictions;
import app.fovea.tenancy.entity.DocumentNumbers;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Find, register and change patients. */
@Stateless
public class Patients {
    /** Fewer than these spelled as it was typed, and somebody may have been misheard. */
    private static final int FEW = 5;
    private static final int MOST_NEAR = 10;
    /** More than these are no help to who types. */
    private static final int MOST_ALIKE = 5;
    private static final int LONGEST_REASON = 500;

    @Inject
    private PatientRepository patients;
    @Inject
    private RecentPatients recent;
    @Inject
    private DocumentNumbers numbers;
    @Inject
    private Restrictions restrictions;
    @Inject
    private AuditTrail audit;

    /**
     * Whom somebody may mean.
     *
     * @param alike spelled as it was typed, in name order
     * @param near  spelled nearly like it, the nearest first; only where {@code alike} is short
     */
    public record Found(Page<PatientView> alike, List<PatientView> near) {
    }

    /**
     * Those alike in name order, page by page; where they are few, behind them those who are spelled nearly like it, whom no page follows.
     *
     * @param typed name, date of birth, phone, NHS or patient number, in any order; empty for everybody
     * @param after a page's {@code next}
     */
    @Requires(Permission.PATIENTS_VIEW)
    public Page<PatientView> search(String typed, UUID after, Integer limit) {
        if (after == null) {
            Found found = find(typed, limit);
            return new Page<>(Stream.concat(found.alike().items().stream(), found.near().stream()).toList(), found.alike().next());
        }
        int size = Page.size(limit);
        Patient last = patients.find(after).orElseThrow(() -> new InvalidInput("page_marker_unknown", "after", "This page marker is not one of this list."));
        return page(patients.page(query(typed), last, size + 1), size);
    }

    /** The first page. @param typed as in {@link #search} */
    @Requires(Permission.PATIENTS_VIEW)
    public Found find(String typed, Integer limit) {
        int size = Page.size(limit);
        PatientQuery query = query(typed);
        List<Patient> alike = patients.page(query, null, size + 1);
        List<Patient> near = query.empty() || alike.size() >= Math.min(FEW, size) ? List.of()
            : patients.near(query, MOST_NEAR + alike.size()).stream().filter(patient -> !alike.contains(patient)).limit(Math.min(MOST_NEAR, size - alike.size())).toList();
        return new Found(page(alike, size), near.stream().map(PatientView::of).toList());
    }

    @Requires(Permission.PATIENTS_VIEW)
    public PatientView get(@Of(RecordKind.PATIENT) UUID id) {
        return PatientView.of(load(id));
    }

    /** Somebody looks at this record: it is among those that the search offers them before they type. Who looks through another role's eyes leaves no trace. */
    @Requires(Permission.PATIENTS_VIEW)
    public void opened(@Of(RecordKind.PATIENT) UUID id) {
        Caller caller = CurrentCaller.get();
        if (caller.userId() != null && !caller.previewing()) {
            recent.opened(caller.userId(), id);
        }
    }

    /** What these are called, by the ids that were asked for, for a list of what is about them: records that were merged are called like the one that is left; what is nobody's id is left out. */
    @Requires(Permission.PATIENTS_VIEW)
    public Map<UUID, String> names(Collection<UUID> ids) {
        Set<UUID> hidden = restrictions.hidden(ids);
        return patients.byId(ids).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> hidden.contains(each.getKey()) ? AboutPatient.RESTRICTED : each.getValue().name()));
    }

    /** Whose record somebody's may be, as far as they are known: any detail may be missing, and none is checked. Nobody is found by what the caller may not see. */
    @Requires(Permission.PATIENTS_CREATE)
    public List<AlikeView> alike(PatientDetails known) {
        List<SamePerson.Candidate> candidates = patients.alike(new SamePerson(known, compared(CurrentCaller.get())), MOST_ALIKE);
        Set<UUID> hidden = restrictions.hidden(candidates.stream().map(candidate -> candidate.patient().id()).toList());
        return candidates.stream().map(candidate -> hidden.contains(candidate.patient().id()) ? AlikeView.restricted(candidate.patient().id()) : AlikeView.of(candidate)).toList();
    }

    /** Without looking whether they have a record already. */
    @Requires(Permission.PATIENTS_CREATE)
    public PatientView register(PatientDetails details) {
        check(details, null);
        return register(details, null);
    }

    /**
     * @param notSameAs of whom somebody said that this is somebody else; kept in the audit
     * @throws MaybeRegistered when others are like them, too
     */
    @Requires(Permission.PATIENTS_CREATE)
    public PatientView registerUnless(PatientDetails details, Collection<UUID> notSameAs) {
        check(details, null);
        List<AlikeView> alike = alike(details);
        List<AlikeView> unasked = alike.stream().filter(candidate -> !notSameAs.contains(candidate.id())).toList();
        if (!unasked.isEmpty()) {
            throw new MaybeRegistered(unasked);
        }
        return register(details, alike.isEmpty() ? null : Map.of("notSameAs", alike.stream().map(each -> each.number() == null ? each.id().toString() : each.number()).collect(Collectors.joining(", "))));
    }

    private PatientView register(PatientDetails details, Map<String, String> said) {
        Patient patient = new Patient(numbers.next(DocumentNumbers.Kind.PATIENT), CurrentCaller.get().branchId(), details);
        patients.add(patient);
        audit.record("patient.registered", "patient", patient.id(), said);
        return PatientView.of(patient);
    }

    /**
     * Contact details need no more than the right to edit; who the patient is and the mark of sight impairment each need their own.
     * What stood there before is kept, with who changed it, when and why.
     *
     * @param version what the editor saw
     * @param reason  why it is changed; needed where a registrant alone could supply the patient until now and anybody could from now on, null otherwise
     */
    @Requires(Permission.PATIENTS_EDIT)
    public PatientView change(@Of(RecordKind.PATIENT) UUID id, long version, PatientDetails sent, String reason) {
        Caller caller = CurrentCaller.get();
        Patient patient = load(id);
        patient.expectVersion(version, "patient");
        PatientDetails before = patient.details();
        PatientDetails details = (caller.may(Permission.PATIENTS_NHS_NUMBER) ? sent : sent.withNhsNumberFrom(before)).withConsentFrom(before);
        check(details, patient.id());
        if (!details.samePersonAs(before)) {
            caller.require(Permission.PATIENTS_IDENTIFY);
        }
        if (details.registeredSightImpaired() != before.registeredSightImpaired()) {
            caller.require(Permission.PATIENTS_SIGHT_IMPAIRED);
        }
        String why = checkedReason(before, details, reason);
        patient.change(details);
        if (!DetailChange.between(before, patient.details()).isEmpty()) {
            patients.add(new PatientVersion(patient.id(), before, Instant.now(), caller.userId(), caller.displayName(), why));
        }
        patients.flush();
        audit.record("patient.changed", "patient", patient.id());
        return PatientView.of(patient);
    }

    /** A wrong birth date must not take a child out of those whom a registrant supplies without a word. */
    private static String checkedReason(PatientDetails before, PatientDetails after, String reason) {
        Caller.Practice practice = CurrentCaller.get().practice();
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        if (why != null && why.length() > LONGEST_REASON) {
            throw new InvalidInput("too_long", "reason", "The reason is longer than " + LONGEST_REASON + " characters.");
        }
        SupplyLifted.by(before, after, practice.jurisdiction(), LocalDate.now(practice.timeZone())).filter(who -> why == null).ifPresent(who -> {
            throw new InvalidInput("reason_missing", "reason", "This patient was " + who + ", whom a registrant alone supplies. With this change anybody may. Say how you know that it was wrong.");
        });
        return why;
    }

    /** Held against what the caller may see, and no more. */
    static PatientQuery query(String typed) {
        Caller caller = CurrentCaller.get();
        return PatientQuery.parse(typed, LocalDate.now(caller.practice().timeZone()))
            .comparedWith(compared(caller));
    }

    private static PatientQuery.Compared compared(Caller caller) {
        return new PatientQuery.Compared(caller.may(Permission.PATIENTS_CONTACT), caller.may(Permission.PATIENTS_NHS_NUMBER));
    }

    private static Page<PatientView> page(List<Patient> found, int size) {
        return Page.of(found, size, PatientView::of, patient -> patient.id().toString());
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
                boolean tells = caller.may(Permission.PATIENTS_NHS_NUMBER) && restrictions.hidden(List.of(holder.get().id())).isEmpty();
                throw new Conflict(tells ? "This NHS number belongs to " + holder.get().name() + " (" + holder.get().number() + ") already. Open that record instead."
                    : "This NHS number belongs to another record already. Ask somebody who may see NHS numbers and that record whose it is.");
            }
        }
    }
}
