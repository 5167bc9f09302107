package app.fovea.patient.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.entity.Ids;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

/** Whose records somebody opened last. */
@ApplicationScoped
public class RecentPatients {
    /** Of each person; what is older is forgotten. */
    public static final int KEPT = 10;

    @Inject
    private TenantEntityManager tenant;

    /** One statement, and no race between two tabs: the patient comes to the front, and who is the last of too many goes. */
    public void opened(UUID userId, UUID patientId) {
        Query query = tenant.get().createNativeQuery("""
            with opened as (
              insert into recent_patients (tenant_id, id, user_id, patient_id, opened_at) values (?, ?, ?, ?, now())
              on conflict (tenant_id, user_id, patient_id) do update set opened_at = excluded.opened_at)
            delete from recent_patients where tenant_id = ? and user_id = ? and patient_id in (
              select patient_id from recent_patients where tenant_id = ? and user_id = ? and patient_id <> ? order by opened_at desc offset ?)""");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        UUID practice = CurrentCaller.get().tenantId();
        query.setParameter(1, practice).setParameter(2, Ids.next()).setParameter(3, userId).setParameter(4, patientId)
            .setParameter(5, practice).setParameter(6, userId).setParameter(7, practice).setParameter(8, userId).setParameter(9, patientId).setParameter(10, KEPT - 1).executeUpdate();
    }

    /** The last one first. */
    public List<Patient> of(UUID userId) {
        return tenant.get().createQuery("select p from RecentPatient r, Patient h, Patient p where r.userId = :me and h.id = r.patientId and p.id = h.personId order by r.openedAt desc, p.id", Patient.class)
            .setParameter("me", userId).setMaxResults(KEPT).getResultStream().distinct().toList();
    }
}
