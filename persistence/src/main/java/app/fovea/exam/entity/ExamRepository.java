package app.fovea.exam.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class ExamRepository {
    private static final String SELLABLE = "from Exam e where e.state = 'finalized' and e.amendedBy is null and e.outcome in ('NEW_RX', 'NO_CHANGE')";

    @Inject
    private TenantEntityManager tenant;

    public Optional<Exam> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Exam.class, id));
    }

    /** Locked until the transaction ends: of two who begin something from it at once the second sees what the first began. */
    public Optional<Exam> lock(UUID id) {
        return Optional.ofNullable(tenant.get().find(Exam.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public void add(Exam exam) {
        tenant.get().persist(exam);
    }

    public void remove(Exam exam) {
        tenant.get().remove(exam);
        tenant.get().flush();
    }

    /** Writes now, so that the answer carries the version that was stored. */
    public void flush() {
        tenant.get().flush();
    }

    /** Newest first. */
    public List<Exam> of(Collection<UUID> patients, int limit) {
        return tenant.get().createQuery("select e from Exam e where e.patientId in :patients order by e.examinedOn desc, e.id desc", Exam.class)
            .setParameter("patients", patients).setMaxResults(limit).getResultList();
    }

    public Optional<Exam> lastFinalised(Collection<UUID> patients) {
        return tenant.get().createQuery("select e from Exam e where e.patientId in :patients and e.state = 'finalized' order by e.examinedOn desc, e.id desc", Exam.class)
            .setParameter("patients", patients).setMaxResults(1).getResultStream().findFirst();
    }

    /** As {@link #lastFinalised}, of another day's than an amendment is about. @param version the draft of an amendment */
    public Optional<Exam> lastFinalisedBut(Collection<UUID> patients, UUID version) {
        return tenant.get().createQuery("select e from Exam e where e.patientId in :patients and e.state = 'finalized' and e.id <> :version order by e.examinedOn desc, e.id desc", Exam.class)
            .setParameter("patients", patients).setParameter("version", version).setMaxResults(1).getResultStream().findFirst();
    }

    /** The version that corrects this exam, draft or final. */
    public Optional<Exam> amendmentOf(UUID id) {
        return tenant.get().createQuery("select e from Exam e where e.amends = :id", Exam.class).setParameter("id", id).getResultStream().findFirst();
    }

    public long count(Collection<UUID> patients) {
        return tenant.get().createQuery("select count(e) from Exam e where e.patientId in :patients", Long.class)
            .setParameter("patients", patients).getSingleResult();
    }

    /** Finalised with a prescription since that day, and no sale begun from them yet: waiting at the point of sale. What is begun waits among the open sales. */
    public List<Exam> readyToSell(LocalDate since, int limit) {
        return tenant.get().createQuery("select e " + SELLABLE + " and not exists (select d.id from Dispense d where d.examId = e.id) and e.examinedOn >= :since order by e.finalizedAt desc", Exam.class)
            .setParameter("since", since).setMaxResults(limit).getResultList();
    }

    /** Those of these exams that something could be sold from and nothing was, newest first. */
    public List<Exam> readyToSell(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : tenant.get().createQuery("select e " + SELLABLE
            + " and not exists (select d.id from Dispense d where d.examId = e.id and d.state = 'checked_out') and e.id in :ids order by e.finalizedAt desc", Exam.class).setParameter("ids", ids).getResultList();
    }
}
