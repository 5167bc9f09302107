package app.fovea.prescription.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class PrescriptionRepository {
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

    /** Newest first. */
    public List<Prescription> of(UUID patientId, int limit) {
        return tenant.get().createQuery("select p from Prescription p where p.patientId = :patient order by p.prescribedOn desc, p.id desc", Prescription.class)
            .setParameter("patient", patientId).setMaxResults(limit).getResultList();
    }

    public long count(UUID patientId) {
        return tenant.get().createQuery("select count(p) from Prescription p where p.patientId = :patient", Long.class)
            .setParameter("patient", patientId).getSingleResult();
    }
}
