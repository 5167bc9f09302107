package app.fovea.patient.boundary;

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
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.exam.entity.ExamRepository;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.notification.entity.NotificationRepository;
import app.fovea.patient.entity.DetailChange;
import app.fovea.patient.entity.DetailChange.Detail;
import app.fovea.patient.entity.ErasureRepository;
import app.fovea.patient.entity.MergeRepository;
import app.fovea.patient.entity.MergedDetails;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientDetails;
import app.fovea.patient.entity.PatientMerge;
import app.fovea.patient.entity.PatientQuery.Compared;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.PatientVersion;
import app.fovea.patient.entity.Person;
import app.fovea.patient.entity.SamePerson;
import app.fovea.prescription.entity.PrescriptionRepository;
import app.fovea.privacy.entity.AboutPatient;
import app.fovea.privacy.entity.Admitted;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.privacy.entity.RecordRestriction;
import app.fovea.privacy.entity.Restrictions;
import app.fovea.tenancy.entity.Page;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one of two records that are one person's, and takes them apart again. Nothing that was written about either is rewritten: it is read together, under the
 * record that is left, as long as they are one.
 */
@Stateless
public class PatientMerges {
    private static final int LONGEST_REASON = 500;
    private static final int MOST_ALIKE = 5;

    @Inject
    private PatientRepository patients;
    @Inject
    private MergeRepository merges;
    @Inject
    private ExamRepository exams;
    @Inject
    private PrescriptionRepository prescriptions;
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private OrderRepository orders;
    @Inject
    private NotificationRepository messages;
    @Inject
    private JourneyLog journey;
    @Inject
    private Restrictions restrictions;
    @Inject
    private ErasureRepository erasures;
    @Inject
    private UserRepository users;
    @Inject
    private AuditTrail audit;

    /**
     * How to merge.
     *
     * @param version of the other record, as the editor saw it
     * @param take    the fields in which what the other record says is to hold; of all others holds what the record that is left says
     * @param reason  how one knows that both are one person, 1 to 500 characters
     */
    public record Wanted(long version, List<String> take, String reason) {
        public Wanted {
            take = take == null ? List.of() : List.copyOf(take);
        }
    }

    /**
     * A detail in which two records differ.
     *
     * @param kept   what the record that is left says; null for nothing
     * @param merged what the other says
     * @param take   whether the other's is to be taken, unless somebody knows better
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(String field, String title, String kept, String merged, boolean take) implements Serializable {
    }

    /**
     * What merging would do.
     *
     * @param kept     the record that is left
     * @param merged   the one that is merged into it
     * @param differ   side by side, in the order of the form
     * @param moves    how much of the other record is shown with the one that is left, by kind
     * @param problems why the two cannot be merged as they are; empty where they can
     */
    public record Preview(PatientView kept, PatientView merged, List<Difference> differ, Map<String, Long> moves, List<Problem> problems) implements Serializable {
    }

    /** @param rule stable, for programs */
    public record Problem(String rule, String message) implements Serializable {
    }

    /** One merge, that stands or was undone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MergeView(UUID id, UUID keptId, UUID mergedId, String mergedNumber, String mergedName, String reason, String mergedBy, Instant mergedAt, String undoneBy, Instant undoneAt, String undoReason)
            implements Serializable {
        public boolean stands() {
            return undoneAt == null;
        }
    }

    /** Whose record may be this person's, too, the likeliest first. */
    @Requires(Permission.PATIENTS_MERGE)
    public List<AlikeView> alike(@Of(RecordKind.PATIENT) UUID patientId) {
        Patient patient = person(patientId).patient();
        List<SamePerson.Candidate> candidates = patients.alike(new SamePerson(patient.details(), new Compared(true, true)), MOST_ALIKE + 1).stream().filter(each -> !each.patient().equals(patient)).limit(MOST_ALIKE).toList();
        Set<UUID> hidden = restrictions.hidden(candidates.stream().map(each -> each.patient().id()).toList());
        return candidates.stream().map(each -> hidden.contains(each.patient().id()) ? AlikeView.restricted(each.patient().id()) : AlikeView.of(each)).toList();
    }

    /** Of the record that would be left, as it is now; the other has to be there, too. */
    @Requires(Permission.PATIENTS_MERGE)
    public long version(@Of(RecordKind.PATIENT) UUID patientId, @Of(RecordKind.PATIENT) UUID otherId) {
        person(otherId);
        return person(patientId).patient().version();
    }

    /** @param patientId the record that would be left @param otherId the one that would be merged into it */
    @Requires(Permission.PATIENTS_MERGE)
    public Preview preview(@Of(RecordKind.PATIENT) UUID patientId, @Of(RecordKind.PATIENT) UUID otherId) {
        Person kept = person(patientId);
        Person other = person(otherId);
        PatientDetails before = kept.patient().details();
        PatientDetails theirs = other.patient().details();
        Set<Detail> suggested = MergedDetails.suggested(before, theirs);
        List<Difference> differ = DetailChange.between(before, theirs).stream()
            .map(each -> new Difference(each.detail().field(), each.detail().title(), each.before(), each.after(), suggested.contains(each.detail()))).toList();
        return new Preview(PatientView.of(kept.patient()), PatientView.of(other.patient()), differ, moves(other.ids()), hindrances(kept, other).map(each -> new Problem(each.rule(), each.getMessage())).toList());
    }

    private Map<String, Long> moves(List<UUID> records) {
        Map<String, Long> moves = new LinkedHashMap<>();
        moves.put("exams", exams.count(records));
        moves.put("prescriptions", prescriptions.count(records));
        moves.put("orders", orders.count(records));
        moves.put("invoices", invoices.totalsOf(records).invoices());
        moves.put("messages", messages.count(records));
        moves.put("events", journey.count(records));
        return moves;
    }

    /**
     * @param patientId the record that is left
     * @param version   of that one, as the editor saw it
     * @param otherId   the one that is merged into it
     */
    @Requires(Permission.PATIENTS_MERGE)
    public MergeView merge(@Of(RecordKind.PATIENT) UUID patientId, long version, @Of(RecordKind.PATIENT) UUID otherId, Wanted wanted) {
        Caller caller = CurrentCaller.get();
        patients.lock(Stream.of(person(patientId), person(otherId)).flatMap(each -> each.ids().stream()).toList());
        Person person = person(patientId);
        Person other = person(otherId);
        hindrances(person, other).findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        Patient kept = person.patient();
        Patient merged = other.patient();
        kept.expectVersion(version, "patient");
        merged.expectVersion(wanted.version(), "other record");
        String why = reason(wanted.reason());
        PatientDetails before = kept.details();
        PatientDetails after = MergedDetails.of(before, merged.details(), taken(wanted.take(), before, merged.details()));
        if ((before.registeredSightImpaired() || merged.details().registeredSightImpaired()) && !after.registeredSightImpaired()) {
            caller.require(Permission.PATIENTS_SIGHT_IMPAIRED);
        }
        Instant now = Instant.now();
        PatientMerge merge = new PatientMerge(kept, merged, after, why, caller.userId(), now);
        merges.add(merge);
        merged.mergeInto(kept, now);
        merges.flush(); // Its NHS number is free for the record that is left.
        kept.change(after);
        remember(kept, before, "Merged with " + merged.number() + ": " + why, now);
        merges.flush();
        audit.record("patient.merged", "patient", kept.id(), Map.of("merged", merged.number(), "reason", why));
        audit.record("patient.merged_into", "patient", merged.id(), Map.of("into", kept.number(), "reason", why));
        return view(merge);
    }

    /** Newest first; those that were undone, too. */
    @Requires(Permission.PATIENTS_MERGE)
    public Page<MergeView> of(@Of(RecordKind.PATIENT) UUID patientId) {
        return new Page<>(merges.of(person(patientId).id()).stream().map(this::view).toList(), null);
    }

    /**
     * Each is a record of its own again: with what was known of it before, but for what somebody changed since, and with all that was made for it; what was made for the record that is left in the
     * meantime stays with that one.
     *
     * @param reason why, 1 to 500 characters
     */
    @Requires(Permission.PATIENTS_MERGE)
    public MergeView undo(@Of(RecordKind.PATIENT) UUID patientId, UUID mergeId, String reason) {
        Caller caller = CurrentCaller.get();
        patients.lock(person(patientId).ids());
        Person person = person(patientId);
        List<PatientMerge> known = merges.of(person.id());
        PatientMerge merge = known.stream().filter(each -> each.id().equals(mergeId)).findFirst().orElseThrow(() -> new NotFound("merge"));
        if (!merge.stands()) {
            throw new Conflict("These records were taken apart already.");
        }
        String why = reason(reason);
        if (beingErased(person.ids())) {
            throw new RuleBroken("being_erased", "This record is being erased. Look again in a minute, or when the last message to them has left.");
        }
        if (!known.stream().filter(PatientMerge::stands).findFirst().orElseThrow().equals(merge)) {
            throw new RuleBroken("merged_since", "Another record was merged into this one since. Take that one out first: the details go back step by step.");
        }
        Patient kept = person.patient();
        Patient merged = person.merged().stream().filter(each -> each.id().equals(merge.mergedId())).findFirst().orElseThrow();
        refuseBorrowedCredit(person, merged);
        Instant now = Instant.now();
        merge.undo(why, caller.userId(), now);
        PatientDetails together = kept.details();
        kept.change(MergedDetails.apart(merge, together, merged.details()));
        if (!DetailChange.between(merge.after(), together).isEmpty()) {
            remember(kept, together, "Taken apart from " + merged.number() + ": " + why, now);
        } // Else nobody built on what was known of both, and the other's details are not kept here.
        merges.flush();
        Optional<RecordRestriction> ofBoth = restrictions.standing(kept.id()).filter(each -> !each.restrictedAt().isBefore(merge.mergedAt()));
        merged.takeApart();
        merges.flush();
        ofBoth.ifPresent(each -> restrictOther(each, each.patientId().equals(merged.id()) ? kept.id() : merged.id()));
        audit.record("patient.unmerged", "patient", kept.id(), Map.of("merged", merged.number(), "reason", why));
        audit.record("patient.unmerged", "patient", merged.id(), Map.of("from", kept.number(), "reason", why));
        return view(merge);
    }

    /** What one record gave back cannot have paid for the other's: whose would the money be? */
    private void refuseBorrowedCredit(Person person, Patient merged) {
        List<UUID> others = person.ids().stream().filter(id -> !id.equals(merged.id())).toList();
        if (Stream.of(others, List.of(merged.id())).map(invoices::creditOf).map(BigDecimal::signum).anyMatch(sign -> sign < 0)) {
            throw new RuleBroken("credit_used", "Credit of one record paid for a sale of the other. Refund that payment to credit and take it in another way, then take the records apart.");
        }
    }

    /** Whoever restricted them while they were one meant both: the other one gets the same, said by the same, for the same people. */
    private void restrictOther(RecordRestriction standing, UUID other) {
        RecordRestriction same = new RecordRestriction(other, standing.reason(), standing.restrictedBy(), standing.restrictedAt());
        restrictions.add(same);
        restrictions.flush();
        restrictions.admittedTo(standing.id()).forEach(each -> restrictions.admit(each.userId() == null ? Admitted.role(same.id(), each.roleId()) : Admitted.person(same.id(), each.userId())));
        restrictions.flush();
        audit.record("record.restricted", "patient", other, Map.of("reason", standing.reason()));
    }

    private void remember(Patient kept, PatientDetails before, String why, Instant now) {
        if (!DetailChange.between(before, kept.details()).isEmpty()) {
            Caller caller = CurrentCaller.get();
            patients.add(new PatientVersion(kept.id(), before, now, caller.userId(), caller.displayName(), why.substring(0, Math.min(LONGEST_REASON, why.length()))));
        }
    }

    /** Why two records cannot be one. */
    private Stream<RuleBroken> hindrances(Person kept, Person other) {
        if (kept.id().equals(other.id())) {
            return Stream.of(new RuleBroken("same_record", "These are one record already."));
        }
        List<RuleBroken> hindrances = new ArrayList<>();
        if (!other.merged().isEmpty()) {
            hindrances.add(new RuleBroken("holds_merged", "Another record was merged into " + other.patient().number() + " already. Keep " + other.patient().number() + ", and merge this one into it."));
        }
        if (beingErased(Stream.of(kept, other).flatMap(each -> each.ids().stream()).toList())) {
            hindrances.add(new RuleBroken("being_erased", "One of the two records is being erased. Look again in a minute, or when the last message to them has left."));
        }
        String theirs = other.patient().details().nhsNumber();
        String ours = kept.patient().details().nhsNumber();
        if (ours != null && theirs != null && !ours.equals(theirs)) {
            hindrances.add(new RuleBroken("nhs_numbers_differ", "The two records have different NHS numbers, which are two people's. If one of them is wrong, correct it first."));
        }
        Optional<RecordRestriction> here = restrictions.standing(kept.id());
        if (here.isPresent() && restrictions.standing(other.id()).isPresent()) {
            hindrances.add(new RuleBroken("both_restricted", "Both records are restricted. Lift one of the two restrictions first: the other holds for both then."));
        }
        return hindrances.stream();
    }

    private boolean beingErased(List<UUID> records) {
        return erasures.of(records).stream().anyMatch(each -> each.doneAt() == null);
    }

    /** The NHS number comes along in any case: under it the person is known. */
    private static Set<Detail> taken(List<String> fields, PatientDetails kept, PatientDetails merged) {
        Map<String, Detail> known = Arrays.stream(Detail.values()).collect(Collectors.toMap(Detail::field, each -> each));
        if (!known.keySet().containsAll(fields)) {
            throw new InvalidInput("field_unknown", "take", "One of these fields is no detail of a patient.");
        }
        Set<Detail> taken = EnumSet.noneOf(Detail.class);
        fields.forEach(field -> taken.add(known.get(field)));
        taken.remove(Detail.NHS_NUMBER);
        if (kept.nhsNumber() == null && merged.nhsNumber() != null) {
            taken.add(Detail.NHS_NUMBER);
        }
        return taken;
    }

    private static String reason(String reason) {
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new InvalidInput(List.of(new FieldError("reason_missing", "reason", "Say how you know, in at most " + LONGEST_REASON + " characters. It stays with both records.")));
        }
        return reason.strip();
    }

    private MergeView view(PatientMerge merge) {
        Map<UUID, User> people = users.withIds(Stream.of(merge.mergedBy(), merge.undoneBy()).filter(Objects::nonNull).toList());
        Patient merged = patients.stored(merge.mergedId()).orElseThrow();
        boolean restricted = !restrictions.hidden(List.of(merged.id())).isEmpty(); // One may be, once they are taken apart.
        return new MergeView(merge.id(), merge.keptId(), merge.mergedId(), restricted ? null : merged.number(), restricted ? AboutPatient.RESTRICTED : merged.name(), merge.reason(), people.get(merge.mergedBy()).name(), merge.mergedAt(),
            Optional.ofNullable(merge.undoneBy()).map(people::get).map(User::name).orElse(null), merge.undoneAt(), merge.undoReason());
    }

    private Person person(UUID patientId) {
        return patients.person(patientId).orElseThrow(() -> new NotFound("patient"));
    }
}
