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
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
        static ErasureView of(Erasure erasure) {
            return new ErasureView(erasure.id(), erasure.kind().id(), erasure.askedAt(), erasure.askedByName(), erasure.reason(), erasure.doneAt(), erasure.gone());
        }
    }

    /** Changes nothing. */
    @Requires(Permission.PATIENTS_ERASE)
    public Preview preview(@Of(RecordKind.PATIENT) UUID patientId) {
        Patient patient = load(patientId);
        ZoneId zone = CurrentCaller.get().practice().timeZone();
        LastSeen seen = erasures.lastSeen(patientId, zone).orElseThrow(() -> new NotFound("patient"));
        Optional<Retention> rule = rule();
        Optional<Retention.Kept> kept = rule.map(seen::keptBy);
        HeldCounts counts = HeldCounts.of(patient.details(), rows.of(patientId));
        return new Preview(counts.goes(), counts.stays(), kept.map(Retention.Kept::until).orElse(null), kept.map(Retention.Kept::reason).orElse(null), rule.map(Retention::source).orElse(null),
            stands(seen, counts), restrictions.standing(patientId).isPresent(), erasures.of(patientId).stream().map(ErasureView::of).toList());
    }

    /**
     * Erases how somebody is reached and what they said about being written to, at once; what lies further back (messages, earlier details) goes within a minute. Restricts the record to the caller,
     * where it is not restricted yet.
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
        Patient patient = load(patientId);
        ZoneId zone = caller.practice().timeZone();
        LastSeen seen = erasures.lastSeen(patientId, zone).orElseThrow(() -> new NotFound("patient"));
        if (erasures.of(patientId).stream().anyMatch(erasure -> erasure.doneAt() == null)) {
            throw new Conflict("This is being erased already. Look again in a minute.");
        }
        HeldCounts counts = HeldCounts.of(patient.details(), rows.of(patientId));
        List<String> stands = stands(seen, counts);
        if (!stands.isEmpty()) {
            throw new RuleBroken("still_needed", String.join(" ", stands));
        }
        Optional<Retention.Kept> kept = rule().map(seen::keptBy);
        Erasure erasure = new Erasure(patientId, Erasure.Kind.CONTACT, caller.userId(), caller.displayName(), Instant.now(), reason.strip(), kept.map(Retention.Kept::until).orElse(null));
        patient.eraseContact();
        erasures.forgetRecent(patientId);
        erasures.add(erasure);
        audit.record("patient.contact_erased", "patient", patientId);
        if (restrictions.standing(patientId).isEmpty()) {
            restrict(caller, patientId, kept);
        }
        return ErasureView.of(erasure);
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

    private List<String> stands(LastSeen seen, HeldCounts counts) {
        List<String> stands = new ArrayList<>();
        if (seen.openOrders() > 0) {
            stands.add((seen.openOrders() == 1 ? "An order is" : seen.openOrders() + " orders are") + " not handed over yet, and the patient must be told when it is ready. Hand over or cancel first.");
        }
        if (erasures.merged(seen.patientId())) {
            stands.add("This record is or was one of two of one person, and what was known of both is kept with that. Such records cannot be erased yet.");
        }
        BigDecimal owed = invoices.totalsOf(Set.of(seen.patientId())).outstanding();
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

    private Patient load(UUID id) {
        return patients.find(id).orElseThrow(() -> new NotFound("patient"));
    }
}
