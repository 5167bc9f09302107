package app.fovea.patient.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.patient.control.HeldCounts;
import app.fovea.patient.entity.Erasure;
import app.fovea.patient.entity.ErasureRepository;
import app.fovea.patient.entity.HeldRows;
import app.fovea.patient.entity.LastSeen;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.Person;
import app.fovea.patient.entity.Recall;
import app.fovea.patient.entity.RecallRepository;
import app.fovea.patient.entity.Retention;
import app.fovea.privacy.entity.Admitted;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.privacy.entity.RecordRestriction;
import app.fovea.privacy.entity.Restrictions;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Erasure against retention (UK GDPR Article 17 and the College of Optometrists' rule): what need not be kept is erased when a person asks for it, the rest is restricted, and it is said until when
 * and why it is kept. What is due goes by itself ({@link app.fovea.patient.control.RetentionRound}).
 */
@Stateless
public class Erasures {
    private static final int LONGEST_REASON = 500;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    @Inject
    private PatientRepository patients;
    @Inject
    private ErasureRepository erasures;
    @Inject
    private RecallRepository recalls;
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private HeldRows rows;
    @Inject
    private Restrictions restrictions;
    @Inject
    private AuditTrail audit;

    /**
     * What would happen.
     *
     * @param goes       what would be erased now
     * @param stays      what is kept
     * @param keptUntil  until when; absent where the rule of the country is not on file
     * @param reason     what decides that day, in words
     * @param source     whose rule it is
     * @param stands     why nothing can be erased yet, each with what to do; empty when it can
     * @param restricted whether the record is restricted already
     * @param erasures   what was erased before, newest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Preview(List<HeldCounts.Item> goes, List<HeldCounts.Item> stays, LocalDate keptUntil, String reason, String source, List<String> stands, boolean restricted, List<ErasureView> erasures) {
    }

    /**
     * @param doneAt absent while it stands: what lies further back goes within a minute, or when the last message to them has left
     * @param gone   how many rows of which table; absent while it stands
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ErasureView(UUID id, String kind, Instant askedAt, String askedBy, String reason, Instant doneAt, Erasure.Gone gone) {
        /** @param together of all records of one person, asked for in one moment */
        static ErasureView of(List<Erasure> together) {
            Erasure first = together.get(0);
            if (together.stream().anyMatch(each -> each.doneAt() == null)) {
                return new ErasureView(first.id(), first.kind().id(), first.askedAt(), first.askedByName(), first.reason(), null, null);
            }
            SortedMap<String, Integer> gone = new TreeMap<>();
            together.forEach(each -> each.gone().rows().forEach((table, rows) -> gone.merge(table, rows, Integer::sum)));
            return new ErasureView(first.id(), first.kind().id(), first.askedAt(), first.askedByName(), first.reason(), together.stream().map(Erasure::doneAt).max(Instant::compareTo).orElseThrow(), new Erasure.Gone(gone));
        }
    }

    /** Changes nothing. */
    @Requires(Permission.PATIENTS_ERASE)
    public Preview preview(@Of(RecordKind.PATIENT) UUID patientId) {
        Person person = load(patientId);
        LastSeen seen = seen(person);
        Optional<Retention> rule = rule();
        Optional<Retention.Kept> kept = rule.map(seen::keptBy);
        HeldCounts counts = HeldCounts.of(person.patient().details(), rows.of(person.id()));
        return new Preview(counts.goes(), counts.stays(), kept.map(Retention.Kept::until).orElse(null), kept.map(Retention.Kept::reason).orElse(null), rule.map(Retention::source).orElse(null),
            stands(person, seen, counts), restrictions.standing(patientId).isPresent(), erased(person));
    }

    /**
     * Erases how somebody is reached and what they said about being written to, at once; what lies further back (messages, earlier details) goes within a minute. Restricts the record to the caller,
     * where it is not restricted yet. Judged with the person locked: a sale that is being taken at this moment is waited for and counted. Of somebody with several records all of them are erased.
     *
     * @param reason who asked and how one knows that it is they, 1 to 500 characters
     * @throws RuleBroken where the practice still needs to reach them
     */
    @Requires(Permission.PATIENTS_ERASE)
    public ErasureView erase(@Of(RecordKind.PATIENT) UUID patientId, String reason) {
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new InvalidInput("reason_missing", "reason", "Say who asked and how you know that it is they, in at most " + LONGEST_REASON + " characters.");
        }
        Caller caller = CurrentCaller.get();
        patients.lock(load(patientId).ids());
        Person person = load(patientId); // Merged or taken apart while this waited for the lock.
        if (erasures.of(person.ids()).stream().anyMatch(erasure -> erasure.doneAt() == null)) {
            throw new Conflict("This is being erased already. Look again in a minute.");
        }
        LastSeen seen = seen(person);
        HeldCounts counts = HeldCounts.of(person.patient().details(), rows.of(person.id()));
        List<String> stands = stands(person, seen, counts);
        if (!stands.isEmpty()) {
            throw new RuleBroken("still_needed", String.join(" ", stands));
        }
        Optional<Retention.Kept> kept = rule().map(seen::keptBy);
        Stream.concat(person.merged().stream(), Stream.of(person.patient())).forEach(Patient::eraseContact);
        erasures.forgetRecent(person.ids());
        Instant now = Instant.now();
        recalls.end(person.ids(), Recall.Ending.ERASED, now);
        List<Erasure> asked = person.ids().stream()
            .map(record -> new Erasure(record, Erasure.Kind.CONTACT, caller.userId(), caller.displayName(), now, reason.strip(), kept.map(Retention.Kept::until).orElse(null))).toList();
        asked.forEach(erasure -> {
            erasures.add(erasure);
            audit.record("patient.contact_erased", "patient", erasure.patientId());
        });
        if (restrictions.standing(patientId).isEmpty()) {
            restrict(caller, person.id(), kept);
        }
        return ErasureView.of(asked);
    }

    /** Whoever erased it sees it, and whoever sees every restricted record. */
    private void restrict(Caller caller, UUID patientId, Optional<Retention.Kept> kept) {
        String why = "Asked to be erased. " + kept.map(until -> "Kept until " + DAY.format(until.until()) + ": " + until.reason() + ".").orElse("Kept as long as the law says.");
        RecordRestriction restriction = new RecordRestriction(patientId, why, caller.userId(), Instant.now());
        restrictions.add(restriction);
        restrictions.flush();
        restrictions.admit(Admitted.person(restriction.id(), caller.userId()));
        restrictions.flush();
        audit.record("record.restricted", "patient", patientId);
    }

    private List<String> stands(Person person, LastSeen seen, HeldCounts counts) {
        List<String> stands = new ArrayList<>();
        if (seen.openOrders() > 0) {
            stands.add((seen.openOrders() == 1 ? "An order is" : seen.openOrders() + " orders are") + " not handed over yet, and the patient must be told when it is ready. Hand over or cancel first.");
        }
        if (seen.waitingSales() > 0) {
            stands.add("A sale is paid or agreed and the lab has no order of it yet. Wait until it has, or cancel the sale.");
        }
        BigDecimal owed = invoices.totalsOf(person.ids()).outstanding();
        if (owed.signum() > 0) {
            stands.add(owed.toPlainString() + " " + CurrentCaller.get().practice().currency() + " is still owed. Take it or write it off first.");
        }
        if (counts.goes().isEmpty() && stands.isEmpty()) {
            stands.add("Nothing is held that need not be kept.");
        }
        return stands;
    }

    private static Optional<Retention> rule() {
        Caller.Practice practice = CurrentCaller.get().practice();
        return Retention.SECTION.find(practice.jurisdiction(), LocalDate.now(practice.timeZone()));
    }

    private List<ErasureView> erased(Person person) {
        Map<Instant, List<Erasure>> together = erasures.of(person.ids()).stream().collect(Collectors.groupingBy(Erasure::askedAt, LinkedHashMap::new, Collectors.toList()));
        return together.values().stream().map(ErasureView::of).toList();
    }

    private LastSeen seen(Person person) {
        return erasures.lastSeen(person.id(), CurrentCaller.get().practice().timeZone()).orElseThrow(() -> new NotFound("patient"));
    }

    private Person load(UUID id) {
        return patients.person(id).orElseThrow(() -> new NotFound("patient"));
    }
}
