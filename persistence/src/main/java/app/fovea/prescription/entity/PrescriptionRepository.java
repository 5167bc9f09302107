package app.fovea.prescription.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class PrescriptionRepository {
    private static final String COUNTING = "from Prescription p where p.patientId in :patients and not exists (select e.id from Exam e where e.id = p.examId and e.amendedBy is not null)";

    @Inject
    private TenantEntityManager tenant;

    public void add(Prescription prescription) {
        tenant.get().persist(prescription);
    }

    public Optional<Prescription> find(UUID id) {
        return Optional.ofNullable(tenant.get().find(Prescription.class, id));
    }

    public Optional<Prescription> ofExam(UUID examId) {
        return tenant.get().createQuery("select p from Prescription p where p.examId = :exam", Prescription.class)
            .setParameter("exam", examId).getResultStream().findFirst();
    }

    /** Those that count, newest first: what an amended exam led to is read with that exam. */
    public List<Prescription> of(Collection<UUID> patients, int limit) {
        return tenant.get().createQuery("select p " + COUNTING + " order by p.prescribedOn desc, p.id desc", Prescription.class)
            .setParameter("patients", patients).setMaxResults(limit).getResultList();
    }

    /** The last that counts of what was prescribed until that day, but for what this journey's exam led to, in whichever version. */
    public Optional<Prescription> before(Collection<UUID> patients, LocalDate day, UUID journey) {
        return tenant.get().createQuery("select p " + COUNTING + " and p.prescribedOn <= :day and not exists (select v.id from Exam v where v.id = p.examId and v.correlationId = :journey)"
            + " order by p.prescribedOn desc, p.id desc", Prescription.class).setParameter("patients", patients).setParameter("day", day).setParameter("journey", journey).setMaxResults(1).getResultStream().findFirst();
    }

    /** Of those that count. */
    public long count(Collection<UUID> patients) {
        return tenant.get().createQuery("select count(p) " + COUNTING, Long.class)
            .setParameter("patients", patients).getSingleResult();
    }
}
