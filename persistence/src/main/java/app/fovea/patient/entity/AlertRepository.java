package app.fovea.patient.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class AlertRepository {
    /** Nobody is asked more often. */
    private static final int MOST = 200;

    @Inject
    private TenantEntityManager tenant;

    /** Every answer of a patient, to every topic, the latest first. */
    public List<KnownAlert> of(Collection<UUID> patients) {
        return tenant.get().createQuery("select new app.fovea.patient.entity.KnownAlert(a, u) from PatientAlert a, User u where a.patientId in :patients and u.id = a.toldTo order by a.toldAt desc, a.seq desc", KnownAlert.class)
            .setParameter("patients", patients).setMaxResults(MOST).getResultList();
    }

    /** Writes now, so that of two who answer at once the second is told. */
    public void add(PatientAlert alert) {
        tenant.get().persist(alert);
        tenant.get().flush();
    }
}
