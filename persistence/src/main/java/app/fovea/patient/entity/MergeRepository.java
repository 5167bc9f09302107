package app.fovea.patient.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Which records were merged, and taken apart again. */
@ApplicationScoped
public class MergeRepository {
    /** Nobody has more records. */
    private static final int MOST = 200;

    @Inject
    private TenantEntityManager tenant;

    /** Of a record, whether it was the one that is left or the other, newest first. */
    public List<PatientMerge> of(UUID patientId) {
        return tenant.get().createQuery("select g from PatientMerge g where g.keptId = :patient or g.mergedId = :patient order by g.id desc", PatientMerge.class)
            .setParameter("patient", patientId).setMaxResults(MOST).getResultList();
    }

    /** Writes now, so that the database judges each step by what went before it. */
    public void add(PatientMerge merge) {
        tenant.get().persist(merge);
        tenant.get().flush();
    }

    public void flush() {
        tenant.get().flush();
    }
}
