package app.fovea.patient.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.patient.entity.Erasure;
import app.fovea.patient.entity.ErasureRepository;
import app.fovea.patient.entity.LastSeen;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.Retention;
import app.fovea.privacy.entity.Persons;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records that were kept as long as the rule on retention says. Each is asked for in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class DueRecords {
    @Inject
    private TenantRepository practices;
    @Inject
    private PatientRepository patients;
    @Inject
    private Persons persons;
    @Inject
    private ErasureRepository erasures;
    @Inject
    private AuditTrail audit;

    /** Those who may be due, in the order of their ids. A rule that nobody confirmed erases nobody. */
    public List<LastSeen> page(UUID after, int limit) {
        Caller.Practice practice = practices.own().practice();
        LocalDate today = LocalDate.now(practice.timeZone());
        return rule(practice, today).map(rule -> erasures.notSeenSince(today.minus(rule.afterLastSeen()), after, limit, practice.timeZone())).orElse(List.of());
    }

    /** Judged anew, with the person locked: since the page was read they may have come back, or another node may have erased them. All of their records go together. @return false where the record must be kept for longer, and where nothing is kept any more */
    public boolean askFor(UUID patientId) {
        Caller.Practice practice = practices.own().practice();
        LocalDate today = LocalDate.now(practice.timeZone());
        Optional<Retention> rule = rule(practice, today);
        List<UUID> records = patients.lock(persons.idsOf(patientId)).stream().map(Patient::id).toList();
        boolean standing = erasures.of(records).stream().anyMatch(each -> each.doneAt() == null);
        Optional<LastSeen> due = standing ? Optional.empty() : erasures.lastSeen(patientId, practice.timeZone()).filter(seen -> rule.filter(each -> seen.over(each, today)).isPresent());
        due.ifPresent(seen -> {
            Retention.Kept kept = seen.keptBy(rule.orElseThrow());
            for (UUID record : records) {
                erasures.add(new Erasure(record, Erasure.Kind.RECORD, null, CurrentCaller.get().displayName(), Instant.now(), kept.reason(), kept.until()));
                audit.record("patient.record_erased", "patient", record, Map.of("keptUntil", kept.until().toString(), "lastSeen", seen.on().toString(), "rule", kept.reason()));
            }
        });
        return due.isPresent();
    }

    private static Optional<Retention> rule(Caller.Practice practice, LocalDate today) {
        return Retention.SECTION.find(practice.jurisdiction(), today).filter(Retention::confirmed);
    }
}
